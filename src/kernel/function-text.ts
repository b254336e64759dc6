// How a function is written in an output: `ƒ neuron(x, w, b)`, `class Linear`.

const sourceOf = Function.prototype.toString;

/** Describes a function by its name and parameters; its source is read, never run. */
export function functionText(value: object): string {
  const source = sourceOf.call(value).slice(0, 2_000);
  const name = nameOf(value);
  if (/^class\b/.test(source)) return name ? `class ${name}` : "class";
  return `ƒ ${name}(${parametersOf(source)})`;
}

function nameOf(value: object): string {
  const property = Object.getOwnPropertyDescriptor(value, "name");
  return typeof property?.value === "string" ? property.value.slice(0, 60) : "";
}

function parametersOf(source: string): string {
  const arrow = /^(?:async\s+)?([\w$]+)\s*=>/.exec(source);
  if (arrow) return arrow[1] ?? "";
  const start = source.indexOf("(");
  let depth = 0;
  for (let i = start; i >= 0 && i < source.length; i++) {
    if ("([{".includes(source[i] ?? "")) depth += 1;
    else if (")]}".includes(source[i] ?? "") && --depth === 0) {
      return tidy(source.slice(start + 1, i));
    }
  }
  return "…";
}

/** Blanked types leave runs of spaces behind. */
function tidy(parameters: string): string {
  const text = parameters
    .replace(/\s+/g, " ")
    .replace(/ ([,)\]}])/g, "$1")
    .trim();
  const short = text.replace(/,$/, "");
  return short.length > 80 ? `${short.slice(0, 80)}…` : short;
}

// Word slips: misspelt, foreign and misplaced words that make a text unreadable.

import { keywords } from "./rough-scan.ts";
import { closest } from "./suggest.ts";
import { at, isDeclaring, notClosed, type Rule, type Surroundings } from "./surroundings.ts";
import type { Explanation } from "./syntax-error.ts";

/** The first that applies explains. */
export const wordSlips: Rule[] = [
  moduleWithoutQuotes,
  importWithoutBrace,
  fromOtherLanguage,
  misspeltKeyword,
  brokenArrow,
  returnAfterArrow,
  equalsTwice,
  conditionWithoutParentheses,
  constantWithoutValue,
  methodWithFunction,
  functionWithoutName,
  nameWithHyphen,
  keywordAsName,
];

function moduleWithoutQuotes({
  token,
  before: [last, names],
}: Surroundings): Explanation | undefined {
  return names && last?.text === "from" && token?.kind === "word"
    ? {
        ...at(token, "A module's name stands in quotation marks.", `Write \`"${token.text}"\`.`),
        replacement: `"${token.text}"`,
      }
    : undefined;
}

function importWithoutBrace({ token, open }: Surroundings): Explanation | undefined {
  const inner = open.at(-1);
  return token?.text === "from" && inner?.text === "{" ? notClosed(inner) : undefined;
}

function fromOtherLanguage({
  token,
  called,
  before: [last],
}: Surroundings): Explanation | undefined {
  for (const word of [called, last, token]) {
    const hint = word?.kind === "word" && otherLanguages.get(word.text);
    if (hint) return at(word, `\`${word.text}\` is not a word of TypeScript.`, hint);
  }
  return undefined;
}

const otherLanguages = new Map([
  ["def", "A function is written `function name(x: number) { … }`."],
  ["fn", "A function is written `function name(x: number) { … }`."],
  ["func", "A function is written `function name(x: number) { … }`."],
  ["lambda", "A short function is written `(x) => x + 1`."],
  ["from", 'Write `import { … } from "nn"`.'],
  ["elif", "Write `else if (…)`."],
  ["elseif", "Write `else if (…)`."],
  ["print", "Write `display(…)`, with parentheses."],
  ["and", "Write `&&`."],
  ["or", "Write `||`."],
  ["not", "Write `!`."],
  ["int", "Write `const` or `let`."],
  ["float", "Write `const` or `let`."],
]);

function misspeltKeyword({ token, called, before: [last] }: Surroundings): Explanation | undefined {
  const word = token?.text === "{" && called ? called : last;
  if (word?.kind !== "word" || keywords.has(word.text) || !token) return undefined;
  if (token.kind === "sign" && token.text !== "{") return undefined;
  const isLiteral = token.kind === "number" || token.kind === "string";
  const near = closest(word.text, isLiteral ? ["return", "throw", "import"] : starters);
  if (!near) return undefined;
  const message = `\`${word.text}\` is not a word of TypeScript.`;
  return { ...at(word, message, `Did you mean \`${near}\`?`), replacement: near };
}

export const starters =
  "const let function return import export class while for if else await async new throw typeof interface".split(
    " ",
  );

function brokenArrow({ token, before: [last] }: Surroundings): Explanation | undefined {
  if (last?.text === "=" && token?.text === ">") {
    return at({ start: last.start, end: token.end }, "The arrow is torn apart.", "Write `=>`.");
  }
  const minus = token?.text === "->" ? token : last?.text === "->" ? last : undefined;
  return minus && at(minus, "A function's arrow is written `=>`.", "Write `(x) => x + 1`.");
}

function returnAfterArrow({ token, before: [last] }: Surroundings): Explanation | undefined {
  return last?.text === "=>" && token?.text === "return"
    ? at(token, "After `=>` stands a value, or braces.", "Leave out `return`, or put it in `{ }`.")
    : undefined;
}

function equalsTwice({ token, before: [, declares] }: Surroundings): Explanation | undefined {
  return token && /^===?$/.test(token.text) && isDeclaring(declares)
    ? {
        ...at(token, `\`${token.text}\` compares; a value is given with one \`=\`.`, "Write `=`."),
        replacement: "=",
      }
    : undefined;
}

function conditionWithoutParentheses({
  token,
  before: [last],
}: Surroundings): Explanation | undefined {
  return last && /^(?:if|while|for|switch)$/.test(last.text) && token?.text !== "("
    ? at(
        token ?? last,
        `What follows \`${last.text}\` stands in parentheses.`,
        `Write \`${last.text} (…) { … }\`.`,
      )
    : undefined;
}

function constantWithoutValue({
  token,
  before: [name, declares],
}: Surroundings): Explanation | undefined {
  const ends = !token || token.text === ";" || keywords.has(token.text);
  return ends && declares?.text === "const" && name?.kind === "word"
    ? at(name, `The constant \`${name.text}\` has no value.`, `Write \`const ${name.text} = …\`.`)
    : undefined;
}

function methodWithFunction({
  token,
  before: [last],
  open,
}: Surroundings): Explanation | undefined {
  return last?.text === "function" && token?.kind === "word" && open.at(-1)?.text === "{"
    ? at(last, "A method is written without `function`.", `Write \`${token.text}(…) { … }\`.`)
    : undefined;
}

function functionWithoutName({ token, before: [last] }: Surroundings): Explanation | undefined {
  return last?.text === "function" && token?.text === "("
    ? at(last, "This function has no name.", "Write `function name(…) { … }`.")
    : undefined;
}

function nameWithHyphen({
  token,
  before: [name, declares],
}: Surroundings): Explanation | undefined {
  return token?.text === "-" && isDeclaring(declares) && name
    ? at(token, "A name cannot contain a hyphen.", "Write the words as one: `learningRate`.")
    : undefined;
}

function keywordAsName({ token, before: [last] }: Surroundings): Explanation | undefined {
  if (!token || !keywords.has(token.text)) return undefined;
  if (last?.text === "," || (last?.text === "=" && token.text !== "if")) {
    return at(
      token,
      `\`${token.text}\` cannot follow \`${last.text}\`.`,
      last.text === "," ? "Begin a new statement, or leave the word out." : "Write a value.",
    );
  }
  if (last?.text === "=") {
    return at(token, "An `if` has no value.", "Write `condition ? one : other`.");
  }
  return isDeclaring(last)
    ? at(
        token,
        `\`${token.text}\` is a word of the language, so it cannot be a name.`,
        "Choose another name.",
      )
    : undefined;
}

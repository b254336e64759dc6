// How KaTeX sets formulas, in chapters and in cells alike.
//
// \val, \param and \grad give a symbol its ink: what flows forward, what can be changed, what comes back.

const inks = new Set(["value", "param", "grad"]);

export const formulaOptions = {
  trust: (context: { command: string; class?: string }) =>
    context.command === "\\htmlClass" && inks.has(context.class ?? ""),
  strict: (code: string) => (code === "htmlExtension" ? "ignore" : "warn"),
  macros: {
    "\\val": "\\htmlClass{value}{#1}",
    "\\param": "\\htmlClass{param}{#1}",
    "\\grad": "\\htmlClass{grad}{#1}",
  },
};

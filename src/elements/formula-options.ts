// How KaTeX sets formulas, in chapters and in cells alike.
//
// \val, \param and \grad give a symbol its ink: what flows forward, what can be changed, what comes back.

export const formulaOptions = {
  trust: (context: { command: string }) => context.command === "\\htmlClass",
  strict: (code: string) => (code === "htmlExtension" ? "ignore" : "warn"),
  macros: {
    "\\val": "\\htmlClass{value}{#1}",
    "\\param": "\\htmlClass{param}{#1}",
    "\\grad": "\\htmlClass{grad}{#1}",
  },
};

import assert from "node:assert/strict";
import { test } from "node:test";
import { compileCell } from "../../src/kernel/compile.ts";

// What a beginner writes · line:column–line:column of the place · what the cell says · what it advises.
const mistakes: [source: string, place: string, message: string, hint: string, mends?: string][] = [
  [
    "const a = [1, 2\nconst b = 3",
    "1:11–1:12",
    "This `[` is not closed.",
    "Write `]` where it ends.",
  ],
  [
    "const a = (1 + 2\nconst b = 3",
    "1:11–1:12",
    "This `(` is not closed.",
    "Write `)` where it ends.",
  ],
  [
    "function f() {\n  return 1",
    "1:14–1:15",
    "This `{` is not closed.",
    "Write `}` where it ends.",
  ],
  ["display(weight", "1:8–1:9", "This `(` is not closed.", "Write `)` where it ends."],
  ["f(1))", "1:5–1:6", "This `)` closes nothing.", "Remove it, or open it before."],
  ["const a = {", "1:11–1:12", "This `{` is not closed.", "Write `}` where it ends."],
  ["const xs = [1, 2;", "1:12–1:13", "This `[` is not closed.", "Write `]` where it ends."],
  ["for (const x in xs { }", "1:5–1:6", "This `(` is not closed.", "Write `)` where it ends."],
  [
    'const s = "hello',
    "1:11–1:17",
    "This text has no closing quotation mark on its line.",
    "Close it with the mark it began with; a text over several lines stands between backticks.",
  ],
  [
    "const s = 'it's'",
    "1:11–1:15",
    "The text ends at the second `'`, and more follows.",
    "Begin and end it with another kind of quotation mark.",
  ],
  [
    "const s = `abc",
    "1:12–1:15",
    "This text has no closing backtick.",
    "Close it with a backtick.",
  ],
  [
    "const s = `a ${b",
    "1:11–1:17",
    "This text has no closing backtick.",
    "Close it with a backtick.",
  ],
  ["/* never closed", "1:1–1:16", "This comment does not end.", "Close it with `*/`."],
  [
    "const half = x /2/",
    "1:18–1:19",
    "After `/` a value is missing.",
    "Write what is to stand there.",
  ],
  [
    "“hello”",
    "1:1–1:2",
    "The character `“` has no meaning here.",
    'Quotation marks are `"`, minus is `-`, “less or equal” is `<=`.',
  ],
  [
    "a ≤ b",
    "1:3–1:4",
    "The character `≤` has no meaning here.",
    'Quotation marks are `"`, minus is `-`, “less or equal” is `<=`.',
  ],
  [
    "cosnt x = 1",
    "1:1–1:6",
    "`cosnt` is not a word of TypeScript.",
    "Did you mean `const`?",
    "const",
  ],
  [
    "fucntion f() {}",
    "1:1–1:9",
    "`fucntion` is not a word of TypeScript.",
    "Did you mean `function`?",
    "function",
  ],
  [
    "retrun 3",
    "1:1–1:7",
    "`retrun` is not a word of TypeScript.",
    "Did you mean `return`?",
    "return",
  ],
  [
    "def f(x):\n  return x",
    "1:1–1:4",
    "`def` is not a word of TypeScript.",
    "A function is written `function name(x: number) { … }`.",
  ],
  [
    'print "hello"',
    "1:1–1:6",
    "`print` is not a word of TypeScript.",
    "Write `display(…)`, with parentheses.",
  ],
  ["int x = 3", "1:1–1:4", "`int` is not a word of TypeScript.", "Write `const` or `let`."],
  [
    "if (a) {} elif (b) {}",
    "1:11–1:15",
    "`elif` is not a word of TypeScript.",
    "Write `else if (…)`.",
  ],
  ["const f = (x) = > x", "1:15–1:18", "The arrow is torn apart.", "Write `=>`."],
  [
    "const f = (x) -> x",
    "1:15–1:17",
    "A function's arrow is written `=>`.",
    "Write `(x) => x + 1`.",
  ],
  [
    "const f = x => return x",
    "1:16–1:22",
    "After `=>` stands a value, or braces.",
    "Leave out `return`, or put it in `{ }`.",
  ],
  ["const xs = [1 2 3]", "1:15–1:16", "A comma is missing before `2`.", "Write `1, 2`."],
  ["f(1 2)", "1:5–1:6", "A comma is missing before `2`.", "Write `1, 2`."],
  ["const o = { a: 1 b: 2 }", "1:18–1:19", "A comma is missing before `b`.", "Write `1, b`."],
  [
    "const o = { a: 1; b: 2 }",
    "1:17–1:18",
    "A `;` cannot stand inside an object.",
    "Write `,` between its properties.",
  ],
  [
    "const o = { a = 1 }",
    "1:15–1:16",
    "An object's properties are set with `:`.",
    "Write `{ name: value }`.",
  ],
  [
    "function f(x: number y: number) {}",
    "1:22–1:23",
    "A comma is missing before `y`.",
    "Write `number, y`.",
  ],
  ["if x > 3 { }", "1:4–1:5", "What follows `if` stands in parentheses.", "Write `if (…) { … }`."],
  [
    "while true {}",
    "1:7–1:11",
    "What follows `while` stands in parentheses.",
    "Write `while (…) { … }`.",
  ],
  [
    "for (let i = 0, i < 3, i++) {}",
    "1:17–1:18",
    "The three parts of a `for` stand between semicolons.",
    "Write `for (let i = 0; i < 10; i++) { … }`.",
  ],
  [
    "if (a) const x = 1",
    "1:8–1:13",
    "A declaration needs braces around it here.",
    "Write `{ const … }`.",
  ],
  ["else {}", "1:1–1:5", "This `else` belongs to nothing.", "Look at the braces `{ }` before it."],
  [
    "switch (x) { case 1 y }",
    "1:21–1:22",
    "A colon is missing after the `case`.",
    "Write `case value: …`.",
  ],
  ["try { f() }", "1:1–1:4", "A `try` needs a `catch`.", "Write `try { … } catch (error) { … }`."],
  ["const x", "1:7–1:8", "The constant `x` has no value.", "Write `const x = …`."],
  ["const x == 3", "1:9–1:11", "`==` compares; a value is given with one `=`.", "Write `=`.", "="],
  [
    "const 2x = 1",
    "1:8–1:9",
    "A letter follows a number directly.",
    "A name cannot begin with a digit; to multiply, write `*`.",
  ],
  [
    "const my-rate = 1",
    "1:9–1:10",
    "A name cannot contain a hyphen.",
    "Write the words as one: `learningRate`.",
  ],
  [
    "const class = 3",
    "1:7–1:12",
    "`class` is a word of the language, so it cannot be a name.",
    "Choose another name.",
  ],
  [
    "let x = 5;\nlet x = 6",
    "2:5–2:6",
    "`x` is declared twice in this cell.",
    "Give one of them another name, or leave out the second `let` or `const`.",
  ],
  [
    "const x = 1;\nx = 2",
    "2:1–2:2",
    "`x` is a constant, so it cannot be given a new value.",
    "Declare it with `let` if it is to change.",
  ],
  [
    "display(x);\nconst x = 1",
    "1:9–1:10",
    "`x` is read before it has a value.",
    "Move this below the line that declares `x`.",
  ],
  ["const x = ;", "1:11–1:12", "After `=` a value is missing.", "Write what is to stand there."],
  ["x = 1 +", "1:7–1:8", "After `+` a value is missing.", "Write what is to stand there."],
  [
    "const y = 3x",
    "1:12–1:13",
    "A letter follows a number directly.",
    "A name cannot begin with a digit; to multiply, write `*`.",
  ],
  [
    "5 = x",
    "1:1–1:2",
    "Only a name, a property or an element can be given a value.",
    "To compare, write `===`.",
  ],
  [
    "f() = 3",
    "1:1–1:2",
    "Only a name, a property or an element can be given a value.",
    "To compare, write `===`.",
  ],
  [
    "const x = if (a) 1 else 2",
    "1:11–1:13",
    "An `if` has no value.",
    "Write `condition ? one : other`.",
  ],
  [
    "const x = 1, const y = 2",
    "1:14–1:19",
    "`const` cannot follow `,`.",
    "Begin a new statement, or leave the word out.",
  ],
  [
    "let a = 1 let b = 2",
    "1:11–1:14",
    "`1` and `let` cannot follow each other.",
    "An operator, a comma or a new line is missing between them.",
  ],
  [
    "function (x) { return x }",
    "1:1–1:9",
    "This function has no name.",
    "Write `function name(…) { … }`.",
  ],
  [
    "class A { function f() {} }",
    "1:11–1:19",
    "A method is written without `function`.",
    "Write `f(…) { … }`.",
  ],
  ["class A { x = 1, y = 2 }", "1:16–1:17", "A `,` cannot stand here.", "Write `;` or a new line."],
  [
    "return 3",
    "1:1–1:7",
    "`return` works inside functions only.",
    "To show a value, end the cell with it: `loss` on the last line.",
  ],
  [
    "break",
    "1:1–1:6",
    "`break` works inside loops only.",
    "Put it into the loop that it is to leave.",
  ],
  [
    "function f() { await g() }",
    "1:16–1:21",
    "`await` works at the top of a cell and in functions marked `async`.",
    "Write `async` before the function; as a name `await` is taken.",
  ],
  ["throw\n3", "2:1–2:2", "What is thrown stands on the line of `throw`.", "Join them."],
  [
    'import nn from "nn"',
    "1:8–1:10",
    'Names from "nn" are imported in braces.',
    'For the whole module write `import * as nn from "nn"`.',
  ],
  [
    "import { mlp } from nn",
    "1:21–1:23",
    "A module's name stands in quotation marks.",
    'Write `"nn"`.',
    '"nn"',
  ],
  ['import { mlp from "nn"', "1:8–1:9", "This `{` is not closed.", "Write `}` where it ends."],
  [
    "from nn import mlp",
    "1:1–1:5",
    "`from` is not a word of TypeScript.",
    'Write `import { … } from "nn"`.',
  ],
  [
    'import { x } from "lodash"',
    "1:19–1:27",
    'There is no module "lodash".',
    'A cell can import from "nn" and from "plot".',
  ],
  [
    'import "./data.ts"',
    "1:8–1:19",
    'There is no module "./data.ts".',
    'A cell can import from "nn" and from "plot".',
  ],
  [
    'const nn = await import("https://example.org/nn.js")',
    "1:25–1:52",
    'There is no module "https://example.org/nn.js".',
    'A cell can import from "nn" and from "plot".',
  ],
  [
    'const nn = await import("nn")',
    "1:18–1:30",
    "A cell imports at its beginning, not while it runs.",
    'Write `import * as nn from "nn"`.',
  ],
  [
    "export { z }",
    "1:10–1:11",
    "This cell exports `z` but does not define it.",
    "Leave out the `export`: every other cell can read what a cell defines.",
  ],
  [
    "export default 3",
    "1:1–1:17",
    "A cell has no default export.",
    "Give the value a name, `const model = …`: every other cell can read it.",
  ],
  [
    'export * from "nn"',
    "1:1–1:19",
    "A cell cannot export what it does not define.",
    "Import the names instead: every other cell can then read them.",
  ],
  [
    "import.meta.url",
    "1:1–1:12",
    "A cell is not a file, so it has no `import.meta`.",
    "Leave it out.",
  ],
  [
    "enum Color { red }",
    "1:1–1:19",
    "An enum needs code of its own, which a cell does not have.",
    'Write a constant object instead: `const Color = { red: "red", blue: "blue" } as const`.',
  ],
  [
    "namespace Tools {}",
    "1:1–1:19",
    "A namespace needs code of its own, which a cell does not have.",
    "Write a constant object instead: `const tools = { double: (x: number) => 2 * x }`.",
  ],
  [
    "class A { constructor(private x: number) {} }",
    "1:23–1:40",
    "A parameter cannot declare a property of the class.",
    "Declare the property in the class and set it in the constructor: `this.size = size`.",
  ],
  [
    "const x = <number>y",
    "1:11–1:20",
    "A type in angle brackets cannot stand here.",
    "Write `value as Type`.",
  ],
  [
    "@logged class A {}",
    "1:1–1:8",
    "Browsers do not know decorators yet.",
    "Call the function yourself, without `@`.",
  ],
  [
    'import fs = require("fs")',
    "1:1–1:26",
    "A cell cannot import with `import … =`.",
    'Write `import { … } from "nn"`.',
  ],
  [
    "for (;;) { view(slider({})) }",
    "1:12–1:16",
    "`view(…)` gives its value to a name, on a line of its own.",
    "Write `const rate = view(…)` outside of functions, loops and blocks.",
  ],
  [
    "view(slider({}))",
    "1:1–1:5",
    "`view(…)` gives its value to a name, on a line of its own.",
    "Write `const rate = view(…)` outside of functions, loops and blocks.",
  ],
  [
    "const { rate } = view(slider({}))",
    "1:18–1:22",
    "`view(…)` gives its value to a name, on a line of its own.",
    "Write `const rate = view(…)` outside of functions, loops and blocks.",
  ],
  [
    "function f() { const rate = view(slider({})) }",
    "1:29–1:33",
    "`view(…)` gives its value to a name, on a line of its own.",
    "Write `const rate = view(…)` outside of functions, loops and blocks.",
  ],
  [
    "const look = view",
    "1:14–1:18",
    "`view(…)` gives its value to a name, on a line of its own.",
    "Write `const rate = view(…)` outside of functions, loops and blocks.",
  ],
  [
    "const display = 3",
    "1:7–1:14",
    "`display` is one of the notebook's own functions, so a cell cannot define it.",
    "Choose another name.",
  ],
  [
    "const Math = 3",
    "1:7–1:11",
    "`Math` belongs to JavaScript, so a cell cannot define it for the other cells.",
    "Choose another name.",
  ],
  [
    "slider = 3",
    "1:1–1:7",
    "`slider` cannot be given a new value: it belongs to the notebook.",
    "Declare a name of your own with `let`.",
  ],
  [
    "Infinity = 1",
    "1:1–1:9",
    "`Infinity` cannot be given a new value: it belongs to JavaScript.",
    "Declare a name of your own with `let`.",
  ],
  ["<div>hi</div>", "1:10–1:13", "A cell cannot hold HTML.", "Show values with `display(…)`."],
  [
    "whlie (a) { b }",
    "1:1–1:6",
    "`whlie` is not a word of TypeScript.",
    "Did you mean `while`?",
    "while",
  ],
  [
    'import mlp from "nn"',
    "1:8–1:11",
    'Names from "nn" are imported in braces.',
    'Write `import { mlp } from "nn"`.',
  ],
];

for (const [source, place, message, hint, mends] of mistakes) {
  test(`${JSON.stringify(source)} is explained`, () => {
    const problem = compileCell(source, { id: "cell" }).problems[0];
    assert.ok(problem);
    const { line, column, endLine, endColumn } = problem;
    assert.deepEqual(
      [
        `${line}:${column}–${endLine}:${endColumn}`,
        problem.message,
        problem.hint,
        problem.replacement,
      ],
      [place, message, hint, mends],
    );
  });
}

test("every mistake has one sentence and one piece of advice, and no word of the parser", () => {
  for (const [, , message, hint] of mistakes) {
    assert.match(message, /^[A-Z`].*\.$/);
    assert.match(hint, /^[A-Z].*[.?`]$/);
    assert.doesNotMatch(message, /token|rvalue|identifier|unterminated/i);
  }
});

// Unexpected tokens: the parser only says where it stopped; what stands around the place says why.

import { keywords, type RoughToken, roughTokens } from "./rough-scan.ts";
import { closest } from "./suggest.ts";
import type { Explanation } from "./syntax-error.ts";

/** What the rules look at. */
interface Surroundings {
  /** The token that does not fit; undefined at the end of the text. */
  token: RoughToken | undefined;
  /** Those before it: the nearest one first. */
  before: [RoughToken?, RoughToken?, RoughToken?];
  /** If a `)` is just before the token: the word before its `(`. */
  called: RoughToken | undefined;
  /** Brackets that are open at the token: the innermost last. */
  open: RoughToken[];
  /** True if the token is the first on its line. */
  first: boolean;
}

/** Explains why the parser stopped at an offset. */
export function explainUnexpected(source: string, pos: number): Explanation {
  const tokens = roughTokens(source).filter(({ kind }) => kind !== "comment");
  const past = tokens.filter(({ end }) => end <= pos);
  const token = tokens.find(({ end }) => end > pos);
  const around: Surroundings = {
    token,
    before: [past.at(-1), past.at(-2), past.at(-3)],
    called: calledWord(past),
    open: openBrackets(past),
    first: /(?:^|\n)\s*$/.test(source.slice(0, token?.start ?? 0)),
  };
  for (const rule of rules) {
    const explanation = rule(around);
    if (explanation) return explanation;
  }
  return token
    ? at(token, `\`${token.text}\` does not fit here.`, "Look at what stands before it.")
    : {
        message: "The cell ends in the middle of a statement.",
        hint: "Write the rest of the last line.",
        start: past.at(-1)?.start ?? pos,
        end: past.at(-1)?.end ?? pos,
      };
}

type Rule = (around: Surroundings) => Explanation | undefined;

/** The first that applies explains. */
const rules: Rule[] = [
  templateWithoutEnd,
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
  quoteInText,
  elseWithoutIf,
  caseWithoutColon,
  declarationWithoutBraces,
  bracketWithoutPartner,
  openBracket,
  wrongSeparator,
  missingComma,
  missingValue,
  twoStatements,
];

function templateWithoutEnd({ token, before: [last] }: Surroundings): Explanation | undefined {
  const text = (token ?? last)?.text ?? "";
  return /^`(?:[\s\S]*[^`])?$/.test(text)
    ? at(
        token ?? (last as RoughToken),
        "This text has no closing backtick.",
        "Close it with a backtick.",
      )
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

const starters =
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

function quoteInText({ token, before: [last] }: Surroundings): Explanation | undefined {
  return last?.kind === "string" && token?.kind === "word" && token.start === last.end
    ? at(
        last,
        `The text ends at the second \`${last.text[0]}\`, and more follows.`,
        "Begin and end it with another kind of quotation mark.",
      )
    : undefined;
}

function elseWithoutIf({ token }: Surroundings): Explanation | undefined {
  return token && /^(?:else|catch|finally|case|default)$/.test(token.text)
    ? at(token, `This \`${token.text}\` belongs to nothing.`, "Look at the braces `{ }` before it.")
    : undefined;
}

function caseWithoutColon({ token, before: [, word] }: Surroundings): Explanation | undefined {
  return token && word?.text === "case"
    ? at(token, "A colon is missing after the `case`.", "Write `case value: …`.")
    : undefined;
}

function declarationWithoutBraces({
  token,
  before: [last],
}: Surroundings): Explanation | undefined {
  return last?.text === ")" && isDeclaring(token) && token
    ? at(token, "A declaration needs braces around it here.", `Write \`{ ${token.text} … }\`.`)
    : undefined;
}

function bracketWithoutPartner({ token, open }: Surroundings): Explanation | undefined {
  if (!token || !")]}".includes(token.text)) return undefined;
  const inner = open.at(-1);
  if (!inner) {
    return at(token, `This \`${token.text}\` closes nothing.`, "Remove it, or open it before.");
  }
  return partner(inner.text) === token.text ? undefined : notClosed(inner);
}

/** A statement begins, or the text ends, while a bracket is open. */
function openBracket({ token, open, first }: Surroundings): Explanation | undefined {
  const inner = open.at(-1);
  if (!inner) return undefined;
  const isStatement =
    token && (token.text === ";" || token.text === "{" || (first && starters.includes(token.text)));
  return !token || (isStatement && inner.text !== "{") ? notClosed(inner) : undefined;
}

/** The parser accepts both in blocks: here is an object, or a class. */
function wrongSeparator({ token, open }: Surroundings): Explanation | undefined {
  if (open.at(-1)?.text !== "{") return undefined;
  if (token?.text === ";") {
    return at(token, "A `;` cannot stand inside an object.", "Write `,` between its properties.");
  }
  return token?.text === ","
    ? at(token, "A `,` cannot stand here.", "Write `;` or a new line.")
    : undefined;
}

function missingComma({ token, before: [last], open }: Surroundings): Explanation | undefined {
  if (!token || !last || !open.length || !isValue(token) || !isValueEnd(last)) return undefined;
  const inner = open.at(-1);
  if (inner?.text === "{" && !/^["\w$]/.test(token.text)) return undefined;
  if (inner?.text === "{" && keywords.has(token.text)) return undefined;
  return at(
    token,
    `A comma is missing before \`${token.text}\`.`,
    `Write \`${last.text}, ${token.text}\`.`,
  );
}

function missingValue({ token, before: [last] }: Surroundings): Explanation | undefined {
  return last?.kind === "sign" && !")]}>;".includes(last.text) && !isValue(token)
    ? at(
        token ?? last,
        `After \`${last.text}\` a value is missing.`,
        "Write what is to stand there.",
      )
    : undefined;
}

function twoStatements({ token, before: [last] }: Surroundings): Explanation | undefined {
  return token && last && isValue(token) && isValueEnd(last)
    ? at(
        token,
        `\`${last.text}\` and \`${token.text}\` cannot follow each other.`,
        "An operator, a comma or a new line is missing between them.",
      )
    : undefined;
}

function isDeclaring(token: RoughToken | undefined): boolean {
  return token !== undefined && /^(?:const|let|var|function|class)$/.test(token.text);
}

/** True for what can begin a value. */
function isValue(token: RoughToken | undefined): boolean {
  return token !== undefined && (token.kind !== "sign" || "({[".includes(token.text));
}

function isValueEnd({ kind, text }: RoughToken): boolean {
  return (kind !== "sign" && !keywords.has(text)) || text === ")" || text === "]" || text === "}";
}

function openBrackets(tokens: RoughToken[]): RoughToken[] {
  const open: RoughToken[] = [];
  for (const token of tokens) {
    if (partner(token.text)) open.push(token);
    else if (partner(open.at(-1)?.text ?? "") === token.text) open.pop();
  }
  return open;
}

function calledWord(tokens: RoughToken[]): RoughToken | undefined {
  if (tokens.at(-1)?.text !== ")") return undefined;
  const open = openBrackets(tokens.slice(0, -1)).at(-1);
  const word = tokens[tokens.findIndex((token) => token === open) - 1];
  return word?.kind === "word" ? word : undefined;
}

function partner(bracket: string): string | undefined {
  return { "(": ")", "[": "]", "{": "}" }[bracket];
}

function notClosed(bracket: RoughToken): Explanation {
  const { text } = bracket;
  return at(
    bracket,
    `This \`${text}\` is not closed.`,
    `Write \`${partner(text)}\` where it ends.`,
  );
}

function at(place: { start: number; end: number }, message: string, hint: string): Explanation {
  return { message, hint, start: place.start, end: place.end };
}

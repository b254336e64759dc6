// Parse: a cell's text becomes a syntax tree, TypeScript included.
//
// Two parsers: one that knows types, for the author's text, and a plain one for the text whose
// types are blanked. Neither knows what a cell is; both throw acorn's own errors.

import { tsPlugin } from "@sveltejs/acorn-typescript";
import { type Comment, type Options, Parser, type Token } from "acorn";

/** A node of the tree. What it holds besides depends on `type` and is read with a cast at its use. */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  loc: {
    start: { line: number; column: number };
    end: { line: number; column: number };
  };
  [part: string]: unknown;
}

export interface Program extends SyntaxNode {
  body: SyntaxNode[];
}

const options: Options = {
  ecmaVersion: "latest",
  sourceType: "module",
  locations: true,
  allowHashBang: false,
};

/** @throws {SyntaxError} of acorn, with `pos`, `raisedAt` and `loc` */
export function parseTypeScript(source: string): Program {
  try {
    return TypeScriptParser.parse(source, options) as unknown as Program;
  } catch (error) {
    throw error instanceof SyntaxError ? error : stoppedParser(source);
  }
}

/** @throws {SyntaxError} of acorn, with `pos`, `raisedAt` and `loc` */
export function parseJavaScript(
  text: string,
  collect: { tokens?: Token[]; comments?: Comment[] } = {},
): Program {
  return Parser.parse(text, {
    ...options,
    ranges: true, // eslint-scope reads them
    ...(collect.tokens && { onToken: collect.tokens }),
    ...(collect.comments && { onComment: collect.comments }),
  }) as unknown as Program;
}

/** The nodes directly below a node, in no stated order. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const key in node) {
    const part = node[key];
    if (typeof part !== "object" || part === null) continue;
    if (Array.isArray(part)) {
      for (const item of part) if (isNode(item)) found.push(item);
    } else if (isNode(part)) found.push(part);
  }
  return found;
}

export function isNode(part: unknown): part is SyntaxNode {
  return typeof part === "object" && part !== null && typeof (part as SyntaxNode).type === "string";
}

/** The type plugin fails by itself on a few broken texts (`export ;type A`): its last token is the place. */
function stoppedParser(source: string): SyntaxError {
  let pos = 0;
  const onToken = (token: Token) => {
    pos = token.start;
  };
  try {
    TypeScriptParser.parse(source, { ...options, onToken });
  } catch {
    // The place is all that is wanted.
  }
  return Object.assign(new SyntaxError("Unexpected token"), { pos });
}

const TypeScriptParser = Parser.extend(tsPlugin() as (base: typeof Parser) => typeof Parser);

// The marks authors put into sentences: <Value of="z" />, <Scrub of="w1" />, <Ref to="boundary" />.
//
// Each gets what the run computed, so that no number in the text is typed by hand.

import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { valueText } from "../elements/value-text.ts";
import type { AuthorFaults } from "./author-faults.ts";
import type { BuiltCell } from "./built-cell.ts";
import type { ChapterRun } from "./chapter-run.ts";
import { attributeOf, type JsxNode, setAttribute } from "./jsx-node.ts";

interface Context {
  cells: BuiltCell[];
  run: ChapterRun;
  faults: AuthorFaults;
}

/** Fills the marks of a chapter; what names nothing is a fault. */
export function fillMarks(tree: Root, context: Context): void {
  visit(tree, (node) => {
    if (node.type !== "mdxJsxTextElement" && node.type !== "mdxJsxFlowElement") return;
    if (node.name === "Value") fillValue(node, context);
    if (node.name === "Scrub") fillScrub(node, context);
    if (node.name === "Ref") fillReference(node, context);
  });
}

function fillValue(node: JsxNode, { run, faults }: Context): void {
  const name = attributeOf(node, "of") ?? "";
  const cell = run.graph.definedIn(name);
  const value = cell === undefined ? undefined : run.results.get(cell)?.values[name];
  if (value === undefined) {
    const why = cell
      ? `cell "${cell}" gives it no number or text`
      : "no cell of this chapter defines it";
    faults.add(node.position?.start, `<Value of="${name}" />: ${why}`);
    return;
  }
  const digits = attributeOf(node, "digits");
  setAttribute(node, "text", valueText(value, digits === undefined ? undefined : Number(digits)));
}

function fillScrub(node: JsxNode, { run, faults }: Context): void {
  const name = attributeOf(node, "of") ?? "";
  const cell = run.graph.definedIn(name);
  const shown = run.results.get(cell ?? "")?.inputs.find((input) => input.name === name)?.input;
  if (shown?.kind !== "slider" && shown?.kind !== "number") {
    faults.add(
      node.position?.start,
      `<Scrub of="${name}" />: no cell of this chapter has const ${name} = view(slider(…)) or view(number(…))`,
    );
    return;
  }
  setAttribute(node, "input", JSON.stringify(shown));
}

function fillReference(node: JsxNode, { cells, faults }: Context): void {
  const id = attributeOf(node, "to") ?? "";
  const cell = cells.find((one) => one.id === id);
  if (!cell) {
    faults.add(node.position?.start, `<Ref to="${id}" />: this chapter has no cell "${id}"`);
    return;
  }
  setAttribute(
    node,
    "text",
    cell.view.figure ? `Figure ${cell.view.figure}` : `cell ${cell.number}`,
  );
}

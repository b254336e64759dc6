// The remark plugin that makes a chapter a notebook: finds the cells, runs them, and puts finished elements
// in place of fences, captions, values and references.
//
// It knows MDX trees. What a cell is, the kernel knows; how an output looks, `elements/render` knows.

import { basename, relative } from "node:path";
import type { Code, Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { chapterName } from "../course/chapter-file.ts";
import { type Course, inksByName } from "../course/course.ts";
import { FenceError, isCellFence, parseFence } from "../course/fence.ts";
import { AuthorFaults } from "./author-faults.ts";
import { type BuiltCell, buildCells } from "./built-cell.ts";
import { type ChapterRun, runChapter, type SourceCell } from "./chapter-run.ts";
import { blockElement, type JsxNode } from "./jsx-node.ts";
import { fillMarks } from "./prose-marks.ts";

interface FoundCell extends SourceCell {
  node: Code;
  /** The `<Caption>` right after it: the cell is a figure. */
  caption: JsxNode | null;
}

/** A section of a chapter, as the rail lists it. */
export interface Section {
  title: string;
  number: string;
  cells: { id: string; number: number }[];
}

export function remarkCells({ course }: { course: Course }) {
  return () => async (tree: Root, file: VFile) => {
    const path = file.path ?? "";
    const name = basename(path);
    if (!/[\\/]content[\\/]\d\d-/.test(path)) return;
    const chapter = chapterName(name);
    const faults = new AuthorFaults(relative(process.cwd(), path));
    const found = findCells(tree, faults);
    const run = await runChapter(found);
    reportProblems(found, run, faults);
    const cells = await buildCells(found, run, {
      chapter: chapter.number,
      inks: inksByName(course),
    });
    fillMarks(tree, { cells, run, faults });
    faults.throwIfAny();
    replaceCells(tree, found, cells);
    const sections = numberSections(tree, chapter.number);
    tree.children.push(
      blockElement("ChapterCells", { json: JSON.stringify(cells.map(({ page }) => page)) }),
    );
    const marks = cells.map(({ id, number }) => ({ id, number }));
    const tables = Object.fromEntries(cells.map((cell) => [cell.id, cell.tables]));
    const { astro = {} } = file.data;
    file.data.astro = {
      ...astro,
      frontmatter: { ...astro.frontmatter, sections, cells: marks, tables },
    };
  };
}

function findCells(tree: Root, faults: AuthorFaults): FoundCell[] {
  const found: FoundCell[] = [];
  const seen = new Map<string, number>();
  visit(tree, "code", (node, index, parent) => {
    if (!isCellFence(node.lang, node.meta)) return;
    const line = node.position?.start.line ?? 1;
    try {
      const fence = parseFence(node.meta ?? "");
      const earlier = seen.get(fence.id);
      if (earlier)
        throw new FenceError(`the id "${fence.id}" is taken by the cell on line ${earlier}`);
      seen.set(fence.id, line);
      const next = parent?.children[(index ?? 0) + 1];
      const caption = next?.type === "mdxJsxFlowElement" && next.name === "Caption" ? next : null;
      found.push({ fence, source: node.value, node, caption });
    } catch (error) {
      if (!(error instanceof FenceError)) throw error;
      faults.add(node.position?.start, error.message);
    }
  });
  return found;
}

function reportProblems(found: FoundCell[], run: ChapterRun, faults: AuthorFaults): void {
  for (const { fence, node } of found) {
    const error = run.results.get(fence.id)?.error ?? null;
    const top = node.position?.start;
    if (error && !fence.expectsError) {
      const place = { line: (top?.line ?? 0) + (error.line ?? 0), column: error.column ?? 1 };
      const hint = error.hint ? ` ${error.hint}` : "";
      faults.add(place, `cell "${fence.id}": ${error.name}: ${error.message}${hint}`);
    }
    if (!error && fence.expectsError) {
      faults.add(top, `cell "${fence.id}" says error=expected and runs without one`);
    }
  }
}

function replaceCells(tree: Root, found: FoundCell[], cells: BuiltCell[]): void {
  const built = new Map(found.map(({ node }, index) => [node as RootContent, cells[index]]));
  const captions = new Set<unknown>(found.map(({ caption }) => caption));
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    const cell = built.get(node as RootContent);
    if (!cell) return;
    const own = found.find((one) => one.node === node)?.caption;
    const children = own?.children as ReturnType<typeof blockElement>["children"] | undefined;
    parent.children[index] = blockElement("Cell", { json: JSON.stringify(cell.view) }, children);
    const next = parent.children[index + 1];
    if (next && captions.has(next)) parent.children.splice(index + 1, 1);
  });
}

/** Gives every h2 its number and lists which cells stand under it. */
function numberSections(tree: Root, chapter: number): Section[] {
  const sections: Section[] = [];
  for (const node of tree.children) {
    if (node.type === "heading" && node.depth === 2) {
      const number = `${chapter}.${sections.length + 1}`;
      node.data = { ...node.data, hProperties: { "data-number": number } };
      sections.push({ title: textOf(node), number, cells: [] });
    }
    if (node.type === "mdxJsxFlowElement" && node.name === "Cell") {
      const view = JSON.parse(String(node.attributes[0]?.value)) as { id: string; number: number };
      sections.at(-1)?.cells.push({ id: view.id, number: view.number });
    }
  }
  return sections;
}

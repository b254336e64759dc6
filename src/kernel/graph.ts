// Graph: which cell needs which, in what order they run, and what is wrong between them.
//
// Built from compiled cells in the order of the document; knows nothing of running them.

import type { CellError } from "./cell-error.ts";
import {
  changesForeignName,
  definedTwice,
  neverDeclared,
  unknownName,
  waitsForItself,
} from "./graph-problems.ts";
import type { CompiledCell } from "./protocol.ts";

export interface CellGraph {
  /** Every cell once: what a cell needs comes before it, otherwise the document's order. */
  order: string[];
  /** Cells whose names a cell reads. */
  parents(id: string): string[];
  /** Cells that read a name of a cell. */
  children(id: string): string[];
  /** All that a cell needs, directly or not, in running order. */
  ancestors(id: string): string[];
  /** All that needs a cell, directly or not, in running order. */
  descendants(id: string): string[];
  /** The cell that defines a name: the first one, if several do. */
  definedIn(name: string): string | undefined;
  /** Cells with problems, and these in the order they were found. Cells without are left out. */
  problems: Map<string, CellError[]>;
}

/**
 * Builds the graph of a page.
 *
 * @param cells in the order of the document, ids distinct
 */
export function buildGraph(cells: CompiledCell[]): CellGraph {
  const definers = findDefiners(cells);
  const parents = new Map<string, string[]>();
  const children = new Map<string, string[]>(cells.map(({ id }) => [id, []]));
  for (const { id, uses } of cells) {
    const needed = new Set(uses.flatMap((name) => definers.get(name)?.[0] ?? []));
    needed.delete(id);
    parents.set(id, [...needed]);
    for (const parent of needed) children.get(parent)?.push(id);
  }
  const order = runningOrder(
    cells.map(({ id }) => id),
    parents,
  );
  const inOrder = (ids: Set<string>) => order.filter((id) => ids.has(id));

  return {
    order,
    parents: (id) => parents.get(id) ?? [],
    children: (id) => children.get(id) ?? [],
    ancestors: (id) => inOrder(reach(id, parents)),
    descendants: (id) => inOrder(reach(id, children)),
    definedIn: (name) => definers.get(name)?.[0],
    problems: findProblems(cells, definers, parents),
  };
}

/** For each name the cells that define it, in the order of the document. */
function findDefiners(cells: CompiledCell[]): Map<string, string[]> {
  const definers = new Map<string, string[]>();
  for (const { id, defines } of cells) {
    for (const name of defines) definers.set(name, [...(definers.get(name) ?? []), id]);
  }
  return definers;
}

/** Always the first cell whose parents have run; on a cycle simply the first one left. */
function runningOrder(ids: string[], parents: Map<string, string[]>): string[] {
  const left = new Set(ids);
  const order: string[] = [];
  while (left.size > 0) {
    let next: string | undefined;
    for (const id of left) {
      next ??= id;
      if (!parents.get(id)?.some((parent) => left.has(parent))) {
        next = id;
        break;
      }
    }
    if (next === undefined) break;
    left.delete(next);
    order.push(next);
  }
  return order;
}

/** Everything that can be reached from a cell in one or more steps: the cell itself only over a cycle. */
function reach(from: string, steps: Map<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const open = [...(steps.get(from) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(steps.get(id) ?? []));
  }
  return reached;
}

function findProblems(
  cells: CompiledCell[],
  definers: Map<string, string[]>,
  parents: Map<string, string[]>,
): Map<string, CellError[]> {
  const numbers = new Map(cells.map(({ id }, index) => [id, index + 1]));
  const number = (id: string) => numbers.get(id) ?? 0;
  const names = new Map([...definers].map(([name, [first = ""]]) => [name, number(first)]));
  const problems = new Map<string, CellError[]>();

  for (const cell of cells) {
    const found: CellError[] = [];
    for (const name of cell.defines) {
      const all = definers.get(name) ?? [];
      if (all.length > 1) found.push(definedTwice(cell, name, all.map(number)));
    }
    for (const name of cell.uses) {
      const first = definers.get(name)?.[0];
      const written = cell.assigns[name];
      if (first !== undefined) {
        if (written) found.push(changesForeignName(written, name, number(first)));
      } else if (written) found.push(neverDeclared(written, name, names));
      else found.push(unknownName(cell, name, names));
    }
    const cycle = shortestCycle(cell.id, parents);
    if (cycle) found.push(waitsForItself(cell, cycleNames(cycle, cells, definers)));
    if (found.length > 0) problems.set(cell.id, found);
  }
  return problems;
}

/** The shortest way from a cell over what it needs back to itself, the cell at both ends. */
function shortestCycle(id: string, parents: Map<string, string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const open = [id];
  for (const at of open) {
    for (const parent of parents.get(at) ?? []) {
      if (parent === id) {
        const path = [id];
        for (let step = at; step !== id; step = cameFrom.get(step) ?? id) path.unshift(step);
        return [id, ...path];
      }
      if (cameFrom.has(parent)) continue;
      cameFrom.set(parent, at);
      open.push(parent);
    }
  }
  return undefined;
}

/** The names by which the cells of a cycle need each other: `[a, b, a]` if `a` needs `b` and `b` needs `a`. */
function cycleNames(
  cycle: string[],
  cells: CompiledCell[],
  definers: Map<string, string[]>,
): string[] {
  const names = cycle.slice(1).map((parent, index) => {
    const cell = cells.find(({ id }) => id === cycle[index]);
    return cell?.uses.find((name) => definers.get(name)?.[0] === parent) ?? "";
  });
  return [names.at(-1) ?? "", ...names];
}

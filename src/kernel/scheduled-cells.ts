// The cells of a page with the graph between them: questions about them, and nothing about running.

import type { CellError } from "./cell-error.ts";
import { buildGraph, type CellGraph } from "./graph.ts";
import type { CompiledCell } from "./protocol.ts";
import { ScheduledCell, type SchedulerCell } from "./scheduled-cell.ts";

export class ScheduledCells {
  readonly #cells: Map<string, ScheduledCell>;
  #graph: CellGraph;

  /** @param cells in the order of the document */
  constructor(cells: SchedulerCell[]) {
    this.#cells = new Map(
      cells.map((cell, index) => [cell.compiled.id, new ScheduledCell(cell, index + 1)]),
    );
    this.#graph = buildGraph(cells.map((cell) => cell.compiled));
  }

  /** @throws {RangeError} if there is no such cell */
  at(id: string): ScheduledCell {
    const cell = this.#cells.get(id);
    if (!cell) throw new RangeError(`scheduler: there is no cell "${id}"`);
    return cell;
  }

  find(id: string): ScheduledCell | undefined {
    return this.#cells.get(id);
  }

  /** All cells, in the order of the document. */
  all(): ScheduledCell[] {
    return [...this.#cells.values()];
  }

  /** Those of `some`, in running order. */
  inOrder(some: ReadonlySet<ScheduledCell>): ScheduledCell[] {
    return this.#graph.order.map((id) => this.at(id)).filter((cell) => some.has(cell));
  }

  parents(cell: ScheduledCell): ScheduledCell[] {
    return this.#graph.parents(cell.id).map((id) => this.at(id));
  }

  /** All that needs a cell, directly or not, in running order. */
  descendants(cell: ScheduledCell): ScheduledCell[] {
    return this.#graph.descendants(cell.id).map((id) => this.at(id));
  }

  /** The cell that defines a name. */
  definerOf(name: string): ScheduledCell | undefined {
    return this.#cells.get(this.#graph.definedIn(name) ?? "");
  }

  /** Cells that a move of an input concerns: its own, if that reads it, or its readers; and all below. */
  affectedBy(input: string): Set<ScheduledCell> {
    const definer = this.definerOf(input);
    const isOwn = definer?.compiled.ownInputs.includes(input);
    const readers =
      definer && isOwn
        ? [definer]
        : this.all().filter(({ compiled }) => compiled.uses.includes(input));
    return new Set(readers.flatMap((cell) => [cell, ...this.descendants(cell)]));
  }

  /** Why a cell cannot run at all, if so. */
  problemOf(cell: ScheduledCell): CellError | undefined {
    return cell.compiled.problems[0] ?? this.#graph.problems.get(cell.id)?.[0];
  }

  /** The cell or one it needs differs from what the page was built with. */
  isTouched(cell: ScheduledCell): boolean {
    return cell.touched || this.#graph.ancestors(cell.id).some((id) => this.at(id).touched);
  }

  /** Names that a cell reads from the cells in `changed`, and the input that moved. */
  changedNames(cell: ScheduledCell, changed: ReadonlySet<ScheduledCell>, input?: string): string[] {
    const { uses, ownInputs } = cell.compiled;
    const names = uses.filter((name) => {
      const definer = this.definerOf(name);
      return definer !== undefined && changed.has(definer);
    });
    const readsInput = input !== undefined && (uses.includes(input) || ownInputs.includes(input));
    return [...new Set(readsInput ? [input, ...names] : names)];
  }

  /** Gives a cell another program. */
  replace(cell: ScheduledCell, compiled: CompiledCell): void {
    cell.compiled = compiled;
    cell.touched = true;
    cell.halted = false;
    cell.forget();
    this.#graph = buildGraph(this.all().map((one) => one.compiled));
  }
}

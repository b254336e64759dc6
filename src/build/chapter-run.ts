// Compiles and runs the cells of one chapter: what changed, and what that needs, the rest from the cache.

import { type CellToRun, type CellResult, runCells } from "../hosts/node/run-cells.ts";
import { compileCell } from "../kernel/compile.ts";
import { buildGraph, type CellGraph } from "../kernel/graph.ts";
import type { CompiledCell } from "../kernel/protocol.ts";
import type { Fence } from "../course/fence.ts";
import { bestBuild, type FastKernels } from "../hosts/kernel-build.ts";
import { cachedResult, cacheResult, engineHash, hashOf } from "./cell-cache.ts";
import { compiledKernels } from "./compile-kernels.ts";

/** A cell as the author wrote it. */
export interface SourceCell {
  fence: Fence;
  source: string;
}

export interface ChapterRun {
  compiled: CompiledCell[];
  graph: CellGraph;
  results: Map<string, CellResult>;
  /** What each result depends on, hashed: equal keys, equal results. */
  keys: Map<string, string>;
}

/** What the reader's browser will compute with, if it can. */
async function fastKernels(): Promise<FastKernels | null> {
  const build = bestBuild();
  return build && { build, bytes: await compiledKernels(build) };
}

let engine: string | null = null;
let turn: Promise<unknown> = Promise.resolve();

/** Runs a chapter's cells. Chapters take turns: MDX files are compiled side by side, threads should not be. */
export function runChapter(cells: SourceCell[]): Promise<ChapterRun> {
  const run = turn.then(() => runNow(cells));
  turn = run.catch(() => {});
  return run;
}

async function runNow(cells: SourceCell[]): Promise<ChapterRun> {
  const compiled = cells.map(({ fence, source }) => compileCell(source, { id: fence.id }));
  const graph = buildGraph(compiled);
  const byId = new Map(cells.map((cell, index) => [cell.fence.id, { ...cell, index }]));
  const results = new Map<string, CellResult>();
  const keys = new Map<string, string>();
  engine ??= engineHash();

  const runnable: string[] = [];
  for (const id of graph.order) {
    const problem = graph.problems.get(id)?.[0];
    const cell = byId.get(id);
    if (!cell) continue;
    if (problem) {
      results.set(id, { outputs: [], inputs: [], values: {}, error: problem, ms: 0 });
      continue;
    }
    const above = graph.parents(id).map((parent) => keys.get(parent) ?? "");
    keys.set(id, hashOf(engine, cell.source, String(cell.fence.seed), ...above));
    runnable.push(id);
  }
  for (const id of runnable) {
    const kept = cachedResult(keys.get(id) ?? "");
    if (kept) results.set(id, kept);
  }
  const missing = runnable.filter((id) => !results.has(id));
  const needed = new Set(missing.flatMap((id) => [...graph.ancestors(id), id]));
  const toRun = runnable.filter((id) => needed.has(id)).map((id) => toCell(id));
  for (const [id, result] of await runCells(toRun, await fastKernels())) {
    results.set(id, result);
    if (result.error?.name !== "TimeLimit") cacheResult(keys.get(id) ?? "", result);
  }
  return { compiled, graph, results, keys };

  function toCell(id: string): CellToRun {
    const cell = byId.get(id);
    const program = compiled[cell?.index ?? -1];
    if (!cell || !program) throw new Error(`no cell "${id}" in this chapter`);
    return { compiled: program, seed: cell.fence.seed };
  }
}

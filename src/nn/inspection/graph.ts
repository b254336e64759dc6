// Graph: how a loss was computed, with every value and every gradient, as plain data to be drawn or stepped through.

import { context } from "../context.ts";
import { GradientError } from "../errors.ts";
import { Block } from "../memory/block.ts";
import { type NestedNumbers, nest } from "../nested.ts";
import type { Node } from "../node.ts";
import { operand } from "../operand.ts";
import { blocksOf } from "../run.ts";
import { formatShape, type Shape } from "../shape.ts";
import { type Entry, historyGone } from "../tape.ts";
import { nodeOf, type Tensor } from "../tensor.ts";

/** A number or tensor of the computation. */
export interface GraphNode {
  /** As in `names`; otherwise the opcode, or `input`, with a number: `mul 2`. */
  name: string;
  /** What made it; null for what was there before: parameters, inputs, constants. */
  opcode: string | null;
  shape: Shape;
  /** A number, or nested arrays. */
  value: NestedNumbers;
  /** ∂loss / ∂value, in the shape of the value; null where no gradient flows. */
  gradient: NestedNumbers | null;
}

/** One use of a value as an operand. */
export interface GraphEdge {
  /** Index of the operand's node. */
  from: number;
  /** Index of the result's node. */
  to: number;
  /** Which operand it is, from 0. */
  operand: number;
  /** ∂result / ∂operand by this use, if both are one number and a gradient flows; otherwise null. */
  derivative: number | null;
}

export interface Graph {
  /** In the order of computation, every operand before its results; the loss is the last. */
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/**
 * Shows the computation of a loss: a node for each value, an edge for each use of it.
 *
 * Gradients are computed for the graph alone: nothing is added to any `grad`, and `backward` can still be
 * called, or have been called. Along each path of numbers the derivatives multiply, and over all paths they add
 * up, to the gradient.
 *
 * @param loss one number that depends on a tensor made with requiresGrad
 * @param options `names`: what to call some of the tensors, as in { w, b }
 * @throws {GradientError} if the loss has several numbers or depends on nothing, or its step has ended
 * @example
 * const w = tensor(3, { requiresGrad: true });
 * graph(square(w), { names: { w } }).edges // [{ from: 0, to: 1, operand: 0, derivative: 6 }]
 */
export function graph(
  loss: Tensor,
  { names = {} }: { names?: Readonly<Record<string, Tensor>> } = {},
): Graph {
  const last = operand(loss, "graph");
  if (last.block.length !== 1) {
    throw new GradientError(
      `graph: the loss has shape ${formatShape(last.shape)}; expected one number: reduce it with mean or sum`,
    );
  }
  if (!last.requiresGrad) {
    throw new GradientError(
      "graph: the loss depends on no tensor made with requiresGrad, or was computed inside noGrad",
    );
  }
  const entries = entriesOf(last);
  const gradients = gradientsOf(last, entries);
  const given = new Map(Object.entries(names).map(([name, tensor]) => [nodeOf(tensor), name]));
  const counts = new Map<string, number>();
  const places = new Map<Node, number>();
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];

  function place(node: Node, opcode: string | null): number {
    const known = places.get(node);
    if (known !== undefined) return known;
    const kind = opcode ?? "input";
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const gradient = gradients.get(node);
    nodes.push({
      name: given.get(node) ?? `${kind} ${count}`,
      opcode,
      shape: node.shape,
      value: nest(node.block.values, node.shape),
      gradient: gradient ? nest(gradient.values, node.shape) : null,
    });
    places.set(node, nodes.length - 1);
    return nodes.length - 1;
  }

  for (const entry of entries) {
    const from = entry.operands.map((node) => (node ? place(node, null) : -1));
    const to = place(entry.result, entry.opcode);
    from.forEach((at, index) => {
      if (at >= 0) edges.push({ from: at, to, operand: index, derivative: slope(entry, index) });
    });
  }
  place(last, null);
  return { nodes, edges };
}

/** The operations behind a node, first to last. */
function entriesOf(node: Node): Entry[] {
  const tape = node.tape?.root;
  if (!tape) return [];
  const entries = tape.alive ? tape.entriesBefore(node, "graph").reverse() : [];
  if (entries.length === 0) throw historyGone(node, "graph");
  return entries;
}

/** The gradients of one loss, apart from those that `backward` adds up. */
function gradientsOf(loss: Node, entries: readonly Entry[]): Map<Node, Block> {
  const gradients = new Map([[loss, new Block(1, loss.dtype)]]);
  context.backend.fill(gradients.get(loss) as Block, 1);
  const gradientOf = (node: Node | null | undefined): Block | null => {
    if (!node?.requiresGrad) return null;
    const known = gradients.get(node);
    if (known) return known;
    const gradient = new Block(node.block.length, node.dtype);
    gradients.set(node, gradient);
    return gradient;
  };
  for (const { opcode, operands, result, sizes } of [...entries].reverse()) {
    const [a, b, c] = operands;
    const places = [gradientOf(a), gradientOf(b), gradientOf(c)] as const;
    const dy = gradientOf(result) as Block;
    context.backend.derive(opcode, dy, result.block, blocksOf(operands), places, sizes);
  }
  return gradients;
}

/** ∂result / ∂operand of one use, where both are one number. */
function slope({ opcode, operands, result, sizes }: Entry, index: number): number | null {
  const node = operands[index];
  if (!node?.requiresGrad || node.block.length !== 1 || result.block.length !== 1) return null;
  const dy = new Block(1, result.dtype);
  context.backend.fill(dy, 1);
  const places = [0, 1, 2].map((at) => (at === index ? new Block(1, node.dtype) : null));
  const [da = null, db = null, dc = null] = places;
  context.backend.derive(opcode, dy, result.block, blocksOf(operands), [da, db, dc], sizes);
  return places[index]?.values[0] ?? null;
}

// Where the nodes of a network stand: columns from left to right, each column in the middle of the height.
//
// Knows sizes in pixels and nothing of how nodes and edges look.

import type { NetworkEdge, NetworkNode, NetworkOutput } from "../../kernel/output.ts";

export interface PlacedNode {
  node: NetworkNode;
  x: number;
  y: number;
  radius: number;
  /** The only node of its column: there is room below it. */
  alone: boolean;
}

export interface PlacedEdge {
  edge: NetworkEdge;
  from: PlacedNode;
  to: PlacedNode;
}

export interface NetworkLayout {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  /** 1 at full size, 0.8 on phones. */
  scale: number;
  /** Whether nodes are large enough to hold their value and have a name. */
  roomy: boolean;
}

const widestGap = 232;
const rowGap = 150;
const tallest = 440;
/** Columns this far apart leave room for numbers on the edges, crossing ones too; gradients need more. */
const numberGap = { plain: 112, gradients: 150 };
/** More edges than this have no numbers beside them. */
const numberedEdges = 15;

/** Places nodes in a drawing at most `width` wide. */
export function layoutNetwork({ layers, edges }: NetworkOutput, width: number): NetworkLayout {
  const scale = width < 450 ? 0.8 : 1;
  const most = Math.max(1, ...layers.map((layer) => layer.length));
  const roomy = most <= 5 || (most - 1) * 64 * scale <= tallest;
  const filled = layers.flat().some(({ label, value }) => label || value !== undefined);
  const radiusOf = (node: NetworkNode) => radius(node, { scale, roomy, filled });
  const radii = layers.map((layer) => Math.max(0, ...layer.map(radiusOf)));
  const gaps = columnGaps(layers, edges);
  const ends = (radii[0] ?? 0) + (radii.at(-1) ?? 0);
  const side = roomy ? 22 * scale : 4;
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const gap = edges.some(({ gradient }) => gradient !== undefined) ? "gradients" : "plain";
  const least = showsNumbers({ edges, roomy }) ? total * numberGap[gap] : 0;
  const room = Math.max(width - 2 * side - ends, least);
  const unit = total > 0 ? Math.min(widestGap, room / total) : 0;
  const apart = gap === "gradients" ? rowGap : rowGap * scale;
  const between = most > 1 ? Math.min(apart, tallest / (most - 1)) : 0;
  const top = headRoom(layers, { scale, roomy });
  const nodes: PlacedNode[] = [];
  let x = side + (radii[0] ?? 0);
  layers.forEach((layer, column) => {
    if (column > 0) x += (gaps[column - 1] ?? 0) * unit;
    layer.forEach((node, row) => {
      const y = top + ((most - layer.length) / 2 + row) * between;
      nodes.push({ node, x, y, radius: radiusOf(node), alone: layer.length === 1 });
    });
  });
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const placed = edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from && to ? [{ edge, from, to }] : [];
  });
  const height = Math.max(...nodes.map((node) => node.y + footRoom(node, scale, roomy)), 0);
  const right = Math.ceil(x + (radii.at(-1) ?? 0) + side);
  return { width: right, height, nodes, edges: placed, scale, roomy };
}

/** Whether edges carry numbers; a drawing that would be too narrow for them scrolls. */
export function showsNumbers({
  edges,
  roomy,
}: {
  edges: readonly (NetworkEdge | PlacedEdge)[];
  roomy: boolean;
}): boolean {
  return roomy && edges.length <= numberedEdges;
}

/** Where a node's bias begins, under the node. */
export function biasLength(scale: number): number {
  return 62 * scale;
}

/** Gaps between columns in units: edges that only pass a value on are shorter. */
function columnGaps(layers: NetworkNode[][], edges: NetworkEdge[]): number[] {
  const columnOf = new Map(layers.flatMap((layer, column) => layer.map(({ id }) => [id, column])));
  return layers.slice(1).map((_, gap) => {
    const crossing = edges.filter(({ from, to }) => {
      return columnOf.get(from) === gap && columnOf.get(to) === gap + 1;
    });
    const weighted = crossing.length === 0 || crossing.some(({ weight }) => weight !== undefined);
    return weighted ? 1 : 0.66;
  });
}

function radius(
  node: NetworkNode,
  { scale, roomy, filled = true }: { scale: number; roomy: boolean; filled?: boolean },
): number {
  if (!roomy) return 8 * scale;
  if (!filled && node.shape === "plain") return 14 * scale;
  // A sum holds two things side by side, and its letters do not shrink with it.
  return node.shape === "sum" ? 40 * Math.max(scale, 0.92) : 25 * scale;
}

function headRoom(
  layers: NetworkNode[][],
  { scale, roomy }: { scale: number; roomy: boolean },
): number {
  const most = Math.max(1, ...layers.map((layer) => layer.length));
  const highest = layers
    .filter((layer) => layer.length === most)
    .flatMap((layer) => layer.slice(0, 1));
  const radii = highest.map((node) => radius(node, { scale, roomy }));
  return (
    Math.max(...radii, radius({ id: "", shape: "plain" }, { scale, roomy })) + (roomy ? 34 : 4)
  );
}

function footRoom({ node, radius: own, alone }: PlacedNode, scale: number, roomy: boolean): number {
  if (!roomy) return own + 4;
  if (node.bias && alone) return own + biasLength(scale) + 30;
  return own + 8 + (node.bias ? 20 : 0) + (node.gradient !== undefined ? 20 : 0);
}

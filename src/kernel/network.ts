// Network: nodes in columns and weighted edges between them, as an output.

import { type NumbersLike, readNumbers } from "./matrix.ts";
import type { NetworkEdge, NetworkNode, NetworkOutput } from "./output.ts";
import { madeOutput } from "./shown.ts";

/** One column of nodes. */
export interface NetworkLayer {
  /** How many nodes; left out if `values` or `labels` say it. */
  size?: number;
  /** A name for all (`x` gives x_1, x_2 …), or one for each node. */
  label?: string | readonly string[];
  values?: NumbersLike;
  /** Gradient of the loss at each node. */
  gradients?: NumbersLike;
  biases?: NumbersLike;
  /** `sum` draws Σ and the activation's curve; `loss` a red square. */
  shape?: NetworkNode["shape"];
  activation?: NonNullable<NetworkNode["activation"]>;
}

export interface NetworkOptions {
  title?: string;
  /** From inputs to outputs: sizes, descriptions, or the nodes themselves. */
  layers: readonly (number | NetworkLayer | readonly NetworkNode[])[];
  /** One matrix for each gap between layers, (outputs, inputs). Without them edges only pass values on. */
  weights?: readonly (NumbersLike | null)[];
  /** Gradients of the weights, in the same form. */
  gradients?: readonly (NumbersLike | null)[];
  /** The edges themselves, instead of `weights`. */
  edges?: readonly NetworkEdge[];
}

const layerLimit = 100;
const nodeLimit = 100;
const edgeLimit = 50_000;

export class NetworkError extends Error {
  override name = "NetworkError";
}

/**
 * A drawing of a network, to display.
 *
 * Nodes made here are called `layer.index`, counted from 0: `0.1` is the second input.
 * @throws {NetworkError} if sizes do not agree, an edge ends at no node, or there is too much to draw
 * @example network({ layers: [{ label: "x", values: [1.2, 0.8] }, { values: [0.66] }], weights: [[[1.4, -0.9]]] })
 */
export function network(options: NetworkOptions): NetworkOutput {
  if (!Array.isArray(options?.layers) || options.layers.length === 0) {
    throw new NetworkError("network: layers is missing; expected a list such as [2, 3, 1]");
  }
  if (options.layers.length > layerLimit) {
    throw new NetworkError(
      `network: got ${options.layers.length} layers; at most ${layerLimit} can be drawn`,
    );
  }
  const layers = options.layers.map(readLayer);
  const count = options.edges?.length ?? edgeCount(layers);
  if (count > edgeLimit) {
    throw new NetworkError(`network: got ${count} edges; at most ${edgeLimit} can be drawn`);
  }
  const edges = options.edges ? [...options.edges] : readEdges(layers, options);
  const ids = new Set(layers.flat().map((node) => node.id));
  const lost = edges.find(({ from, to }) => !ids.has(from) || !ids.has(to));
  if (lost)
    throw new NetworkError(
      `network: an edge goes from ${lost.from} to ${lost.to}, and one of them is no node`,
    );
  const { title } = options;
  return madeOutput({ type: "network", ...(title !== undefined && { title }), layers, edges });
}

function readLayer(layer: NetworkOptions["layers"][number], column: number): NetworkNode[] {
  if (Array.isArray(layer)) {
    checkSize(column, layer.length);
    return [...(layer as NetworkNode[])];
  }
  const described = (typeof layer === "number" ? { size: layer } : layer) as NetworkLayer;
  const values = listOf(described.values);
  const gradients = listOf(described.gradients);
  const biases = listOf(described.biases);
  const labels = described.label;
  const names = typeof labels === "object" ? labels : undefined;
  const size = described.size ?? (values ?? names ?? gradients ?? biases)?.length ?? 0;
  checkSize(column, size);
  for (const [name, list] of Object.entries({ values, gradients, biases, label: names })) {
    if (list && list.length !== size) {
      throw new NetworkError(
        `network: layer ${column} has ${size} nodes but ${list.length} in ${name}`,
      );
    }
  }
  return Array.from({ length: size }, (_, index) => {
    const label =
      names?.[index] ?? (typeof labels === "string" ? nodeName(labels, index, size) : undefined);
    const [value, gradient, bias] = [values?.[index], gradients?.[index], biases?.[index]];
    return {
      id: `${column}.${index}`,
      shape: described.shape ?? (described.activation ? "sum" : "plain"),
      ...(label !== undefined && { label }),
      ...(value !== undefined && { value }),
      ...(gradient !== undefined && { gradient }),
      ...(described.activation && { activation: described.activation }),
      ...(bias !== undefined && { bias: { value: bias } }),
    };
  });
}

function checkSize(column: number, size: number): void {
  if (Number.isInteger(size) && size >= 1 && size <= nodeLimit) return;
  throw new NetworkError(`network: layer ${column} has ${size} nodes; expected 1 to ${nodeLimit}`);
}

function edgeCount(layers: NetworkNode[][]): number {
  return layers
    .slice(1)
    .reduce((sum, layer, gap) => sum + layer.length * (layers[gap]?.length ?? 0), 0);
}

function nodeName(label: string, index: number, size: number): string {
  return size === 1 ? label : `${label}_${index + 1}`;
}

function readEdges(layers: NetworkNode[][], { weights, gradients }: NetworkOptions): NetworkEdge[] {
  return layers.slice(1).flatMap((targets, gap) => {
    const sources = layers[gap] ?? [];
    const sizes = [sources.length, targets.length] as const;
    const weight = readMatrix("weights", weights?.[gap], gap, sizes);
    const gradient = readMatrix("gradients", gradients?.[gap], gap, sizes);
    return sources.flatMap(({ id: from }, row) =>
      targets.map(({ id: to }, column) => {
        const at = column * sources.length + row;
        const [w, g] = [weight?.[at], gradient?.[at]];
        return {
          from,
          to,
          ...(w !== undefined && { weight: w }),
          ...(g !== undefined && { gradient: g }),
        };
      }),
    );
  });
}

function readMatrix(
  name: string,
  matrix: NumbersLike | null | undefined,
  gap: number,
  [inputs, outputs]: readonly [number, number],
): ArrayLike<number> | undefined {
  if (matrix === null || matrix === undefined) return undefined;
  const { shape, values } = readNumbers(matrix, `network: ${name}[${gap}]`);
  const isVector =
    shape.length === 1 && (inputs === 1 || outputs === 1) && shape[0] === inputs * outputs;
  if (!isVector && !(shape.length === 2 && shape[0] === outputs && shape[1] === inputs)) {
    throw new NetworkError(
      `network: ${name}[${gap}] has the shape (${shape.join(", ")}); expected (${outputs}, ${inputs}), outputs by inputs`,
    );
  }
  return values;
}

function listOf(numbers: NumbersLike | undefined): ArrayLike<number> | undefined {
  return numbers === undefined ? undefined : readNumbers(numbers, "network").values;
}

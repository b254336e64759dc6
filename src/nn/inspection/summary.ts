// Summary: what a model is made of, and the shapes that flow through it.

import { noGrad } from "../context.ts";
import { zeros } from "../creation.ts";
import type { Dtype } from "../dtype.ts";
import { inEvaluation, Module, modulesOf } from "../modules/module.ts";
import { Sequential } from "../modules/sequential.ts";
import type { Shape } from "../shape.ts";
import { nodeOf, Tensor } from "../tensor.ts";

/** One layer, in the order in which they compute. */
export interface SummaryRow {
  /** Its path in the model, as in `layers.0`; empty for the model itself. */
  name: string;
  /** The name of its class or function. */
  kind: string;
  outputShape: Shape;
  /** How many numbers training can change in it; 0 where the same are used again. */
  parameters: number;
}

/**
 * Sends zeros through a model, as after `evaluate()`, and writes down every layer: what it is, what comes out, how much it can learn.
 *
 * Rows are there for modules that have parameters of their own or no parts, and for the functions of a
 * Sequential; their parameters add up to those of the model.
 *
 * @param options `inputShape` with the batch in front, as in [1, 784]; `dtype` of the inputs, that of the
 *   parameters by default
 * @throws {ShapeError} if the model cannot take inputs of this shape
 * @example summary(mlp([2, 8, 1]), { inputShape: [1, 2] }).map(({ parameters }) => parameters) // [24, 0, 9]
 */
export function summary(
  model: Module,
  { inputShape, dtype }: { inputShape: Shape; dtype?: Dtype },
): SummaryRow[] {
  const rows: SummaryRow[] = [];
  const modules = modulesOf(model).map(([prefix, module]) => ({
    module,
    name: prefix.slice(0, -1),
  }));
  const counted = new Set<Tensor>();
  try {
    for (const { module, name } of modules) watch(module, name);
    const inputs = zeros(inputShape, { dtype: dtype ?? model.parameters()[0]?.dtype });
    noGrad(() => inEvaluation(model, () => model.forward(inputs)));
  } finally {
    for (const { module } of modules) Reflect.deleteProperty(module, "forward");
  }
  return rows;

  /** Puts a method before the one of the class, which adds a row for each call. */
  function watch(module: Module, name: string): void {
    const own = ownTensors(module);
    const isLayer = own.length > 0 || modulesOf(module).length === 1;
    const forward =
      module instanceof Sequential ? throughLayers(module, name) : module.forward.bind(module);
    const watched = (...inputs: Parameters<Module["forward"]>) => {
      const output = forward(...inputs);
      if (isLayer) {
        const fresh = own.filter((tensor) => !counted.has(tensor));
        for (const tensor of fresh) counted.add(tensor);
        const parameters = fresh.reduce((sum, { size }) => sum + size, 0);
        rows.push({ name, kind: module.constructor.name, outputShape: output.shape, parameters });
      }
      return output;
    };
    Object.defineProperty(module, "forward", { value: watched, configurable: true });
  }

  /** What Sequential does, with a row for each function. */
  function throughLayers({ layers }: Sequential, name: string): (x: Tensor) => Tensor {
    return (x) =>
      layers.reduce((output: Tensor, layer, index) => {
        if (layer instanceof Module) return layer.forward(output);
        const next = layer(output);
        const kind = layer.name || "function";
        rows.push({
          name: join(name, `layers.${index}`),
          kind,
          outputShape: next.shape,
          parameters: 0,
        });
        return next;
      }, x);
  }
}

/** The trainable tensors that are properties of the module itself. */
function ownTensors(module: Module): Tensor[] {
  return Object.values(module)
    .flat()
    .filter((value): value is Tensor => value instanceof Tensor)
    .filter((tensor) => tensor.requiresGrad && nodeOf(tensor).tape === null);
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

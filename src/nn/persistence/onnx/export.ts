// ONNX: a model as a file that other programs run.
//
// The model is run once on zeros, as after `evaluate()`; what the tape has recorded is written down, operation by operation.

import { context } from "../../context.ts";
import { zeros } from "../../creation.ts";
import { ArgumentError } from "../../errors.ts";
import { inEvaluation, type Module } from "../../modules/module.ts";
import type { Node } from "../../node.ts";
import type { Shape } from "../../shape.ts";
import { nodeOf } from "../../tensor.ts";
import { namedState } from "../state-dict.ts";
import { encodeModel, type OnnxNode, type OnnxTensor } from "./model.ts";
import { translate } from "./operators.ts";

/** Operations whose operators repeat axes of size 1 by themselves. */
const broadcasting = new Set(["add", "sub", "mul", "div", "pow", "maximum", "minimum", "expand"]);

/**
 * Writes a model as an ONNX file (IR 8, opset 17). Its input is called `input`, its output `output`; both take
 * batches of any length in their first axis. Parameters have the names of `stateDict`.
 *
 * @param options `inputShape` with the batch in front, as in [1, 784]
 * @throws {ArgumentError} if the model uses an operation that is not translated, or ignores its input
 * @throws {ShapeError} if the model cannot take inputs of this shape
 * @example exportOnnx(sequential(new Linear(2, 1)), { inputShape: [1, 2] }) instanceof Uint8Array // true
 */
export function exportOnnx(model: Module, { inputShape }: { inputShape: Shape }): Uint8Array {
  const dtype = model.parameters()[0]?.dtype ?? "float32";
  const x = zeros(inputShape, { dtype, requiresGrad: true });
  const input = nodeOf(x);
  const output = nodeOf(
    context.withRecording(true, () => inEvaluation(model, () => model.forward(x))),
  );
  const entries = output.tape?.root.entriesBefore(output, "exportOnnx").reverse() ?? [];
  const names = new Map<Node, string>([[input, "input"]]);
  const parameters = new Map(namedState(model).map(([name, tensor]) => [nodeOf(tensor), name]));
  const tensors: OnnxTensor[] = [];
  const nodes: OnnxNode[] = [];
  /** Results that stand for their operand, which is repeated where it is used. */
  const repeated = new Set<Node>();

  function nameOf(node: Node): string {
    const known = names.get(node);
    if (known !== undefined) return known;
    const name = parameters.get(node) ?? `constant_${tensors.length}`;
    names.set(node, name);
    tensors.push({ name, shape: node.shape, values: node.block.values.slice() });
    return name;
  }

  function integers(numbers: readonly number[]): string {
    const name = `shape_${tensors.length}`;
    tensors.push({ name, shape: [numbers.length], values: BigInt64Array.from(numbers, BigInt) });
    return name;
  }

  entries.forEach((entry, index) => {
    const operands = entry.operands.filter((node) => node != null);
    const inputs = operands.map(nameOf);
    const { opcode, result } = entry;
    if (!broadcasting.has(opcode) && operands.some((node) => repeated.has(node))) {
      throw new ArgumentError(
        `exportOnnx: ${opcode} takes a tensor that was repeated to another shape; expected that only for arithmetic`,
      );
    }
    if (opcode === "expand" && result !== output) {
      names.set(result, inputs[0] ?? "");
      repeated.add(result);
      return;
    }
    const name = result === output ? "output" : `${opcode}_${index}`;
    names.set(result, name);
    nodes.push(...translate({ entry, inputs, output: name, integers }));
  });
  if (!entries.some(({ operands }) => operands.includes(input))) {
    throw new ArgumentError("exportOnnx: the output does not depend on the input; expected a model that uses it"); // prettier-ignore
  }
  return encodeModel({
    nodes,
    tensors,
    input: { name: "input", shape: input.shape, dtype },
    output: { name: "output", shape: output.shape, dtype: output.dtype },
  });
}

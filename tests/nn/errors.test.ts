// What readers are told: each sentence is part of the interface.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../src/nn/index.ts";
import { tensor, zeros } from "../../src/nn/index.ts";

const trainable = { requiresGrad: true };
const weight = tensor([1, 2], trainable);
const images = zeros([1, 2, 3, 3]);
const data = { inputs: zeros([4, 2]), targets: zeros([4, 1]) };
const model = nn.mlp([2, 1]);
const training = { model, loss: nn.meanSquaredError, data };
const optimizer = new nn.SGD(model, { learningRate: 0.1 });

function stale(): nn.Tensor {
  const result = nn.square(weight);
  weight.assign([1, 2]);
  return result;
}

function used(): nn.Tensor {
  const loss = nn.sum(nn.square(weight));
  nn.backward(loss);
  return loss;
}

function early(): nn.Tensor {
  const loss = nn.sum(nn.square(weight));
  weight.assign([1, 2]);
  return loss;
}

// prettier-ignore
const sentences: [call: () => unknown, sentence: string][] = [
  // Shapes
  [() => nn.matmul(zeros([32, 3]), zeros([4, 8])), "ShapeError: matmul: inner sizes differ: (32, 3) · (4, 8); expected (32, 4) or (3, 8)"],
  [() => nn.matmul(tensor(1), zeros([3, 1])), "ShapeError: matmul: an operand is a scalar: () · (3, 1); expected vectors or matrices: multiply by a number with mul"],
  [() => nn.matmul(zeros([2, 3]), zeros([4])), "ShapeError: matmul: inner sizes differ: (2, 3) · (4); expected (2, 4) or (3)"],
  [() => nn.matmul(zeros([2, 3, 4]), zeros([3, 4, 5])), "ShapeError: matmul: leading axes of (2, 3, 4) · (3, 4, 5): shapes do not broadcast: (2) and (3); expected equal sizes or 1 on every axis, counted from the last"],
  [() => nn.add(zeros([2, 3]), zeros([2])), "ShapeError: add: shapes do not broadcast: (2, 3) and (2); expected equal sizes or 1 on every axis, counted from the last"],
  [() => nn.transpose(zeros([3])), "ShapeError: transpose: shape is (3); expected a matrix, as in (rows, columns)"],
  [() => nn.reshape(zeros([6]), [4, 2]), "ShapeError: reshape: 6 numbers do not fill shape (4, 2); expected sizes that multiply to 6"],
  [() => nn.reshape(zeros([6]), [-1, -1]), "ShapeError: reshape: 6 numbers do not fill shape (-1, -1); expected at most one size −1"],
  [() => nn.sum(zeros([2, 3]), { axis: 2 }), "ShapeError: sum: no axis 2 in shape (2, 3); expected -2 to 1"],
  [() => nn.softmax(tensor(1)), "ShapeError: softmax: no axis -1 in shape (); a scalar has no axes"],
  [() => nn.max(zeros([0])), "ShapeError: max: shape is (0); expected at least one number to choose from"],
  [() => nn.min(zeros([2, 0]), { axis: 1 }), "ShapeError: min: shape is (2, 0); expected at least one number to choose from"],
  [() => nn.variance(zeros([2]), { axis: 1 }), "ShapeError: variance: no axis 1 in shape (2); expected -1 to 0"],
  [() => nn.argmin(tensor(1)), "ShapeError: argmin: no axis -1 in shape (); a scalar has no axes"],
  [() => zeros([2, 1]).item(), "ShapeError: item: shape is (2, 1); expected exactly one number: use toArray()"],
  [() => zeros([2, -1]), "ShapeError: zeros: shape is (2, -1); expected whole numbers ≥ 0, as in [2, 3]"],
  [() => weight.assign([1]), "ShapeError: assign: shapes differ: (1) given; expected (2)"],
  [() => new nn.Linear(3, 1).forward(zeros([5, 2])), "ShapeError: Linear: input has shape (5, 2); expected (…, 3), one row of 3 features per example"],
  [() => nn.meanSquaredError(zeros([32, 1]), zeros([32])), "ShapeError: meanSquaredError: shapes differ: predictions (32, 1), targets (32); expected the same shape for both"],
  [() => nn.crossEntropy(zeros([4]), [1]), "ShapeError: crossEntropy: logits have shape (4); expected (examples, classes)"],
  [() => nn.crossEntropy(zeros([4, 3]), zeros([4, 1])), "ShapeError: crossEntropy: logits (4, 3) and targets (4, 1) do not fit; expected targets (4) of class indices or (4, 3) of probabilities"],
  [() => nn.accuracy(zeros([4, 3]), zeros([5])), "ShapeError: accuracy: predictions (4, 3) and targets (5) do not fit; expected as many rows in both, at least one"],
  [() => [...nn.batches({ inputs: zeros([4, 2]), targets: zeros([3]) })], "ShapeError: batches: inputs (4, 2) and targets (3) do not fit; expected as many rows in both, at least one"],
  [() => nn.where(zeros([2, 3]), zeros([2]), 1), "ShapeError: where: shapes do not broadcast: (2, 3) and (2); expected equal sizes or 1 on every axis, counted from the last"],
  [() => nn.less(zeros([3]), zeros([2])), "ShapeError: less: shapes do not broadcast: (3) and (2); expected equal sizes or 1 on every axis, counted from the last"],
  [() => nn.eye(-1), "ShapeError: eye: shape is (-1, -1); expected whole numbers ≥ 0, as in [2, 3]"],
  [() => nn.eye(2, { columns: Number.NaN }), "ShapeError: eye: shape is (2, NaN); expected whole numbers ≥ 0, as in [2, 3]"],
  [() => nn.full([1.5], 0), "ShapeError: full: shape is (1.5); expected whole numbers ≥ 0, as in [2, 3]"],
  [() => nn.accuracy(zeros([4, 3, 1]), zeros([4])), "ShapeError: accuracy: shape is (4, 3, 1); expected (examples) or (examples, classes)"],
  [() => nn.r2(zeros([0]), []), "ShapeError: r2: shape is (0); expected at least one number"],
  [() => nn.r2(zeros([2, 1]), [1, 2]), "ShapeError: r2: shapes differ: predictions (2, 1), targets (2); expected the same shape for both"],
  [() => nn.standardize(zeros([0, 2])), "ShapeError: standardize: shape is (0, 2); expected (examples, …), at least one example"],
  [() => nn.transpose(zeros([2, 3]), 0, 2), "ShapeError: transpose: no axis 2 in shape (2, 3); expected -2 to 1"],
  [() => nn.transpose(zeros([2, 3]), 0), "ShapeError: transpose: no axis NaN in shape (2, 3); expected -2 to 1"],
  [() => nn.permute(zeros([2, 3]), [0]), "ShapeError: permute: axes are [0]; expected each axis of shape (2, 3) once"],
  [() => nn.permute(zeros([2, 3]), [1, -1]), "ShapeError: permute: axes are [1, -1]; expected each axis of shape (2, 3) once"],
  [() => nn.concat([zeros([2, 3]), zeros([2, 4])]), "ShapeError: concat: shapes do not fit along axis 0: (2, 3) and (2, 4); expected equal sizes on all other axes"],
  [() => nn.concat([zeros([2, 3]), zeros([2])]), "ShapeError: concat: shapes do not fit along axis 0: (2, 3) and (2); expected equal sizes on all other axes"],
  [() => nn.concat([tensor(1), tensor(2)]), "ShapeError: concat: no axis 0 in shape (); a scalar has no axes"],
  [() => nn.stack([zeros([2]), zeros([3])]), "ShapeError: stack: shapes differ: (2) and (3); expected equal shapes"],
  [() => nn.slice(zeros([2]), { axis: 1 }), "ShapeError: slice: no axis 1 in shape (2); expected -1 to 0"],
  [() => nn.at(zeros([2, 3]), 3, { axis: 1 }), "ShapeError: at: no position 3 along axis 1 of shape (2, 3); expected -3 to 2"],
  [() => nn.at(zeros([2]), Number.NaN), "ShapeError: at: no position NaN along axis 0 of shape (2); expected -2 to 1"],
  [() => nn.at(zeros([0]), 0), "ShapeError: at: no position 0 along axis 0 of shape (0); expected a longer axis"],
  [() => nn.pad(zeros([2, 3]), [[1, 1]]), "ShapeError: pad: 1 pairs of widths for shape (2, 3); expected one pair for each axis"],
  [() => nn.conv2d(zeros([3, 3]), zeros([1, 1, 2, 2])), "ShapeError: conv2d: input has shape (3, 3); expected (batch, channels, height, width)"],
  [() => nn.conv2d(images, zeros([1, 3, 2, 2])), "ShapeError: conv2d: images (1, 2, 3, 3) and weight (1, 3, 2, 2) do not fit; expected weight (filters, 2, height, width)"],
  [() => nn.conv2d(images, zeros([4, 2, 2, 2]), { bias: zeros([1]) }), "ShapeError: conv2d: bias has shape (1); expected (4), one number for each filter"],
  [() => nn.conv2d(images, zeros([4, 2, 5, 2])), "ShapeError: conv2d: a window (5, 2) does not fit into images (3, 3) with padding (0, 0); expected smaller windows"],
  [() => nn.maxPool2d(images, 4), "ShapeError: maxPool2d: a window (4, 4) does not fit into images (3, 3) with padding (0, 0); expected smaller windows"],
  [() => nn.embedding([0], zeros([3])), "ShapeError: embedding: weight has shape (3); expected (count, features)"],
  [() => nn.layerNorm(zeros([2, 3]), { weight: zeros([2]) }), "ShapeError: layerNorm: input has shape (2, 3); expected (…, 2)"],
  [() => nn.layerNorm(tensor(1)), "ShapeError: layerNorm: input has shape (); expected at least one axis"],
  [() => nn.layerNorm(zeros([2, 3]), { weight: zeros([3]), bias: zeros([2]) }), "ShapeError: layerNorm: a parameter has shape (2); expected (3)"],
  [() => nn.batchNorm(zeros([3])), "ShapeError: batchNorm: input has shape (3); expected (batch, channels, …)"],
  [() => nn.batchNorm(zeros([1, 3])), "ShapeError: batchNorm: input has shape (1, 3); expected at least two numbers for each channel"],
  [() => nn.batchNorm(images, { weight: zeros([3]) }), "ShapeError: batchNorm: a parameter has shape (3); expected (2)"],
  [() => nn.attentionWeights(zeros([2, 3]), zeros([2, 4])), "ShapeError: attention: queries (2, 3) and keys (2, 4) do not fit; expected (…, L, E) and (…, S, E)"],
  [() => nn.attentionWeights(zeros([2, 3]), zeros([4, 3]), { mask: zeros([5, 2, 4]) }), "ShapeError: attention: mask (5, 2, 4) does not broadcast to (2, 4); expected equal sizes or 1 on every axis, counted from the last"],
  [() => nn.scaledDotProductAttention(zeros([2, 3]), zeros([4, 3]), zeros([5, 3])), "ShapeError: scaledDotProductAttention: keys (4, 3) and values (5, 3) do not fit; expected as many values as keys"],
  [() => new nn.Flatten().forward(tensor(1)), "ShapeError: Flatten: input has shape (); expected (batch, …)"],
  [() => new nn.BatchNorm1d(3).forward(zeros([2, 4])), "ShapeError: BatchNorm1d: input has shape (2, 4); expected (batch, 3) or (batch, 3, length)"],
  [() => new nn.BatchNorm2d(3).forward(zeros([2, 3])), "ShapeError: BatchNorm2d: input has shape (2, 3); expected (batch, 3, height, width)"],
  [() => new nn.LSTM(3, 4).forward(zeros([2, 3])), "ShapeError: LSTM: input has shape (2, 3); expected (batch, steps, 3) with at least one step"],
  [() => new nn.RNN(3, 4).forward(zeros([2, 0, 3])), "ShapeError: RNN: input has shape (2, 0, 3); expected (batch, steps, 3) with at least one step"],
  [() => new nn.GRU(3, 4).step(zeros([2, 5])), "ShapeError: GRU: input has shape (2, 5); expected (batch, 3)"],
  [() => new nn.LSTM(3, 4).step(zeros([2, 3]), { hidden: zeros([2, 4]), cell: zeros([2, 5]) }), "ShapeError: lstmCell: gates (2, 16) and cell (2, 5) do not fit; expected (batch, 4 hidden) and (batch, hidden)"],
  [() => new nn.MultiHeadAttention(4, { heads: 2 }).forward(zeros([3, 5])), "ShapeError: MultiHeadAttention: input has shape (3, 5); expected (…, positions, 4)"],
  [() => nn.huber(zeros([3]), zeros([3, 1])), "ShapeError: huber: shapes differ: predictions (3), targets (3, 1); expected the same shape for both"],
  // Numbers that are none
  [() => nn.accuracy(zeros([2]), [0, 2]), "ArgumentError: accuracy: target 2 of example 1 is no class; expected 0 to 1"],
  [() => nn.confusionMatrix(zeros([1, 3]), [Number.NaN]), "ArgumentError: confusionMatrix: target NaN of example 0 is no class; expected 0 to 2"],
  [() => nn.precision(zeros([2]), [0, 1], { positive: 2 }), "ArgumentError: precision: positive is 2; expected a class from 0 to 1"],
  [() => nn.calibration(tensor([0.5, -2]), [0, 1]), "ArgumentError: calibration: found -2; expected probabilities from 0 to 1: apply softmax or sigmoid to logits"],
  [() => nn.calibration(tensor([0.5]), [0], { bins: 0 }), "ArgumentError: calibration: bins is 0; expected a whole number ≥ 1"],
  [() => nn.full([1], "1" as unknown as number), "ArgumentError: full: value is 1; expected a number"],
  [() => nn.arange(0, 1, 0), "ArgumentError: arange: no way leads from 0 to 1 in steps of 0; expected finite numbers and a step in that direction"],
  [() => nn.arange(5, 1), "ArgumentError: arange: no way leads from 5 to 1 in steps of 1; expected finite numbers and a step in that direction"],
  [() => nn.arange(Number.NaN), "ArgumentError: arange: no way leads from 0 to NaN in steps of 1; expected finite numbers and a step in that direction"],
  [() => nn.linspace(0, 1, 2.5), "ArgumentError: linspace: count is 2.5; expected a whole number ≥ 0"],
  [() => nn.linspace(0, Infinity, 3), "ArgumentError: linspace: from 0 to Infinity; expected finite numbers"],
  [() => tensor([[1, 2], [3]]), "ShapeError: tensor: rows differ in length: a list of 1 at [1], a list of 2 at [0]; expected equal lengths"],
  [() => tensor([[1], 2]), "ShapeError: tensor: rows differ in length: a number at [1], a list of 1 at [0]; expected equal lengths"],
  [() => tensor([1, [2]]), "ShapeError: tensor: rows differ in length: a list of 1 at [1], a number at [0]; expected equal lengths"],
  [() => tensor([1, "2"] as unknown as number[]), 'ArgumentError: tensor: found "2" at [1]; expected numbers'],
  [() => tensor(undefined as unknown as number), "ArgumentError: tensor: found undefined; expected numbers"],
  [() => nn.relu([1] as unknown as nn.Tensor), "ArgumentError: relu: got an array; expected a tensor or a number: make one with tensor(…)"],
  [() => nn.crossEntropy(zeros([2, 3]), [0, 3]), "ArgumentError: crossEntropy: target 3 of example 1 is no class; expected 0 to 2"],
  [() => nn.where([1] as unknown as nn.Tensor, 1, 2), "ArgumentError: where: got an array; expected a tensor or a number: make one with tensor(…)"],
  [() => nn.concat([]), "ArgumentError: concat: there are no tensors; expected at least one"],
  [() => nn.slice(zeros([2]), { start: 0.5 }), "ArgumentError: slice: start is 0.5; expected a whole number"],
  [() => nn.slice(zeros([2]), { end: Number.NaN }), "ArgumentError: slice: end is NaN; expected a whole number"],
  [() => nn.slice(zeros([2]), { step: 0 }), "ArgumentError: slice: step is 0; expected a whole number ≥ 1"],
  [() => nn.gather(zeros([2]), [0, 2]), "ArgumentError: gather: index 2 at place 1 is no position; expected 0 to 1"],
  [() => nn.gather(zeros([2]), [Number.NaN]), "ArgumentError: gather: index NaN at place 0 is no position; expected 0 to 1"],
  [() => nn.gather(zeros([0]), [0]), "ArgumentError: gather: index 0 at place 0 is no position; expected no index: the axis is empty"],
  [() => nn.pad(zeros([2]), -1), "ArgumentError: pad: width is -1 on axis 0; expected a whole number ≥ 0"],
  [() => nn.embedding([0, 3], zeros([3, 2])), "ArgumentError: embedding: index 3 at place 1 is no position; expected 0 to 2"],
  // Precision
  [() => nn.conv2d(images, zeros([1, 2, 2, 2], { dtype: "float64" })), 'DtypeError: conv2d: dtypes differ: float32 and float64; convert one of them with .to("float32")'],
  [() => nn.concat([zeros([1]), zeros([1], { dtype: "float64" })]), 'DtypeError: concat: dtypes differ: float32 and float64; convert one of them with .to("float32")'],
  [() => nn.where(zeros([1]), zeros([1], { dtype: "float64" }), 1), 'DtypeError: where: dtypes differ: float32 and float64; convert one of them with .to("float32")'],
  [() => nn.mul(zeros([1]), zeros([1], { dtype: "float64" })), 'DtypeError: mul: dtypes differ: float32 and float64; convert one of them with .to("float32")'],
  [() => nn.meanSquaredError(zeros([1]), zeros([1], { dtype: "float64" })), 'DtypeError: meanSquaredError: dtypes differ: float32 and float64; convert one of them with .to("float32")'],
  [() => zeros([1], { dtype: "int8" as nn.Dtype }), 'DtypeError: zeros: dtype is int8; expected "float32" or "float64"'],
  [() => nn.gradCheck((w) => nn.sum(w), [weight]), "DtypeError: gradCheck: a parameter is float32; expected float64"],
  // Life
  [() => stale().toArray(), "StaleTensorError: toArray: this tensor of shape (2) belongs to a training step that optimizer.step() has ended; keep it with .clone() before the step"],
  // Gradients
  [() => nn.backward(nn.square(weight)), "GradientError: backward: the loss has shape (2); expected one number: reduce it with mean or sum"],
  [() => nn.backward(tensor(1)), "GradientError: backward: the loss depends on no tensor made with requiresGrad, or was computed inside noGrad"],
  [() => nn.backward(used()), "GradientError: backward: the loss, or a part of it, was already used by an earlier backward; compute it again, or add the losses and call backward once"],
  [() => nn.backward(used().add(nn.sum(weight))), "GradientError: backward: the loss, or a part of it, was already used by an earlier backward; compute it again, or add the losses and call backward once"],
  [() => nn.backward(early()), "GradientError: backward: the loss, or a part of it, was computed before the parameters changed; compute it again after optimizer.step()"],
  [() => nn.graph(nn.square(weight)), "GradientError: graph: the loss has shape (2); expected one number: reduce it with mean or sum"],
  [() => nn.graph(tensor(1)), "GradientError: graph: the loss depends on no tensor made with requiresGrad, or was computed inside noGrad"],
  [() => nn.graph(early()), "GradientError: graph: the loss, or a part of it, was computed before the parameters changed; compute it again after optimizer.step()"],
  [() => nn.grad(() => nn.sum(weight))(1), "GradientError: grad: the result does not depend on the first argument"],
  [() => nn.exp(weight).assign([1, 2]), "GradientError: assign: this tensor is the result of an operation; expected one made with tensor(…)"],
  [() => new nn.SGD([tensor(1, trainable)], { learningRate: 1 }).step(), "GradientError: SGD: no parameter has a gradient; call backward(loss) before step()"],
  // Options
  [() => nn.huber(weight, [1, 2], { delta: 0 }), "ArgumentError: huber: delta is 0; expected a finite number > 0"],
  [() => nn.crossEntropy(images.reshape([2, 9]), [0, 1], { reduction: "all" as "sum" }), 'ArgumentError: crossEntropy: reduction is all; expected "mean", "sum" or "none"'],
  [() => nn.crossEntropy([[1]] as unknown as nn.Tensor, [0]), "ArgumentError: crossEntropy: got an array; expected a tensor or a number: make one with tensor(…)"],
  [() => new nn.Conv2d(0, 1, 3), "ArgumentError: Conv2d: inChannels is 0; expected a whole number ≥ 1"],
  [() => new nn.Conv2d(1, 1, 0), "ArgumentError: Conv2d: kernelSize is 0; expected a whole number ≥ 1, or two"],
  [() => new nn.MaxPool2d([2, 0]), "ArgumentError: MaxPool2d: kernelSize is [2, 0]; expected a whole number ≥ 1, or two"],
  [() => new nn.Embedding(Number.NaN, 2), "ArgumentError: Embedding: count is NaN; expected a whole number ≥ 1"],
  [() => new nn.Dropout(2), "ArgumentError: Dropout: rate is 2; expected a number from 0 to 1"],
  [() => new nn.LayerNorm([2, 0]), "ArgumentError: LayerNorm: features is 0; expected a whole number ≥ 1"],
  [() => new nn.BatchNorm1d(2, { momentum: -1 }), "ArgumentError: BatchNorm1d: momentum is -1; expected a number from 0 to 1"],
  [() => new nn.GRU(2, 1.5), "ArgumentError: GRU: hiddenFeatures is 1.5; expected a whole number ≥ 1"],
  [() => new nn.MultiHeadAttention(6, { heads: 4 }), "ArgumentError: MultiHeadAttention: 4 heads cannot share 6 features; expected a divisor of 6"],
  [() => nn.conv2d(images, zeros([1, 2, 2, 2]), { stride: 0 }), "ArgumentError: conv2d: stride is 0; expected a whole number ≥ 1, or two"],
  [() => nn.conv2d(images, zeros([1, 2, 2, 2]), { padding: [0, Number.NaN] }), "ArgumentError: conv2d: padding is [0, NaN]; expected a whole number ≥ 0, or two"],
  [() => nn.averagePool2d(images, 1.5), "ArgumentError: averagePool2d: size is 1.5; expected a whole number ≥ 1, or two"],
  [() => nn.maxPool2d(images, 2, { padding: 2 }), "ArgumentError: maxPool2d: padding is (2, 2) for windows (2, 2); expected at most half a window"],
  [() => nn.dropout(weight, { rate: Number.NaN }), "ArgumentError: dropout: rate is NaN; expected a number from 0 to 1"],
  [() => nn.layerNorm(weight, { epsilon: -1 }), "ArgumentError: layerNorm: epsilon is -1; expected a finite number ≥ 0"],
  [() => nn.batchNorm(images, { mean: zeros([2]) }), "ArgumentError: batchNorm: only the mean is given; expected both or none"],
  [() => nn.variance(weight, { correction: Number.NaN }), "ArgumentError: variance: correction is NaN; expected a finite number ≥ 0"],
  [() => nn.norm(weight, { order: 3 }), "ArgumentError: norm: order is 3; expected 1, 2 or Infinity"],
  [() => nn.clip(weight, { low: 1, high: 0 }), "ArgumentError: clip: low is 1, high is 0; expected low ≤ high"],
  [() => nn.clip(weight, { low: Number.NaN }), "ArgumentError: clip: low is NaN, high is Infinity; expected low ≤ high"],
  [() => nn.gelu(weight, { approximate: "erf" as "none" }), 'ArgumentError: gelu: approximate is erf; expected "none" or "tanh"'],
  [() => new nn.SGD(model, { learningRate: Number.NaN }), "ArgumentError: SGD: learningRate is NaN; expected a finite number ≥ 0"],
  [() => { optimizer.learningRate = -1; }, "ArgumentError: SGD: learningRate is -1; expected a finite number ≥ 0"],
  [() => new nn.SGD(model, { learningRate: 0.1, momentum: 1 }), "ArgumentError: SGD: momentum is 1; expected a number from 0 to below 1"],
  [() => new nn.SGD(model, { learningRate: 0.1, nesterov: true }), "ArgumentError: SGD: nesterov is true, momentum is 0; expected momentum above 0"],
  [() => new nn.Adam([]), "ArgumentError: Adam: there are no parameters to train"],
  [() => new nn.Adam([tensor(1)]), "ArgumentError: Adam: a parameter is not trainable; expected tensors made with requiresGrad: true"],
  [() => new nn.AdamW(model, { weightDecay: -1 }), "ArgumentError: AdamW: weightDecay is -1; expected a finite number ≥ 0"],
  [() => new nn.RMSProp(model, { alpha: 1 }), "ArgumentError: RMSProp: alpha is 1; expected a number from 0 to below 1"],
  [() => new nn.Adagrad(model, { epsilon: Number.NaN }), "ArgumentError: Adagrad: epsilon is NaN; expected a finite number ≥ 0"],
  [() => new nn.SGD(model, { learningRate: () => -1 }), "ArgumentError: SGD: learningRate is -1; expected a finite number ≥ 0"],
  [() => nn.constantSchedule(-1), "ArgumentError: constantSchedule: value is -1; expected a finite number ≥ 0"],
  [() => nn.stepSchedule({ every: 0 }), "ArgumentError: stepSchedule: every is 0; expected a whole number ≥ 1"],
  [() => nn.cosineSchedule({ steps: Number.NaN }), "ArgumentError: cosineSchedule: steps is NaN; expected a whole number ≥ 1"],
  [() => nn.clipGradients([weight], {}), "ArgumentError: clipGradients: norm is undefined, value is undefined; expected exactly one of them"],
  [() => nn.clipGradients([weight], { norm: 1, value: 1 }), "ArgumentError: clipGradients: norm is 1, value is 1; expected exactly one of them"],
  [() => nn.clipGradients([weight], { norm: 0 }), "ArgumentError: clipGradients: norm is 0; expected a number > 0"],
  [() => nn.train({ ...training, optimizer, steps: 1, clip: { value: Number.NaN } }).next(), "ArgumentError: train: value is NaN; expected a number > 0"],
  [() => new nn.Linear(0, 1), "ArgumentError: Linear: inFeatures is 0; expected a whole number ≥ 1"],
  [() => nn.mlp([2]), "ArgumentError: mlp: sizes are [2]; expected at least inputs and outputs, as in [2, 16, 1]"],
  [() => nn.train({ ...training, optimizer }).next(), "ArgumentError: train: epochs is undefined, steps is undefined; expected exactly one of them"],
  [() => nn.train({ ...training, optimizer, steps: -1 }).next(), "ArgumentError: train: steps is -1; expected a whole number ≥ 0"],
  [() => nn.batches(data, { batchSize: 0 }).next(), "ArgumentError: batches: batchSize is 0; expected a whole number ≥ 1"],
  [() => nn.split(data, { fraction: 1 }), "ArgumentError: split: fraction 1 of 4 examples leaves one part empty; expected a number between 0 and 1"],
  [() => nn.meanSquaredError(weight, [1, 2], { reduction: "all" as "sum" }), 'ArgumentError: meanSquaredError: reduction is all; expected "mean", "sum" or "none"'],
  [() => nn.moons(-1), "ArgumentError: moons: n is -1; expected a whole number ≥ 1"],
  [() => nn.moons(4, { noise: Number.NaN }), "ArgumentError: moons: noise is NaN; expected a finite number ≥ 0"],
  [() => nn.sine(0), "ArgumentError: sine: n is 0; expected a whole number ≥ 1"],
  [() => nn.digits(1, { difficulty: "odd" as "easy" }), 'ArgumentError: digits: difficulty is odd; expected "easy" or "hard"'],
  [() => nn.digits(1, { size: 3 }), "ArgumentError: digits: size is 3; expected a whole number ≥ 4"],
  [() => nn.bars(1, { size: 4, length: 5 }), "ArgumentError: bars: length is 5; expected a whole number from 2 to the size"],
  [() => nn.bars(1, { positions: [0, 9] }), "ArgumentError: bars: positions are [0, 9]; expected the first and last of 0 to 8, where bars of 4 begin"],
  [() => nn.memory(1, { steps: -1 }), "ArgumentError: memory: steps is -1; expected a whole number ≥ 0"],
  [() => nn.lookup(1, { values: 0 }), "ArgumentError: lookup: values is 0; expected a whole number ≥ 1"],
  [() => nn.lookup(1, { pairs: 9 }), "ArgumentError: lookup: 9 pairs need as many different keys; expected keys ≥ 9, not 8"],
  [() => new nn.Random(Number.NaN), "ArgumentError: Random: seed is NaN; expected a finite number"],
];

describe("errors", () => {
  for (const [call, sentence] of sentences) {
    it(sentence, () => {
      assert.throws(call, (error) => {
        assert.equal(String(error), sentence);
        return true;
      });
    });
  }
});

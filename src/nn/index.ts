// The names that `import { … } from "nn"` offers.

export { noGrad, setSeed } from "./context.ts";
export {
  type CreationOptions,
  eye,
  full,
  normal,
  ones,
  type RandomOptions,
  type TensorOptions,
  tensor,
  uniform,
  zeros,
} from "./creation.ts";
export { type Bars, type BarsOptions, bars } from "./datasets/bars.ts";
export { blobs } from "./datasets/blobs.ts";
export { circles } from "./datasets/circles.ts";
export type { Dataset, DatasetOptions } from "./datasets/dataset.ts";
export { type Digits, type DigitsOptions, digits } from "./datasets/digits.ts";
export { linear } from "./datasets/linear.ts";
export { type Lookups, type LookupOptions, lookup } from "./datasets/lookup.ts";
export { type MemoryOptions, memory, type Sequences } from "./datasets/memory.ts";
export { moons } from "./datasets/moons.ts";
export { type Curve, sine } from "./datasets/sine.ts";
export { spiral } from "./datasets/spiral.ts";
export { xor } from "./datasets/xor.ts";
export type { Dtype, Values } from "./dtype.ts";
export {
  ArgumentError,
  DtypeError,
  FormatError,
  GradientError,
  ShapeError,
  StaleTensorError,
} from "./errors.ts";
export {
  type GradCheckElement,
  type GradCheckOptions,
  type GradCheckResult,
  gradCheck,
} from "./grad-check.ts";
export { backward, grad, zeroGrad } from "./gradients.ts";
export { type Description, describe } from "./inspection/describe.ts";
export { type Graph, type GraphEdge, type GraphNode, graph } from "./inspection/graph.ts";
export { type SummaryRow, summary } from "./inspection/summary.ts";
export { binaryCrossEntropy, crossEntropy } from "./losses/classification.ts";
export type { LossOptions } from "./losses/reduction.ts";
export { huber, meanAbsoluteError, meanSquaredError } from "./losses/regression.ts";
export { accuracy } from "./metrics/accuracy.ts";
export { type Calibration, type CalibrationBin, calibration } from "./metrics/calibration.ts";
export { type ClassOptions, confusionMatrix, f1, precision, recall } from "./metrics/confusion.ts";
export type { ThresholdOptions } from "./metrics/labels.ts";
export { r2 } from "./metrics/r2.ts";
export { Conv2d, type Conv2dOptions } from "./modules/conv2d.ts";
export { Dropout } from "./modules/dropout.ts";
export { Embedding } from "./modules/embedding.ts";
export { GRU } from "./modules/gru.ts";
export {
  constant,
  fanInUniform,
  heNormal,
  type Initializer,
  normalInit,
  xavierNormal,
  xavierUniform,
} from "./modules/initializers.ts";
export type { LayerOptions } from "./modules/layer.ts";
export { Linear, type LinearOptions } from "./modules/linear.ts";
export { LSTM, type LstmState } from "./modules/lstm.ts";
export { type MlpOptions, mlp } from "./modules/mlp.ts";
export { Module } from "./modules/module.ts";
export {
  MultiHeadAttention,
  type MultiHeadAttentionOptions,
} from "./modules/multi-head-attention.ts";
export {
  BatchNorm1d,
  BatchNorm2d,
  LayerNorm,
  type NormOptions,
  type RunningNormOptions,
} from "./modules/normalization.ts";
export { AveragePool2d, Flatten, MaxPool2d } from "./modules/pooling.ts";
export { type HiddenState, Recurrent, type RecurrentOptions } from "./modules/recurrent.ts";
export { RNN, type RnnOptions } from "./modules/rnn.ts";
export { Sequential, sequential } from "./modules/sequential.ts";
export { TransformerBlock, type TransformerBlockOptions } from "./modules/transformer-block.ts";
export type { NestedNumbers } from "./nested.ts";
export {
  type Activation,
  gelu,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from "./operations/activations.ts";
export { add, div, maximum, minimum, mul, pow, sub } from "./operations/arithmetic.ts";
export {
  type AttentionOptions,
  attentionWeights,
  scaledDotProductAttention,
} from "./operations/attention.ts";
export { permute, transpose } from "./operations/axes.ts";
export { equal, greater, greaterEqual, less, lessEqual, where } from "./operations/comparisons.ts";
export {
  averagePool2d,
  type ConvolutionOptions,
  conv2d,
  maxPool2d,
  type Pair,
  type PoolOptions,
} from "./operations/convolution.ts";
export { dropout } from "./operations/dropout.ts";
export { abs, clip, cos, exp, log, neg, sin, sqrt, square } from "./operations/elementwise.ts";
export { embedding } from "./operations/embedding.ts";
export { concat, pad, stack } from "./operations/joining.ts";
export { reshape, to } from "./operations/layout.ts";
export { matmul } from "./operations/matmul.ts";
export {
  type BatchNormOptions,
  batchNorm,
  type LayerNormOptions,
  layerNorm,
} from "./operations/normalization.ts";
export {
  argmax,
  argmin,
  max,
  mean,
  min,
  norm,
  type ReduceOptions,
  sum,
  variance,
} from "./operations/reductions.ts";
export { at, gather, type SliceOptions, slice } from "./operations/selection.ts";
export { logSoftmax, softmax } from "./operations/softmax.ts";
export { Adagrad, type AdagradOptions } from "./optimizers/adagrad.ts";
export { AdamW, type AdamWOptions } from "./optimizers/adam-w.ts";
export { Adam, type AdamOptions } from "./optimizers/adam.ts";
export { type ClipOptions, clipGradients } from "./optimizers/clip-gradients.ts";
export { Optimizer } from "./optimizers/optimizer.ts";
export { RMSProp, type RmsPropOptions } from "./optimizers/rms-prop.ts";
export {
  constantSchedule,
  cosineSchedule,
  type Schedule,
  stepSchedule,
  warmupSchedule,
} from "./optimizers/schedules.ts";
export { SGD, type SgdOptions } from "./optimizers/sgd.ts";
export { exportOnnx } from "./persistence/onnx/export.ts";
export { loadSafetensors, saveSafetensors } from "./persistence/safetensors.ts";
export { loadStateDict, type StateDict, stateDict } from "./persistence/state-dict.ts";
export { Random } from "./random.ts";
export { arange, linspace } from "./sequences.ts";
export type { Shape } from "./shape.ts";
export { Tensor } from "./tensor.ts";
export { type BatchOptions, batches, type Examples } from "./training/batches.ts";
export { split } from "./training/split.ts";
export { type Standardizer, standardize } from "./training/standardize.ts";
export { type TrainingStep, type TrainOptions, train } from "./training/train.ts";

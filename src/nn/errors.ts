// Errors: what a reader is told when a call cannot be answered.
//
// Every message is one sentence of the form "who: what is wrong: the values; what was expected".

/** Sizes do not fit together. */
export class ShapeError extends Error {
  override name = "ShapeError";
}

/** Two precisions meet in one operation, or one is not allowed there. */
export class DtypeError extends Error {
  override name = "DtypeError";
}

/** A result of a training step is read after `optimizer.step()` has ended that step. */
export class StaleTensorError extends Error {
  override name = "StaleTensorError";
}

/** A gradient is asked for where there is none to compute. */
export class GradientError extends Error {
  override name = "GradientError";
}

/** An argument or an option has a value that means nothing there. */
export class ArgumentError extends Error {
  override name = "ArgumentError";
}

/** Bytes are not the file they should be. */
export class FormatError extends Error {
  override name = "FormatError";
}

// Schedules: how a learning rate changes over the steps of a training.
//
// A schedule starts at 1 unless told otherwise: then it is the factor by which `train({ schedule })` changes
// the optimizer's learning rate. One that starts at a learning rate of its own can take its place:
// `new SGD(model, { learningRate: cosineSchedule({ steps: 500, from: 0.1 }) })`.

import { ArgumentError } from "../errors.ts";
import { integerPower, sin } from "../math.ts";

/** A number for each step, counted from 0; the same for the same step. */
export type Schedule = (step: number) => number;

/**
 * The same number for ever.
 *
 * @throws {ArgumentError} if the number is negative or not finite
 * @example constantSchedule(0.1)(7) // 0.1
 */
export function constantSchedule(value = 1): Schedule {
  checkLevel(value, "value", "constantSchedule");
  return () => value;
}

/**
 * from · factorᵏ at step t, where k = ⌊t / every⌋.
 *
 * @param options `every` how many steps lie between two drops; `factor` 0.1 by default; `from` 1 by default
 * @throws {ArgumentError} if an option is out of its range
 * @example [0, 9, 10, 20].map(stepSchedule({ every: 10, factor: 0.5 })) // [1, 1, 0.5, 0.25]
 */
export function stepSchedule({
  every,
  factor = 0.1,
  from = 1,
}: {
  every: number;
  factor?: number;
  from?: number;
}): Schedule {
  checkSteps(every, "every", "stepSchedule");
  checkLevel(factor, "factor", "stepSchedule");
  checkLevel(from, "from", "stepSchedule");
  return (step) => from * integerPower(factor, Math.floor(step / every));
}

/**
 * Half a cosine wave: to + (from − to) · (1 + cos(π t / steps)) / 2 at step t, and `to` from then on.
 *
 * @param options `steps` until `to` is reached; `from` 1 by default; `to` 0 by default
 * @throws {ArgumentError} if an option is out of its range
 * @see Loshchilov, Hutter 2017, equation 5
 * @example [0, 50, 100, 200].map(cosineSchedule({ steps: 100 })) // [1, 0.5, 0, 0]
 */
export function cosineSchedule({
  steps,
  from = 1,
  to = 0,
}: {
  steps: number;
  from?: number;
  to?: number;
}): Schedule {
  checkSteps(steps, "steps", "cosineSchedule");
  checkLevel(from, "from", "cosineSchedule");
  checkLevel(to, "to", "cosineSchedule");
  return (step) => {
    if (step >= steps) return to;
    // sin of the distance from the middle: exactly 0 there, where cos(π / 2) would round.
    const wave = -sin(Math.PI * (step / steps - 0.5));
    return to + ((from - to) * (1 + wave)) / 2;
  };
}

/**
 * Rises in equal parts, (t + 1) / steps of where the next schedule starts, and then goes on with that.
 *
 * @param options `steps` to rise, the last of them in full; `then` what follows, 1 for ever by default
 * @throws {ArgumentError} if an option is out of its range
 * @example [0, 1, 2, 3].map(warmupSchedule({ steps: 2, then: stepSchedule({ every: 1 }) })) // [0.5, 1, 1, 0.1]
 */
export function warmupSchedule({
  steps,
  then = constantSchedule(),
}: {
  steps: number;
  then?: Schedule;
}): Schedule {
  checkSteps(steps, "steps", "warmupSchedule");
  return (step) => (step < steps ? (then(0) * (step + 1)) / steps : then(step - steps));
}

function checkSteps(steps: number, option: string, who: string): void {
  if (Number.isSafeInteger(steps) && steps >= 1) return;
  throw new ArgumentError(`${who}: ${option} is ${steps}; expected a whole number ≥ 1`);
}

function checkLevel(level: number, option: string, who: string): void {
  if (Number.isFinite(level) && level >= 0) return;
  throw new ArgumentError(`${who}: ${option} is ${level}; expected a finite number ≥ 0`);
}

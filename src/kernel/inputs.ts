// Inputs: the controls that `view(…)` shows, as checked data.
//
// What an author writes wrong is said in one sentence with the value in it; nothing is bent into range.

import { previewText } from "./preview.ts";
import type { Input, InputValue } from "./protocol.ts";

/** A control whose value is a `Value`. */
export interface InputOf<Value extends InputValue> {
  readonly input: Input;
  /** Never there: it only carries the type of the value. */
  readonly value?: Value;
}

export class InputError extends Error {
  override name = "InputError";
}

interface NumberOptions {
  /** Shown beside the control; the name of the variable if left out. */
  label?: string;
  min?: number;
  max?: number;
  step?: number;
  value?: number;
  unit?: string;
}

interface SliderOptions extends NumberOptions {
  /** `log`: equal distances multiply by equal factors; needs `min` above zero. */
  scale?: "linear" | "log";
}

class ViewInput<Value extends InputValue> implements InputOf<Value> {
  readonly input: Input;

  constructor(input: Input) {
    this.input = input;
  }
}

/**
 * A slider, from 0 to 1 unless `min` and `max` say otherwise. It starts at `value`, else at `min`.
 * @throws {InputError} if the numbers do not fit together
 */
export function slider(options: SliderOptions = {}): InputOf<number> {
  const { label = "", min = 0, max = 1, unit = "", scale = "linear" } = read("slider", options);
  const { step = stepFor(min, max), value = min } = options;
  checkRange("slider", { min, max, step, value });
  if (scale !== "linear" && scale !== "log") {
    throw new InputError(`slider: scale is ${show(scale)}; expected "linear" or "log"`);
  }
  if (scale === "log" && min <= 0) {
    throw new InputError(`slider: min is ${min}; a logarithmic scale needs a min above 0`);
  }
  checkTexts("slider", { label, unit });
  return new ViewInput({ kind: "slider", label, value, min, max, step, unit, scale });
}

/**
 * A field for a number, from −1,000,000 to 1,000,000 unless `min` and `max` say otherwise.
 * @throws {InputError} if the numbers do not fit together
 */
export function number(options: NumberOptions = {}): InputOf<number> {
  const { label = "", min = -1e6, max = 1e6, unit = "" } = read("number", options);
  const { step = 0.1, value = Math.min(Math.max(0, min), max) } = options;
  checkRange("number", { min, max, step, value });
  checkTexts("number", { label, unit });
  return new ViewInput({ kind: "number", label, value, min, max, step, unit, scale: "linear" });
}

/**
 * A choice of one text among `options`; the first unless `value` says otherwise.
 * @throws {InputError} if there is nothing to choose from, or `value` is not among it
 */
export function select<const Option extends string>(options: {
  label?: string;
  options: readonly Option[];
  value?: NoInfer<Option>;
}): InputOf<Option> {
  const { label = "", options: choices } = read("select", options);
  const isList = Array.isArray(choices) && choices.every((choice) => typeof choice === "string");
  if (!isList || choices.length === 0) {
    throw new InputError(
      `select: options is ${show(choices)}; expected a list of texts, at least one`,
    );
  }
  const value = options.value ?? choices[0];
  if (value === undefined || !choices.includes(value)) {
    throw new InputError(
      `select: value is ${show(value)}; expected one of ${choices.map(show).join(", ")}`,
    );
  }
  checkTexts("select", { label });
  return new ViewInput({ kind: "select", label, value, options: [...choices] });
}

/**
 * A switch; off unless `value` is true.
 * @throws {InputError} if `value` is not true or false
 */
export function toggle(options: { label?: string; value?: boolean } = {}): InputOf<boolean> {
  const { label = "", value = false } = read("toggle", options);
  if (typeof value !== "boolean") {
    throw new InputError(`toggle: value is ${show(value)}; expected true or false`);
  }
  checkTexts("toggle", { label });
  return new ViewInput({ kind: "toggle", label, value });
}

/** A button; its value is how often it has been pressed. */
export function button(options: { label?: string } = {}): InputOf<number> {
  const { label = "" } = read("button", options);
  checkTexts("button", { label });
  return new ViewInput({ kind: "button", label, value: 0 });
}

/**
 * The control of `const name = view(control)`, holding what the reader has set if that still fits.
 * @throws {InputError} if `control` was not made by `slider`, `number`, `select`, `toggle` or `button`
 */
export function boundInput(name: string, control: unknown, set: InputValue | undefined): Input {
  if (!(control instanceof ViewInput)) {
    throw new InputError(
      `view: ${name} is given ${show(control)}; expected slider(…), number(…), select(…), toggle(…) or button(…)`,
    );
  }
  const labelled = { ...control.input, label: control.input.label || name } as Input;
  return set === undefined ? labelled : (withValue(labelled, set) ?? labelled);
}

/** The control with another value, or undefined if it cannot have that value. */
export function withValue(input: Input, value: InputValue): Input | undefined {
  switch (input.kind) {
    case "slider":
    case "number": {
      const fits = typeof value === "number" && value >= input.min && value <= input.max;
      return fits ? { ...input, value } : undefined;
    }
    case "select":
      return typeof value === "string" && input.options.includes(value)
        ? { ...input, value }
        : undefined;
    case "toggle":
      return typeof value === "boolean" ? { ...input, value } : undefined;
    case "button":
      return typeof value === "number" && value >= 0 ? { ...input, value } : undefined;
    default:
      return input satisfies never;
  }
}

function checkRange(
  who: string,
  { min, max, step, value }: { min: number; max: number; step: number; value: number },
): void {
  for (const [name, given] of Object.entries({ min, max, step, value })) {
    if (typeof given !== "number" || !Number.isFinite(given)) {
      throw new InputError(`${who}: ${name} is ${show(given)}; expected a number`);
    }
  }
  if (!(min < max))
    throw new InputError(`${who}: min is ${min} and max is ${max}; min must be less`);
  if (!(step > 0)) throw new InputError(`${who}: step is ${step}; expected a number above 0`);
  if (value < min || value > max) {
    throw new InputError(`${who}: value is ${value}; expected a number from ${min} to ${max}`);
  }
}

function checkTexts(who: string, texts: Record<string, unknown>): void {
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text !== "string") {
      throw new InputError(`${who}: ${name} is ${show(text)}; expected a text`);
    }
  }
}

function read<Options extends object>(who: string, options: Options): Options {
  if (typeof options !== "object" || options === null) {
    throw new InputError(
      `${who}: got ${show(options)}; expected options in braces, as ${who}({ … })`,
    );
  }
  return options;
}

/** A hundred steps or a few more: 0.01 for 0 to 1, 1 for 0 to 200. */
function stepFor(min: number, max: number): number {
  const range = max - min;
  return range > 0 && Number.isFinite(range) ? 10 ** Math.floor(Math.log10(range / 100)) : 1;
}

function show(value: unknown): string {
  return previewText(typeof value === "string" ? JSON.stringify(value) : value);
}

// Steps of a number's control: where a key takes the value, and how a typed number is read.
//
// The same for sliders, number fields and numbers to drag. On a logarithmic scale a step changes the second
// digit, so that every press of a key is seen.

import type { Input } from "../../kernel/protocol.ts";

export type NumberInput = Extract<Input, { kind: "slider" | "number" }>;

interface Key {
  key: string;
  shiftKey: boolean;
}

const tenSteps = 10;

/** The value after a key, or null if the key does not move it: arrows, with Shift ten steps, Page, Home, End. */
export function valueAfterKey({ key, shiftKey }: Key, input: NumberInput): number | null {
  const size = shiftKey ? tenSteps : 1;
  switch (key) {
    case "ArrowUp":
    case "ArrowRight":
      return stepped(input, size);
    case "ArrowDown":
    case "ArrowLeft":
      return stepped(input, -size);
    case "PageUp":
      return stepped(input, tenSteps);
    case "PageDown":
      return stepped(input, -tenSteps);
    case "Home":
      return input.min;
    case "End":
      return input.max;
    default:
      return null;
  }
}

/** The value `steps` steps further, within the limits. */
export function stepped(input: NumberInput, steps: number): number {
  const { value, min, max, step } = input;
  if (input.scale === "linear") {
    const wanted = min + Math.round((value - min) / step + steps) * step;
    return within(Number(wanted.toFixed(10)), input);
  }
  let next = value;
  for (let taken = 0; taken < Math.abs(steps); taken++) next = besideLog(next, Math.sign(steps));
  return Math.min(max, Math.max(min, next));
}

/** A number as people type it, comma or point, or null if it is none or out of the limits. */
export function readNumber(text: string, { min, max }: NumberInput): number | null {
  const plain = text.trim().replace(",", ".").replace(/^[−–]/, "-");
  if (plain === "") return null;
  const value = Number(plain);
  return value >= min && value <= max ? value : null;
}

/** The next number of two digits: 0.98, 0.99, 1.0, 1.1. */
function besideLog(value: number, direction: number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9) - 1;
  const digits = Math.round(value / 10 ** exponent);
  // Below 10 the grid is finer: 1.0 is followed downwards by 0.99.
  const next = direction < 0 && digits === 10 ? 9.9 : digits + direction;
  return Number((next * 10 ** exponent).toPrecision(2));
}

function within(value: number, { min, max }: NumberInput): number {
  return Math.min(max, Math.max(min, value));
}

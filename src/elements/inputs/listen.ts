// Turns what the reader does with a control into values. Arrow keys move one step, with Shift ten.

import type { Input, InputValue } from "../../kernel/protocol.ts";
import { logValue, updateControl } from "./control.ts";

/** Calls `change` with each new value of the control; `current` tells the input as it stands. */
export function listenToControl(
  control: HTMLElement,
  { current, change }: { current: () => Input; change: (value: InputValue) => void },
): void {
  control.addEventListener("input", ({ target }) => {
    const input = current();
    const value = readValue(target as HTMLElement, input);
    if (value === null) return;
    updateControl(control, { ...input, value } as Input);
    change(value);
  });
  control.addEventListener("click", ({ target }) => {
    const input = current();
    if (input.kind !== "button" || !(target as HTMLElement).closest("button")) return;
    change(input.value + 1);
  });
  control.addEventListener("keydown", (event) => moveByTen(event, current()));
  // A number left half typed, or out of its limits, goes back to the value that holds.
  control.addEventListener("focusout", () => updateControl(control, current()));
}

function readValue(target: HTMLElement, input: Input): InputValue | null {
  if (target instanceof HTMLSelectElement) return target.value;
  if (!(target instanceof HTMLInputElement)) return null;
  if (input.kind === "toggle") return target.checked;
  if (input.kind !== "slider" && input.kind !== "number") return null;
  if (target.type === "range" && input.scale === "log")
    return logValue(Number(target.value), input);
  if (target.value.trim() === "") return null;
  const value = Number(target.value);
  return value >= input.min && value <= input.max ? value : null;
}

function moveByTen(event: KeyboardEvent, input: Input): void {
  const { target, shiftKey, key } = event;
  if (!shiftKey || !(target instanceof HTMLInputElement)) return;
  if (input.kind !== "slider" && input.kind !== "number") return;
  const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[key];
  if (!direction) return;
  event.preventDefault();
  if (direction > 0) target.stepUp(10);
  else target.stepDown(10);
  target.dispatchEvent(new Event("input", { bubbles: true }));
}

// Turns what the reader does with a control into values: pointers, typed numbers, keys.

import type { Input, InputValue } from "../../kernel/protocol.ts";
import { logValue, numberText, updateControl } from "./control.ts";
import { readNumber, valueAfterKey } from "./steps.ts";

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
  control.addEventListener("keydown", (event) => {
    const input = current();
    const value = keyed(event, input);
    if (event.key === "Enter") restore(event.target, input);
    if (value === null) return;
    event.preventDefault();
    if (value !== input.value) change(value);
    restore(event.target, { ...input, value } as Input);
  });
  // A number left half typed, or out of its limits, goes back to the value that holds.
  control.addEventListener("focusout", ({ target }) => {
    updateControl(control, current());
    restore(target, current());
  });

  function restore(target: EventTarget | null, input: Input): void {
    if (input.kind !== "slider" && input.kind !== "number") return;
    if (!(target instanceof HTMLInputElement) || !isNumberField(target)) return;
    target.value = numberText(input.value, input.step, input.scale);
    target.removeAttribute("aria-invalid");
  }
}

function readValue(target: HTMLElement, input: Input): InputValue | null {
  if (target instanceof HTMLSelectElement) return target.value;
  if (!(target instanceof HTMLInputElement)) return null;
  if (input.kind === "toggle") return target.checked;
  if (input.kind !== "slider" && input.kind !== "number") return null;
  if (!isNumberField(target)) {
    return input.scale === "log" ? logValue(Number(target.value), input) : Number(target.value);
  }
  const value = readNumber(target.value, input);
  if (value === null) target.setAttribute("aria-invalid", "true");
  else target.removeAttribute("aria-invalid");
  return value;
}

/** Where a key takes the value. In a number field the keys that move the caret stay the caret's. */
function keyed(event: KeyboardEvent, input: Input): number | null {
  if (input.kind !== "slider" && input.kind !== "number") return null;
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const { target, key } = event;
  if (!(target instanceof HTMLInputElement)) return null;
  const isCaret = key === "ArrowLeft" || key === "ArrowRight" || key === "Home" || key === "End";
  return isNumberField(target) && isCaret ? null : valueAfterKey(event, input);
}

function isNumberField({ type }: HTMLInputElement): boolean {
  return type === "text";
}

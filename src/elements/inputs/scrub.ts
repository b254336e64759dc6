// The number to drag in a sentence: a spin button that follows the pointer sideways, and the arrow keys.

import { numberText } from "./control.ts";
import { type NumberInput, stepped, valueAfterKey } from "./steps.ts";

const pixelsPerStep = 4;

/** Takes over `<span role="spinbutton" data-scrub="w1">`; `change` gets every new value. */
export function listenToScrub(
  scrub: HTMLElement,
  { current, change }: { current: () => NumberInput | null; change: (value: number) => void },
): void {
  let from: { x: number; value: number } | null = null;
  scrub.tabIndex = 0;
  scrub.addEventListener("pointerdown", (event) => {
    const input = current();
    if (!input) return;
    from = { x: event.clientX, value: input.value };
    scrub.setPointerCapture(event.pointerId);
    event.preventDefault();
    scrub.focus();
  });
  scrub.addEventListener("pointermove", (event) => {
    const input = current();
    if (!from || !input) return;
    const steps = Math.round((event.clientX - from.x) / pixelsPerStep);
    move(stepped({ ...input, value: from.value }, steps), input);
  });
  scrub.addEventListener("pointerup", () => {
    from = null;
  });
  scrub.addEventListener("pointercancel", () => {
    from = null;
  });
  scrub.addEventListener("keydown", (event) => {
    const input = current();
    const value = input && valueAfterKey(event, input);
    if (input === null || value === null) return;
    event.preventDefault();
    move(value, input);
  });

  function move(value: number, input: NumberInput): void {
    if (value !== input.value) change(value);
  }
}

/** Shows the input's value in the sentence. */
export function updateScrub(scrub: HTMLElement, input: NumberInput): void {
  const text = numberText(input.value, input.step, input.scale).replace("-", "−");
  scrub.textContent = text;
  scrub.setAttribute("aria-valuenow", String(input.value));
  scrub.setAttribute("aria-valuemin", String(input.min));
  scrub.setAttribute("aria-valuemax", String(input.max));
  scrub.setAttribute("aria-valuetext", input.unit ? `${text} ${input.unit}` : text);
}

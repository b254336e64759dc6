// The number to drag in a sentence: a spin button that follows the pointer sideways, and the arrow keys.

import type { Input } from "../../kernel/protocol.ts";
import { numberText } from "./control.ts";

type NumberInput = Extract<Input, { kind: "slider" | "number" }>;

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
    move(from.value + Math.round((event.clientX - from.x) / pixelsPerStep) * input.step, input);
  });
  scrub.addEventListener("pointerup", () => {
    from = null;
  });
  scrub.addEventListener("pointercancel", () => {
    from = null;
  });
  scrub.addEventListener("keydown", (event) => {
    const input = current();
    const steps = stepsOf(event);
    if (!input || steps === 0) return;
    event.preventDefault();
    move(input.value + steps * input.step, input);
  });

  function move(wish: number, input: NumberInput): void {
    const steps = Math.round((wish - input.min) / input.step);
    const value = Number(
      Math.min(input.max, Math.max(input.min, input.min + steps * input.step)).toFixed(10),
    );
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

function stepsOf({ key, shiftKey }: KeyboardEvent): number {
  const size = shiftKey ? 10 : 1;
  if (key === "ArrowUp" || key === "ArrowRight") return size;
  if (key === "ArrowDown" || key === "ArrowLeft") return -size;
  return 0;
}

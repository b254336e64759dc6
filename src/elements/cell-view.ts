// The hinge of one cell in the page: its button, its state in words, whose text it is, its bar.
//
// Only writes what it is told into markup that is already there; decides nothing.

import type { Progress } from "../kernel/protocol.ts";
import { isApple } from "./editor/editor-keys.ts";
import { words } from "./words.ts";

export type CellState = "idle" | "queued" | "running" | "done" | "error" | "stale" | "stopped";

/** A state in two voices: the first words stand out, the rest follows. */
export interface StateWords {
  strong: string;
  rest: string;
}

const buttonWords: Record<CellState, string> = {
  idle: words.run,
  queued: words.cancel,
  running: words.stop,
  done: words.run,
  error: words.runAgain,
  stale: words.run,
  stopped: words.runAgain,
};

export class CellView {
  readonly element: HTMLElement;
  readonly id: string;
  readonly number: number;
  readonly button: HTMLButtonElement;
  readonly outputs: HTMLElement;
  readonly inputs: HTMLElement;
  readonly code: HTMLElement;
  readonly #state: HTMLElement;
  readonly #whose: HTMLElement;
  readonly #bar: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
    this.id = element.dataset.cell ?? "";
    this.number = Number(element.dataset.number);
    this.button = part(element, "button.run");
    this.outputs = part(element, "[data-outputs]");
    this.inputs = part(element, "[data-inputs]");
    this.code = part(element, ".code");
    this.#state = part(element, ".state");
    this.#whose = part(element, ".whose");
    this.#bar = part(element, ".bar");
  }

  get state(): CellState {
    return (this.element.dataset.state ?? "idle") as CellState;
  }

  setState(state: CellState, { strong, rest }: StateWords): void {
    this.#setState(state);
    this.#state.replaceChildren(
      ...(strong ? [bold(this.#state.ownerDocument, strong), " "] : []),
      rest,
    );
  }

  /** Which keys run the cell and leave it, in the place of the state's words. */
  setHint(state: CellState): void {
    this.#setState(state);
    const document = this.#state.ownerDocument;
    const modifier = isApple(document.defaultView?.navigator.platform ?? "") ? "⌘" : "Ctrl";
    this.#state.replaceChildren(
      key(document, `${modifier} ⏎`),
      words.keyRuns,
      key(document, "Tab"),
      words.keyMovesOn,
    );
  }

  #setState(state: CellState): void {
    this.element.dataset.state = state;
    const label = part<HTMLElement>(this.button, ".label");
    if (label.textContent !== buttonWords[state]) label.textContent = buttonWords[state];
    if (state !== "running" && state !== "stopped") this.#bar.hidden = true;
    this.element.setAttribute("aria-busy", String(state === "running"));
  }

  setProgress(progress: Progress): void {
    this.#state.replaceChildren(
      bold(this.#state.ownerDocument, "Running."),
      " ",
      words.progress(progress),
    );
    this.#bar.hidden = progress.total === null;
    const share = progress.total ? Math.min(progress.value / progress.total, 1) : 0;
    this.#bar.style.setProperty("--share", share.toFixed(4));
  }

  /** Whose text the cell holds: empty for the lesson's own. `parts` are words and buttons, in order. */
  setWhose(edited: boolean, parts: (string | Node)[]): void {
    this.element.toggleAttribute("data-edited", edited);
    this.#whose.replaceChildren(...parts);
  }

  /** Someone is writing in the cell: its frame is drawn, its hints appear. */
  setEditing(editing: boolean): void {
    this.element.classList.toggle("editing", editing);
  }
}

function key(document: Document, text: string): HTMLElement {
  const element = document.createElement("kbd");
  element.textContent = text;
  return element;
}

export function bold(document: Document, text: string): HTMLElement {
  const element = document.createElement("b");
  element.textContent = text;
  return element;
}

export function textButton(
  document: Document,
  label: string,
  press: () => void,
): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "text-button";
  button.textContent = label;
  button.addEventListener("click", press);
  return button;
}

function part<E extends HTMLElement>(element: HTMLElement, selector: string): E {
  const found = element.querySelector<E>(selector);
  if (!found) throw new Error(`cell "${element.dataset.cell}" has no ${selector}`);
  return found;
}

// All inputs of the page: what each stands at, its control, and the numbers to drag that share its value.

import type { Input, InputValue } from "../../kernel/protocol.ts";
import type { PageCell } from "../page-cell.ts";
import { renderControl, updateControl } from "./control.ts";
import { listenToControl } from "./listen.ts";
import { listenToScrub, updateScrub } from "./scrub.ts";

export class PageInputs {
  readonly #inputs = new Map<string, Input>();
  readonly #controls = new Map<string, HTMLElement>();
  readonly #scrubs = new Map<string, HTMLElement[]>();
  readonly #change: (name: string, value: InputValue) => void;
  readonly #waiting = new Map<string, InputValue>();

  constructor(cells: Map<string, PageCell>, change: (name: string, value: InputValue) => void) {
    this.#change = change;
    for (const cell of cells.values()) {
      for (const { name, input } of cell.data.inputs) {
        this.#inputs.set(name, input);
        const selector = `[data-input="${CSS.escape(name)}"]`;
        const control = cell.view.inputs.querySelector<HTMLElement>(selector);
        if (control) this.#takeOver(name, control);
      }
    }
  }

  /** Takes over the numbers to drag. */
  listen(document: Document): void {
    for (const scrub of document.querySelectorAll<HTMLElement>("[data-scrub]")) {
      const name = scrub.dataset.scrub ?? "";
      this.#scrubs.set(name, [...(this.#scrubs.get(name) ?? []), scrub]);
      listenToScrub(scrub, {
        current: () => numeric(this.#inputs.get(name)),
        change: (value) => this.#set(name, value),
      });
    }
  }

  /** A run showed this input: its control is made, or follows. */
  set(cell: PageCell, name: string, input: Input): void {
    const before = this.#inputs.get(name);
    this.#inputs.set(name, input);
    const control = this.#controls.get(name);
    if (control && before?.kind === input.kind) {
      updateControl(control, input);
    } else {
      const fresh = renderControl(name, input, {
        document: cell.view.element.ownerDocument,
        cell: cell.id,
      });
      if (control) control.replaceWith(fresh);
      else cell.view.inputs.append(fresh);
      this.#takeOver(name, fresh);
    }
    this.#follow(name, input);
  }

  #takeOver(name: string, control: HTMLElement): void {
    for (const field of control.querySelectorAll<HTMLInputElement>("input, select, button")) {
      field.disabled = false;
    }
    this.#controls.set(name, control);
    listenToControl(control, {
      current: () => this.#inputs.get(name) as Input,
      change: (value) => this.#set(name, value),
    });
  }

  #set(name: string, value: InputValue): void {
    const input = { ...this.#inputs.get(name), value } as Input;
    this.#inputs.set(name, input);
    const control = this.#controls.get(name);
    if (control) updateControl(control, input);
    this.#follow(name, input);
    // At most one change a frame goes on to the cells; the newest value wins.
    if (this.#waiting.size === 0) requestAnimationFrame(() => this.#send());
    this.#waiting.set(name, value);
  }

  #send(): void {
    const changes = [...this.#waiting];
    this.#waiting.clear();
    for (const [name, value] of changes) this.#change(name, value);
  }

  #follow(name: string, input: Input): void {
    const number = numeric(input);
    if (!number) return;
    for (const scrub of this.#scrubs.get(name) ?? []) updateScrub(scrub, number);
  }
}

function numeric(input: Input | undefined) {
  return input?.kind === "slider" || input?.kind === "number" ? input : null;
}

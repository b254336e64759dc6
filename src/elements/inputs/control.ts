// A control for one input, as DOM: made in the build, taken over in the page.
//
// `renderControl` writes the markup; `readControl` finds the parts again, so that the page never rebuilds
// what the reader may have focused.

import type { Input } from "../../kernel/protocol.ts";
import { setSymbol } from "./symbol.ts";

/** Markup of a control; `cell` and `name` make its ids unique in the page. */
export function renderControl(
  name: string,
  input: Input,
  { document, cell }: { document: Document; cell: string },
): HTMLElement {
  const id = `input-${cell}-${name}`;
  const control = document.createElement("div");
  control.className = "control";
  control.setAttribute("data-input", name);
  control.setAttribute("data-kind", input.kind);
  const label = document.createElement("label");
  label.className = "symbol";
  label.setAttribute("for", id);
  setSymbol(label, input.label || name);

  switch (input.kind) {
    case "slider": {
      const range = field(document, "range", id);
      const number = numberField(document, `${id}-number`);
      number.setAttribute("aria-label", `${plainLabel(input.label || name)}, as a number`);
      const track = document.createElement("div");
      track.className = "slider";
      track.append(range);
      control.append(label, track, number);
      break;
    }
    case "number": {
      const number = numberField(document, id);
      control.append(label, number);
      break;
    }
    case "select": {
      const select = document.createElement("select");
      select.id = id;
      control.append(label, select);
      break;
    }
    case "toggle": {
      control.append(field(document, "checkbox", id), label);
      break;
    }
    case "button": {
      const button = document.createElement("button");
      button.id = id;
      button.type = "button";
      button.className = "press";
      setSymbol(button, input.label || name);
      control.append(button);
      break;
    }
    default:
      input satisfies never;
  }
  updateControl(control, input);
  return control;
}

/** Writes an input's limits and value into its control. A field that is being typed in keeps its text. */
export function updateControl(control: HTMLElement, input: Input): void {
  const active = control.ownerDocument.activeElement;
  if (input.kind === "slider" || input.kind === "number") {
    const text = numberText(input.value, input.step, input.scale);
    for (const field of control.querySelectorAll<HTMLInputElement>("input")) {
      if (field.getAttribute("type") === "range") {
        const log = input.scale === "log";
        setAttribute(field, "min", log ? "0" : String(input.min));
        setAttribute(field, "max", log ? "1000" : String(input.max));
        setAttribute(field, "step", log ? "1" : String(input.step));
        setValue(field, log ? String(logPlace(input)) : text);
      } else {
        // The keypads of phones that only have digits and a point lack the minus sign.
        setAttribute(field, "inputmode", input.min < 0 ? "text" : "decimal");
        setAttribute(field, "aria-valuemin", String(input.min));
        setAttribute(field, "aria-valuemax", String(input.max));
        setAttribute(field, "aria-valuenow", String(input.value));
        if (field !== active) setValue(field, text);
      }
      setAttribute(field, "aria-valuetext", `${text}${input.unit && ` ${input.unit}`}`);
    }
    setTrack(control, input);
  } else if (input.kind === "select") {
    const select = control.querySelector("select");
    if (select) fillOptions(select, input.options, input.value);
  } else if (input.kind === "toggle") {
    const box = control.querySelector<HTMLInputElement>("input");
    if (box) {
      box.toggleAttribute("checked", input.value);
      box.checked = input.value;
    }
  }
}

/** 0 … 1000 along a logarithmic track. */
function logPlace({ value, min, max }: { value: number; min: number; max: number }): number {
  return Math.round((1000 * Math.log(value / min)) / Math.log(max / min));
}

/** The value at a place of a logarithmic track, to two significant digits. */
export function logValue(place: number, { min, max }: { min: number; max: number }): number {
  return Number((min * (max / min) ** (place / 1000)).toPrecision(2));
}

/** As many decimals as the step has, so that 0.30 stands beside 1.40. */
export function numberText(value: number, step: number, scale: "linear" | "log"): string {
  if (scale === "log") return String(value);
  const decimals = /\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0;
  return step >= 1e-6 ? value.toFixed(decimals) : String(value);
}

export function plainLabel(label: string): string {
  return label.replace(/[_{}\\]/g, "");
}

/** Where the thumb and the zero tick stand, as shares of the track. */
function setTrack(
  control: HTMLElement,
  input: Extract<Input, { kind: "slider" | "number" }>,
): void {
  const track = control.querySelector<HTMLElement>(".slider");
  if (!track) return;
  const { min, max, value, scale } = input;
  const share = (at: number) => Math.min(1, Math.max(0, (at - min) / (max - min)));
  const thumb = scale === "log" ? logPlace(input) / 1000 : share(value);
  const zero = scale === "log" ? 0 : share(0);
  track.setAttribute("style", `--thumb: ${thumb.toFixed(4)}; --zero: ${zero.toFixed(4)}`);
}

function fillOptions(select: HTMLSelectElement, options: string[], value: string): void {
  const { ownerDocument: document } = select;
  const present = [...select.querySelectorAll("option")];
  const same = present.map((option) => option.textContent).join("\n") === options.join("\n");
  const all = same
    ? present
    : options.map((text) => {
        const option = document.createElement("option");
        option.textContent = text;
        return option;
      });
  if (!same) select.replaceChildren(...all);
  for (const option of all) option.selected = option.textContent === value;
  // Last, for the build's document lets go of the attribute when another option's property is written.
  for (const option of all) option.toggleAttribute("selected", option.textContent === value);
}

/** A field for a number: of text, as browsers read "0,18" in a field of type number as something else. */
function numberField(document: Document, id: string): HTMLInputElement {
  const input = field(document, "text", id);
  input.className = "number";
  input.setAttribute("role", "spinbutton");
  input.setAttribute("autocomplete", "off");
  return input;
}

function field(document: Document, type: string, id: string): HTMLInputElement {
  const input = document.createElement("input");
  input.setAttribute("type", type);
  input.id = id;
  return input;
}

function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function setValue(field: HTMLInputElement, text: string): void {
  field.setAttribute("value", text);
  if (field.value !== text) field.value = text;
}

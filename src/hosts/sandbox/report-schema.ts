// Reads what comes out of the sandbox: everything in there may be forged by the code that runs there.
//
// A report that is not of the known shape is dropped. Texts inside are shown as text nodes only, so it is
// enough to know that each kind has the fields, of the types, that the page reads, and no more than it can draw.

import type { Report } from "../../kernel/protocol.ts";
import { isError, isOutput } from "./output-schema.ts";
import {
  type Fields,
  isCount,
  isList,
  isNumber,
  isOneOf,
  isOptional,
  isRecord,
  isText,
} from "./schema-parts.ts";

const inputKinds = ["slider", "number", "select", "toggle", "button"];
const scales = ["linear", "log"];
/** One run opens a hundred slots, a log, and what the kernel adds. */
const slotLimit = 200;
const nameLimit = 10_000;

/** True if `data` is a report that the page can read. */
export function isReport(data: unknown): data is Report {
  if (!isRecord(data) || !isNumber(data.run) || typeof data.cell !== "string") return false;
  switch (data.type) {
    case "output":
      return isCount(data.slot, 0, slotLimit) && isOutput(data.output);
    case "input":
      return isText(data.name) && isRecord(data.input) && isInput(data.input);
    case "progress":
      return isRecord(data.progress) && isProgress(data.progress);
    case "values":
      return isRecord(data.values) && isList(Object.values(data.values), nameLimit, isPlain);
    case "done":
      return isNumber(data.ms);
    case "failed":
      return isNumber(data.ms) && isError(data.error);
    default:
      return false;
  }
}

function isProgress({ value, total, label, elapsedMs }: Fields): boolean {
  return (
    isNumber(value) && (total === null || isNumber(total)) && isText(label) && isNumber(elapsedMs)
  );
}

function isInput(input: Fields): boolean {
  const known = isOneOf(input.kind, inputKinds) && isText(input.label);
  if (!known) return false;
  if (input.kind === "select") {
    return isText(input.value) && isList(input.options, nameLimit, isText);
  }
  if (input.kind === "toggle") return typeof input.value === "boolean";
  if (input.kind === "button") return isNumber(input.value);
  const numbers = [input.value, input.min, input.max, input.step];
  return (
    numbers.every(isNumber) &&
    isText(input.unit) &&
    isOptional(input.scale, (scale) => isOneOf(scale, scales))
  );
}

function isPlain(value: unknown): boolean {
  return isText(value) || isNumber(value) || typeof value === "boolean";
}

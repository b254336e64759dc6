// Output → DOM: the one place where data becomes something to look at, in the build and in the page.
//
// Uses the document it is given and nothing else: no layout is read, no HTML is parsed, no listener is set.

import type { Output } from "../../kernel/output.ts";
import { renderError } from "./error.ts";
import { type RenderFormula, renderFormula } from "./formula.ts";
import { renderNetwork } from "./network.ts";
import { type PlotModule, renderPlot } from "./plot.ts";
import { renderTable } from "./table.ts";
import { renderTensor } from "./tensor.ts";
import { renderLog, renderText } from "./text.ts";
import { renderTiles } from "./tiles.ts";
import { renderValue } from "./value.ts";
import { keepWidth, widthLike } from "./drawn-width.ts";

export interface RenderContext {
  /** Room for drawings, in pixels. */
  width: number;
  /** Observable Plot; without it a chart is a sentence. */
  plot?: PlotModule;
  /** The element whose place the new one takes: a drawing is as wide as the one before, and needs much the same room. */
  before?: Element | undefined;
  /** Sets TeX; without it a formula is its TeX. */
  renderFormula?: RenderFormula;
}

export function render(output: Output, document: Document, given: RenderContext): HTMLElement {
  const context = { ...given, width: widthLike(given.before, given.width) };
  const element = renderKind(output, document, context);
  keepWidth(element, { column: given.width, drawn: context.width });
  return element;
}

function renderKind(output: Output, document: Document, context: RenderContext): HTMLElement {
  switch (output.type) {
    case "text":
      return renderText(output, document);
    case "log":
      return renderLog(output, document);
    case "value":
      return renderValue(output, document);
    case "table":
      return renderTable(output, document);
    case "plot":
      return renderPlot(output, document, context);
    case "tensor":
      return renderTensor(output, document, context.width);
    case "network":
      return renderNetwork(output, document, context.width);
    case "formula":
      return renderFormula(output, document, context.renderFormula);
    case "tiles":
      return renderTiles(output, document);
    case "error":
      return renderError(output, document);
    default:
      return output satisfies never;
  }
}

// A chart: the recording replayed with Observable Plot under the house's defaults, then finished.

import { type PlotLibrary, replay } from "../../kernel/plot-replay.ts";
import type { PlotOutput } from "../../kernel/plot-recorder.ts";
import { branch, isCall } from "./chart-series.ts";
import { type AxisTicks, chartOptions, hasGround, type Margins } from "./chart-options.ts";
import { marginsFor } from "./chart-margins.ts";
import { describeChart } from "./describe-chart.ts";
import { finishChart } from "./finish-chart.ts";
import { logTicks } from "./log-ticks.ts";
import { makeElement } from "./make-element.ts";

/** Observable Plot, as `import * as Plot` gives it. */
export type PlotModule = PlotLibrary;

export function renderPlot(
  output: PlotOutput,
  document: Document,
  { width, plot }: { width: number; plot?: PlotModule },
): HTMLElement {
  const element = makeElement(document, "div", { class: "output output-plot" });
  const { sentence } = describeChart(output);
  if (!plot) {
    element.append(makeElement(document, "p", { class: "output-remark" }, sentence));
    return element;
  }
  try {
    const chart = draw(output, plot, { document, width });
    finishChart(chart, {
      document,
      sentence,
      key: JSON.stringify(output.options),
      onGround: hasGround(output),
    });
    element.append(chart);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    element.append(
      makeElement(
        document,
        "p",
        { class: "output-remark" },
        `This chart cannot be drawn: ${reason}`,
      ),
    );
  }
  return element;
}

/** Draws, looks how much room the labels take, and draws again if the margins were too small or too large. */
function draw(
  output: PlotOutput,
  plot: PlotModule,
  { document, width }: { document: Document; width: number },
): Element {
  if (isCall(output.options)) return replay(output, plot, { document }) as Element;
  const attempt = (margins: Margins, ticks: AxisTicks = {}) => {
    const options = chartOptions(output, { width, margins, ticks });
    const found = replay({ ...output, options }, plot, { document }) as Element;
    return { found, options: branch(options) ?? {} };
  };
  const first = attempt({});
  const margins = marginsFor(first.found, first.options, output.options);
  const ticks = { x: ticksOf(first.found, "x"), y: ticksOf(first.found, "y") };
  if (!margins && !ticks.x && !ticks.y) return first.found;
  return attempt(margins ?? {}, ticks).found;
}

/** Ticks of a logarithmic axis; the other axes have the library's. */
function ticksOf(chart: Element, name: "x" | "y"): number[] | undefined {
  const { scale } = chart as Element & {
    scale?: (name: string) => { type?: string; domain?: number[] } | undefined;
  };
  const found = scale?.(name);
  return found?.type === "log" && found.domain ? logTicks(found.domain) : undefined;
}

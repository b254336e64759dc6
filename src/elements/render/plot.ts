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

/** How a chart was drawn: what its next picture begins with. */
interface Fit {
  width: number;
  margins: Margins;
  ticks: AxisTicks;
}

const fits = new WeakMap<Element, Fit>();

interface PlotContext {
  width: number;
  plot?: PlotModule;
  /** The drawing that this one takes the place of: often its labels need the same room. */
  before?: Element | undefined;
}

export function renderPlot(
  output: PlotOutput,
  document: Document,
  { width, plot, before }: PlotContext,
): HTMLElement {
  const element = makeElement(document, "div", { class: "output output-plot" });
  const { sentence } = describeChart(output);
  if (!plot) {
    element.append(makeElement(document, "p", { class: "output-remark" }, sentence));
    return element;
  }
  try {
    const known = before && fits.get(before);
    const fit = known?.width === width ? known : { width, margins: {}, ticks: {} };
    const drawn = draw(output, plot, { document, fit });
    finishChart(drawn.chart, {
      document,
      sentence,
      key: JSON.stringify(output.options),
      onGround: hasGround(output),
    });
    fits.set(element, drawn.fit);
    element.append(drawn.chart);
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
  { document, fit }: { document: Document; fit: Fit },
): { chart: Element; fit: Fit } {
  if (isCall(output.options)) {
    return { chart: replay(output, plot, { document }) as Element, fit };
  }
  const attempt = (wanted: Fit) => {
    const options = chartOptions(output, wanted);
    const chart = replay({ ...output, options }, plot, { document }) as Element;
    return { chart, options: branch(options) ?? {} };
  };
  const first = attempt(fit);
  const margins = marginsFor(first.chart, first.options, output.options);
  const ticks = { x: ticksOf(first.chart, "x"), y: ticksOf(first.chart, "y") };
  if (!margins && isSame(ticks.x, fit.ticks.x) && isSame(ticks.y, fit.ticks.y)) {
    return { chart: first.chart, fit };
  }
  const better = { ...fit, margins: { ...fit.margins, ...margins }, ticks };
  return { chart: attempt(better).chart, fit: better };
}

function isSame(one: number[] | undefined, other: number[] | undefined): boolean {
  return String(one) === String(other);
}

/** Ticks of a logarithmic axis; the other axes have the library's. */
function ticksOf(chart: Element, name: "x" | "y"): number[] | undefined {
  const { scale } = chart as Element & {
    scale?: (name: string) => { type?: string; domain?: number[] } | undefined;
  };
  const found = scale?.(name);
  return found?.type === "log" && found.domain ? logTicks(found.domain) : undefined;
}

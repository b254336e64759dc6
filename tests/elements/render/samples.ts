// One output of each kind, and hostile ones, for the tests of rendering.

import { makePlot } from "../../../src/kernel/plot-recorder.ts";
import { heatmap } from "../../../src/kernel/heatmap.ts";
import { network } from "../../../src/kernel/network.ts";
import type { Output, Preview } from "../../../src/kernel/output.ts";
import { table } from "../../../src/kernel/table.ts";

const plot = makePlot();

export const losses = Array.from({ length: 101 }, (_, epoch) => ({
  epoch,
  loss: 0.6 * 0.95 ** epoch + 0.05,
}));

export function lineChart(options: Record<string, unknown> = {}): Output {
  const line = plot.lineY(losses, { x: "epoch", y: "loss", clip: true, marker: "arrow" });
  return plot.plot({ height: 240, ...options, marks: [line] });
}

export function smallNetwork(): ReturnType<typeof network> {
  return network({
    title: "a small one",
    layers: [
      { label: "x", values: [1, 2] },
      { label: "z", values: [0.5, -0.5], activation: "tanh", biases: [0.1, -0.2] },
      { label: "L", values: [0.77], shape: "loss" },
    ],
    weights: [
      [
        [0.5, -0.25],
        [-1, 0.75],
      ],
      null,
    ],
    gradients: [
      [
        [-0.8, -1.6],
        [1, 2],
      ],
      null,
    ],
  });
}

function previewOf(text: string): Preview {
  const string: Preview = { kind: "string", text };
  const map: Preview = { kind: "object", text: "Map(1)", entries: [{ key: text, value: string }] };
  const list: Preview = {
    kind: "array",
    text: "Array(9)",
    entries: [{ key: "0", value: map }],
    more: 8,
  };
  return { kind: "object", text: "Object", entries: [{ key: text, value: list }] };
}

/** One of each kind, every text in it being `text`. */
export function outputsWith(text: string): Output[] {
  return [
    { type: "text", text },
    { type: "log", lines: [{ level: "warn", text }], dropped: 3 },
    { type: "value", value: previewOf(text) },
    table([{ [text]: 1, other: text }]),
    plot.plot({
      title: text,
      caption: text,
      x: { label: text },
      marks: [
        plot.text([[1, 2]], { text: [text], title: [text], ariaLabel: text }),
        plot.dot([[1, 2]], { ariaDescription: text }),
      ],
    }),
    heatmap([[1, Number.NaN]], { title: text }),
    network({
      title: text,
      layers: [{ label: [text], values: [1] }, 1],
      edges: [{ from: "0.0", to: "1.0", label: text, weight: 1 }],
    }),
    { type: "formula", tex: `\\text{${text.replace(/[{}\\]/g, "")}}` },
    { type: "error", error: { name: text, message: text, hint: text, replacement: text, line: 1 } },
  ];
}

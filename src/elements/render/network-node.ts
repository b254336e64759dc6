// One node of a network: its outline, its value inside, its name above, its gradient below, its bias.

import { fixedText } from "../../kernel/number-text.ts";
import type { NetworkNode } from "../../kernel/output.ts";
import { makeSvg } from "./make-element.ts";
import { negativeDash, weightWidth } from "./network-edge.ts";
import { biasLength, type PlacedNode } from "./network-layout.ts";
import { appendSymbol, subscript } from "./symbol.ts";

interface Look {
  scale: number;
  roomy: boolean;
}

export function drawNode(
  placed: PlacedNode,
  { scale, roomy }: Look,
  document: Document,
): SVGGElement {
  const { node, x, y, radius } = placed;
  const group = makeSvg(document, "g", { class: `node node-${node.shape}` });
  group.append(outline(placed, document));
  if (!roomy) return group;
  if (node.bias) group.append(...bias(placed, node.bias, { scale, document }));
  if (node.shape === "sum") group.append(...sumParts(placed, scale, document));
  else if (node.value !== undefined) group.append(value(node.value, { x, y }, document));
  if (node.label) {
    const left = node.shape === "sum" ? x - radius * 0.45 : x;
    const name = makeSvg(document, "text", { class: "node-name", x: left, y: y - radius - 9 });
    appendSymbol(name, node.label, (text) => subscript(text, document));
    group.append(name);
  }
  if (node.gradient !== undefined) {
    const below = node.bias && !placed.alone ? 38 : 19;
    const place = { class: "gradient", x, y: y + radius + below };
    group.append(makeSvg(document, "text", place, fixedText(node.gradient, 3)));
  }
  return group;
}

function outline({ node, x, y, radius }: PlacedNode, document: Document): SVGElement {
  if (node.shape !== "loss") {
    return makeSvg(document, "circle", { class: "outline", cx: x, cy: y, r: radius });
  }
  const square = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  return makeSvg(document, "rect", { class: "outline", ...square });
}

function value(number: number, place: { x: number; y: number }, document: Document): SVGElement {
  const text = Math.abs(number) >= 100 ? fixedText(number, 0) : fixedText(number, 2);
  return makeSvg(document, "text", { class: "value", ...place, dy: "0.36em" }, text);
}

/** Σ and the sum on the left, the activation's name and curve on the right. */
function sumParts(
  { node, x, y, radius }: PlacedNode,
  scale: number,
  document: Document,
): SVGElement[] {
  const parts: SVGElement[] = [];
  const activation = node.activation ?? "identity";
  const line = { x1: x, y1: y - radius * 0.92, x2: x, y2: y + radius * 0.92 };
  parts.push(makeSvg(document, "line", { class: "divider", ...line }));
  const sign = { class: "node-sign", x: x - radius * 0.48, y: y - radius * 0.2 };
  parts.push(makeSvg(document, "text", sign, "Σ"));
  if (node.value !== undefined) {
    const place = { class: "value small", x: x - radius * 0.48, y: y + radius * 0.38 };
    parts.push(makeSvg(document, "text", place, fixedText(node.value, 2)));
  }
  const called = activationNames[activation];
  const word = called.length > 1 ? " word" : "";
  const name = {
    class: `node-sign activation-name${word}`,
    x: x + radius * 0.42,
    y: y - radius * 0.4,
  };
  parts.push(makeSvg(document, "text", name, called));
  const curve = { class: "curve", d: curvePath(activation, 22 * scale) };
  const at = `translate(${x + radius * 0.16} ${y - radius * 0.18})`;
  parts.push(makeSvg(document, "path", { ...curve, transform: at }));
  return parts;
}

const activationNames: Record<NonNullable<NetworkNode["activation"]>, string> = {
  identity: "id",
  step: "step",
  relu: "ReLU",
  leakyRelu: "leaky",
  sigmoid: "σ",
  tanh: "tanh",
};

/** The shape of an activation in a square of the given side; its values are not to scale. */
function curvePath(activation: NonNullable<NetworkNode["activation"]>, side: number): string {
  const at = (x: number, y: number) => `${(x * side).toFixed(1)} ${((1 - y) * side).toFixed(1)}`;
  switch (activation) {
    case "identity":
      return `M${at(0, 0)}L${at(1, 1)}`;
    case "step":
      return `M${at(0, 0)}L${at(0.5, 0)}L${at(0.5, 1)}L${at(1, 1)}`;
    case "relu":
      return `M${at(0, 0)}L${at(0.5, 0)}L${at(1, 1)}`;
    case "leakyRelu":
      return `M${at(0, 0)}L${at(0.5, 0.15)}L${at(1, 1)}`;
    case "sigmoid":
    case "tanh":
      return `M${at(0, 0)}C${at(0.62, 0)} ${at(0.38, 1)} ${at(1, 1)}`;
    default:
      return activation satisfies never;
  }
}

/** A short edge from below with its number; only the number where other nodes stand below. */
function bias(
  { x, y, radius, alone }: PlacedNode,
  { label = "b", value: number }: NonNullable<NetworkNode["bias"]>,
  { scale, document }: { scale: number; document: Document },
): SVGElement[] {
  const end = y + radius + biasLength(scale);
  const edge = makeSvg(document, "line", {
    class: `edge ${number < 0 ? "negative" : "positive"}`,
    x1: x,
    y1: y + radius + 3,
    x2: x,
    y2: end,
    "stroke-width": weightWidth(number),
    "stroke-dasharray": number < 0 ? negativeDash : undefined,
  });
  const below = alone ? end + 20 : y + radius + 19;
  const text = makeSvg(document, "text", { class: "weight", x, y: below });
  const name = makeSvg(document, "tspan", { class: "weight-name" });
  appendSymbol(name, label, (lowered) => subscript(lowered, document));
  text.append(name, " ", fixedText(number, 2));
  return alone ? [edge, text] : [text];
}

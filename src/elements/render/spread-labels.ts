// Names at the ends of lines: where lines end close together, their names are moved apart, in their order.

const apart = 18;
/** Names that begin this close to each other stand in one column. */
const column = 24;

interface Label {
  text: Element;
  x: number;
  y: number;
}

/** Moves names of a chart's lines up or down until none covers another. */
export function spreadLabels(svg: Element): void {
  const labels = [...svg.querySelectorAll(".mark-text")]
    .filter((group) => group.getAttribute("text-anchor") === "start")
    .flatMap((group) => [...group.querySelectorAll("text")].map((text) => placed(text, group)));
  for (const label of labels.splice(0)) {
    const near = labels.filter(({ x }) => Math.abs(x - label.x) < column);
    if (near.length === 0) labels.push(label);
    else labels.splice(labels.indexOf(near[0] as Label) + 1, 0, label);
  }
  const floor = floorOf(svg);
  let start = 0;
  for (let end = 1; end <= labels.length; end++) {
    const [first, next] = [labels[start], labels[end]];
    if (first && next && Math.abs(next.x - first.x) < column) continue;
    spread(labels.slice(start, end), floor);
    start = end;
  }
}

/** Blocks of touching labels keep their middle; blocks that come to touch become one. */
function spread(labels: Label[], floor: number): void {
  const lowest = (count: number) => floor - ((count - 1) / 2) * apart;
  const blocks: { labels: Label[]; middle: number }[] = [];
  for (const label of labels.sort((a, b) => a.y - b.y)) {
    blocks.push({ labels: [label], middle: Math.min(label.y, lowest(1)) });
    for (;;) {
      const [upper, lower] = blocks.slice(-2);
      if (!upper || !lower) break;
      const reach = ((upper.labels.length + lower.labels.length) / 2) * apart;
      if (lower.middle - upper.middle >= reach - 0.01) break;
      const joined = [...upper.labels, ...lower.labels];
      const middle = joined.reduce((sum, { y }) => sum + y, 0) / joined.length;
      blocks.splice(-2, 2, { labels: joined, middle: Math.min(middle, lowest(joined.length)) });
    }
  }
  for (const { labels: block, middle } of blocks) {
    block.forEach(({ text, y }, index) => {
      const moved = middle + (index - (block.length - 1) / 2) * apart;
      if (Math.abs(moved - y) > 0.5) shift(text, moved - y);
    });
  }
}

/** Names stay above the numbers of the x axis. */
function floorOf(svg: Element): number {
  const tick = svg.querySelector(".axis-tick.axis-x path");
  return tick ? translation(tick).y - 4 : Number.POSITIVE_INFINITY;
}

function placed(text: Element, group: Element): Label {
  const [own, above] = [translation(text), translation(group)];
  return { text, x: own.x + above.x, y: own.y + above.y };
}

function shift(text: Element, distance: number): void {
  const { x, y } = translation(text);
  text.setAttribute("transform", `translate(${x},${Math.round((y + distance) * 10) / 10})`);
}

function translation(element: Element): { x: number; y: number } {
  const found = /translate\(\s*(-?[\d.e]+)[\s,]+(-?[\d.e]+)/.exec(
    element.getAttribute("transform") ?? "",
  );
  return { x: Number(found?.[1] ?? 0), y: Number(found?.[2] ?? 0) };
}

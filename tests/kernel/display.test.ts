// What a display sends, by a clock that the test moves.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Display, reportEveryMs } from "../../src/kernel/display.ts";
import type { Output } from "../../src/kernel/output.ts";
import { paintMs } from "../../src/kernel/paint-time.ts";
import { dot, plot } from "../../src/kernel/plot.ts";

interface Sent {
  at: number;
  slot: number;
  output: Output;
}

/** A display whose clock and timers stand still until they are moved. */
function openDisplay() {
  const sent: Sent[] = [];
  let clock = 1_000;
  let waiting: { due: number; flush: () => void }[] = [];
  const display = new Display({
    send: (slot, output) => void sent.push({ at: clock, slot, output }),
    now: () => clock,
    later: (delayMs, flush) => void waiting.push({ due: clock + delayMs, flush }),
  });
  const wait = (ms: number) => {
    for (const end = clock + ms; clock < end; clock += 1) {
      const due = waiting.filter((timer) => timer.due <= clock);
      waiting = waiting.filter((timer) => timer.due > clock);
      for (const { flush } of due) flush();
    }
  };
  return { display, sent, wait };
}

function chart(rows: number): Output {
  const data = Array.from({ length: rows }, (_, x) => ({ x, y: x % 7 }));
  return plot({ marks: [dot(data, { x: "x", y: "y" })] });
}

describe("a display", () => {
  it("sends a slot thirty times a second however often a cell ticks", () => {
    const { display, sent, wait } = openDisplay();
    const handle = display.show(0);
    for (let tick = 0; tick < 1_000; tick++) {
      handle.update(tick);
      display.flush();
      wait(1);
    }
    assert.ok(sent.length <= 1_000 / reportEveryMs + 1, `sent ${sent.length}`);
    assert.ok(sent.length >= 25, `sent ${sent.length}`);
  });

  it("sends no more charts than the page can draw", () => {
    const { display, sent, wait } = openDisplay();
    const large = chart(16_000);
    const handles = Array.from({ length: 5 }, () => display.show(large));
    for (let step = 0; step < 10_000; step++) {
      for (const handle of handles) handle.update(large);
      display.flush();
      wait(1);
    }
    const drawing = sent.length * paintMs(large);
    assert.ok(drawing <= 10_000 + 6 * paintMs(large), `${drawing} ms of drawing in 10 000`);
    const counts = handles.map((_, index) => sent.filter(({ slot }) => slot === index).length);
    assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, `uneven: ${counts.join(", ")}`);
  });

  it("sends the newest in the end, at once if the run is over and later if it goes on", () => {
    const { display, sent, wait } = openDisplay();
    const handle = display.show("first");
    handle.update("second");
    handle.update("third");
    assert.equal(sent.length, 1);
    wait(2 * reportEveryMs);
    assert.deepEqual(sent.at(-1)?.output, { type: "text", text: "third" });
    handle.update("fourth");
    display.finish();
    assert.deepEqual(sent.at(-1)?.output, { type: "text", text: "fourth" });
  });

  it("holds small outputs back no longer than before", () => {
    const { display, sent, wait } = openDisplay();
    const handles = Array.from({ length: 20 }, () => display.show(0));
    wait(reportEveryMs);
    for (const handle of handles) handle.update(1);
    wait(2 * reportEveryMs);
    assert.equal(sent.length, 40);
  });
});

describe("the time that drawing takes", () => {
  it("grows with the chart", () => {
    assert.ok(paintMs(chart(100)) < 5);
    assert.ok(paintMs(chart(16_000)) > 200);
  });

  it("is told of outputs that a cell has broken", () => {
    assert.ok(paintMs({ type: "network", layers: null } as never) > 100);
  });
});

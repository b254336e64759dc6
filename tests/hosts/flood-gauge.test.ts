import assert from "node:assert/strict";
import { test } from "node:test";
import { FloodGauge, floodLimit } from "../../src/hosts/sandbox/flood-gauge.ts";

test("messages that pile up without a turn for the page are a flood", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const gauge = new FloodGauge();
  for (let message = 0; message < floodLimit; message++) assert.equal(gauge.count(), false);
  assert.equal(gauge.count(), true);
});

test("as many messages with turns between them are none", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const gauge = new FloodGauge();
  for (let second = 0; second < 10; second++) {
    for (let message = 0; message < floodLimit; message++) assert.equal(gauge.count(), false);
    context.mock.timers.tick(200);
  }
});

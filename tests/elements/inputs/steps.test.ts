import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type NumberInput,
  readNumber,
  stepped,
  valueAfterKey,
} from "../../../src/elements/inputs/steps.ts";

const press = (key: string, input: NumberInput, shiftKey = false) =>
  valueAfterKey({ key, shiftKey }, input);

function slider(change: Partial<NumberInput> = {}): NumberInput {
  return {
    kind: "slider",
    label: "w",
    value: 1.4,
    min: -3,
    max: 3,
    step: 0.1,
    unit: "",
    scale: "linear",
    ...change,
  };
}

const log = slider({ scale: "log", min: 0.001, max: 1000, value: 1 });

test("an arrow key moves one step, with Shift or Page ten, Home and End to the limits", () => {
  assert.equal(press("ArrowRight", slider()), 1.5);
  assert.equal(press("ArrowDown", slider()), 1.3);
  assert.equal(press("ArrowLeft", slider(), true), 0.4);
  assert.equal(press("PageUp", slider()), 2.4);
  assert.equal(press("Home", slider()), -3);
  assert.equal(press("End", slider()), 3);
  assert.equal(press("a", slider()), null);
});

test("a value beside the grid of steps goes on to the grid", () => {
  assert.equal(press("ArrowRight", slider({ value: 0.18 })), 0.3);
});

test("on a logarithmic scale a step changes the second digit", () => {
  assert.equal(press("ArrowRight", log), 1.1);
  assert.equal(press("ArrowLeft", log), 0.99);
  assert.equal(press("ArrowRight", { ...log, value: 0.099 }), 0.1);
  assert.equal(press("ArrowRight", log, true), 2);
});

test("on a logarithmic scale every key press moves, and the way back is the way there", () => {
  const values = fc.tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: -3, max: 1 }));
  fc.assert(
    fc.property(values, ([digits, exponent]) => {
      const value = Number((digits * 10 ** exponent).toPrecision(2));
      const input = { ...log, value };
      const up = stepped(input, 1);
      assert.ok(up > value || value === log.max, `${value} → ${up}`);
      if (up < log.max) assert.equal(stepped({ ...log, value: up }, -1), value);
    }),
  );
});

test("no key leaves the limits", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"),
      fc.integer({ min: -30, max: 30 }),
      fc.boolean(),
      (key, tenths, shift) => {
        const value = press(key, slider({ value: tenths / 10 }), shift) ?? 0;
        assert.ok(value >= -3 && value <= 3);
      },
    ),
  );
});

test("a typed number may have a comma and a printed minus; half a number is none", () => {
  assert.equal(readNumber(" 0,18 ", slider()), 0.18);
  assert.equal(readNumber("−2.5", slider()), -2.5);
  assert.equal(readNumber("1e-3", slider()), 0.001);
  for (const text of ["", "-", "1.2.3", "1,2,3", "four", "9"]) {
    assert.equal(readNumber(text, slider()), null, text);
  }
});

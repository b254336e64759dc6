import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  boundInput,
  button,
  number,
  select,
  slider,
  toggle,
  withValue,
} from "../../src/kernel/inputs.ts";

describe("a control", () => {
  it("has sensible defaults and the name of its variable as label", () => {
    assert.deepEqual(boundInput("rate", slider(), undefined), {
      ...{
        kind: "slider",
        label: "rate",
        value: 0,
        min: 0,
        max: 1,
        step: 0.01,
        unit: "",
        scale: "linear",
      },
    });
    assert.deepEqual(boundInput("n", select({ options: ["a", "b"] }), undefined), {
      ...{ kind: "select", label: "n", value: "a", options: ["a", "b"] },
    });
    assert.deepEqual(boundInput("on", toggle({ label: "points" }), undefined), {
      ...{ kind: "toggle", label: "points", value: false },
    });
    assert.deepEqual(boundInput("press", button(), undefined), {
      ...{ kind: "button", label: "press", value: 0 },
    });
  });

  it("has about a hundred steps unless said otherwise", () => {
    const step = (min: number, max: number) => {
      const { input } = slider({ min, max });
      return input.kind === "slider" ? input.step : 0;
    };
    assert.deepEqual(
      [step(0, 1), step(0.01, 2), step(-10, 10), step(1, 200)],
      [0.01, 0.01, 0.1, 1],
    );
  });

  const wrong: [() => unknown, string][] = [
    [() => slider({ min: 2, max: 1 }), "slider: min is 2 and max is 1; min must be less"],
    [() => slider({ value: 3 }), "slider: value is 3; expected a number from 0 to 1"],
    [() => slider({ step: 0 }), "slider: step is 0; expected a number above 0"],
    [() => slider({ value: Number.NaN }), "slider: value is NaN; expected a number"],
    [() => slider({ value: "1" as never }), 'slider: value is "1"; expected a number'],
    [() => slider({ scale: "log" }), "slider: min is 0; a logarithmic scale needs a min above 0"],
    [
      () => slider({ scale: "cubic" as never }),
      'slider: scale is "cubic"; expected "linear" or "log"',
    ],
    [() => slider(5 as never), "slider: got 5; expected options in braces, as slider({ … })"],
    [() => number({ label: 3 as never }), "number: label is 3; expected a text"],
    [
      () => select({ options: [] }),
      "select: options is []; expected a list of texts, at least one",
    ],
    [
      () => select({ options: ["a", "b"], value: "c" as never }),
      'select: value is "c"; expected one of "a", "b"',
    ],
    [() => toggle({ value: 1 as never }), "toggle: value is 1; expected true or false"],
    [
      () => boundInput("rate", { min: 0 }, undefined),
      "view: rate is given { min: 0 }; expected slider(…), number(…), select(…), toggle(…) or button(…)",
    ],
  ];
  for (const [make, message] of wrong) {
    it(`says: ${message}`, () => assert.throws(make, { name: "InputError", message }));
  }

  it("takes a value of the reader exactly if it fits", () => {
    const { input } = slider({ min: -1, max: 1 });
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.string(), fc.boolean()), (value) => {
        const fits = typeof value === "number" && value >= -1 && value <= 1;
        assert.equal(withValue(input, value)?.value, fits ? value : undefined);
      }),
    );
  });
});

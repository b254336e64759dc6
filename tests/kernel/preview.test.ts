import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Preview } from "../../src/kernel/output.ts";
import { preview, previewText } from "../../src/kernel/preview.ts";
import { watchProxies } from "../../src/kernel/proxies.ts";

watchProxies();

describe("a preview", () => {
  const written: [unknown, string][] = [
    [0.645656, "0.6457"],
    [-12.3456, "−12.35"],
    [1234.5678, "1234.57"],
    [109386, "109386"],
    [0.000012345, "1.234e−5"],
    [-0, "−0"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "−Infinity"],
    [10n, "10n"],
    [undefined, "undefined"],
    [null, "null"],
    [Symbol("tag"), "Symbol(tag)"],
    [[1, 2, [3]], "[1, 2, [3]]"],
    [{ loss: 0.5, name: "moons" }, '{ loss: 0.5, name: "moons" }'],
    [new Map([["a", 1]]), "Map(1) { a: 1 }"],
    [new Set([1, 2]), "Set(2) { 0: 1, 1: 2 }"],
    [new Float32Array([1, 2]), "Float32Array(2) [1, 2]"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    [/a\/b/gi, "/a\\/b/gi"],
    [Promise.resolve(1), "Promise"],
    [new WeakMap(), "WeakMap"],
    [new RangeError("too long"), "RangeError: too long"],
    [Object.create(null), "{}"],
    [new (class Linear {})(), "Linear {}"],
    [class Linear {}, "class Linear"],
    [
      function neuron(x: number[], w = [1, 2], ...rest: unknown[]) {
        return [x, w, rest];
      },
      "ƒ neuron(x, w = [1, 2], ...rest)",
    ],
    [(x: number) => x, "ƒ (x)"],
  ];
  for (const [value, text] of written) {
    it(`writes ${text}`, () => assert.equal(previewText(value), text));
  }

  it("says where a value contains itself", () => {
    const value: unknown[] = [1];
    value.push(value);
    assert.equal(previewText(value), "[1, [circular]]");
  });

  it("shows a value twice if it stands twice without containing itself", () => {
    const shared = { a: 1 };
    assert.equal(previewText([shared, shared]), "[{ a: 1 }, { a: 1 }]");
  });

  it("never calls the value's code", () => {
    let calls = 0;
    const bomb = () => {
      calls += 1;
      throw new Error("called");
    };
    const trap = new Proxy({}, { get: bomb, ownKeys: bomb, getPrototypeOf: bomb });
    const values = [
      { toString: bomb, toJSON: bomb, valueOf: bomb, [Symbol.toPrimitive]: bomb, inspect: bomb },
      Object.defineProperty({}, "x", { get: bomb, enumerable: true }),
      Object.defineProperty([1], 0, { get: bomb }),
      Object.defineProperty(new Error("quiet"), "message", { get: bomb }),
      {
        get [Symbol.toStringTag]() {
          return bomb();
        },
      },
      Object.defineProperty(() => 1, "name", { get: bomb }),
      Object.assign(new Map(), { entries: bomb, [Symbol.iterator]: bomb }),
      Object.defineProperty(new Map(), "size", { get: bomb }),
      Object.defineProperty(/x/, "source", { get: bomb }),
      Object.defineProperty(new Uint8Array(2), "length", { get: bomb }),
      new (class {
        get [Symbol.toStringTag]() {
          return bomb();
        }
      })(),
      Object.create(Object.defineProperty({}, "constructor", { get: bomb })),
      trap,
      Object.create(trap),
      new Proxy(() => 1, { get: bomb, apply: bomb }),
      Proxy.revocable({}, { get: bomb, ownKeys: bomb }).proxy,
    ];
    for (const value of values) preview([value, { value }]);
    assert.equal(calls, 0);
  });

  it("is cut to 100 parts, 4 levels and about 10,000 characters", () => {
    const wide = preview(Array.from({ length: 1_000_000 }, (_, i) => i));
    assert.equal(wide.entries?.length, 100);
    assert.equal(wide.more, 999_900);
    let deep: unknown = 0;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    assert.equal(previewText(deep), "[[[[Array(1) …]]]]");
    const long = preview(Array.from({ length: 90 }, () => "x".repeat(100_000)));
    assert.ok(JSON.stringify(long).length < 20_000);
  });

  it("is made in a few milliseconds of a million objects", () => {
    const value = Array.from({ length: 1_000_000 }, (_, i) => ({ i }));
    const start = performance.now();
    preview(value);
    assert.ok(performance.now() - start < 50);
  });

  it("is plain data of bounded size for any value", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        const described = preview(value);
        assert.deepEqual(structuredClone(described), described);
        assert.ok(countParts(described) <= 100);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

function countParts({ entries = [] }: Preview): number {
  return entries.reduce((sum, { value }) => sum + 1 + countParts(value), 0);
}

// What the notebook's functions make to be displayed: tables, heat maps, networks, formulas, lists of numbers.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formula } from "../../src/kernel/formula.ts";
import { heatmap } from "../../src/kernel/heatmap.ts";
import { network } from "../../src/kernel/network.ts";
import { range } from "../../src/kernel/range.ts";
import { isMadeOutput } from "../../src/kernel/shown.ts";
import { table } from "../../src/kernel/table.ts";
import { tiles } from "../../src/kernel/tiles.ts";

describe("a table", () => {
  it("gives the numbers of a column the same count of decimals", () => {
    const output = table([
      { epoch: 1, loss: 0.7123456, name: "first" },
      { epoch: 20, loss: -0.05, name: "last" },
    ]);
    assert.deepEqual(output.columns, [
      { name: "epoch", ink: "ink", numeric: true },
      { name: "loss", ink: "ink", numeric: true },
      { name: "name", ink: "ink", numeric: false },
    ]);
    assert.deepEqual(output.rows, [
      ["1", "0.7123", "first"],
      ["20", "−0.0500", "last"],
    ]);
    assert.ok(isMadeOutput(output));
  });

  it("shows the columns asked for, with their digits and inks", () => {
    const rows = [{ a: 1, b: 2.345, c: Number.NaN }];
    const output = table(rows, { columns: ["c", "b"], digits: { b: 1 }, inks: { b: "grad" } });
    assert.deepEqual(output.rows, [["NaN", "2.3"]]);
    assert.equal(output.columns[1]?.ink, "grad");
  });

  it("takes lists as rows, and gaps stay empty", () => {
    const rows = [[1, 2], [3], new Float64Array([5, 6])];
    assert.deepEqual(table(rows, { columns: ["x", "y"] }).rows, [
      ["1", "2"],
      ["3", ""],
      ["5", "6"],
    ]);
  });

  it("lists 200 rows and counts the others", () => {
    const output = table(Array.from({ length: 1_000 }, (_, i) => ({ i })));
    assert.deepEqual([output.rows.length, output.more], [200, 800]);
  });

  it("lists 64 columns and names how many more there are", () => {
    const output = table([Array.from({ length: 100_000 }, (_, i) => i)]);
    assert.equal(output.columns.length, 65);
    assert.equal(output.columns.at(-1)?.name, "… 99936 more");
    assert.deepEqual(output.rows[0]?.slice(-2), ["63", ""]);
  });

  it("reads a tensor of one element as its number", () => {
    assert.deepEqual(table([{ loss: { item: () => 0.5 } }]).rows, [["0.5000"]]);
  });

  it("of something else is an error", () => {
    assert.throws(() => table(5 as never), { message: "table: got 5; expected a list of rows" });
    assert.throws(() => table([1] as never), {
      message: "table: a row is 1; expected an object or a list",
    });
  });
});

describe("a heat map", () => {
  it("has the statistics of its numbers", () => {
    const output = heatmap(
      [
        [1, 2],
        [3, Number.NaN],
      ],
      { title: "w", ink: "param" },
    );
    assert.deepEqual(
      { ...output, standardDeviation: 0, values: [] },
      {
        ...{
          type: "tensor",
          title: "w",
          shape: [2, 2],
          dtype: "float64",
          ink: "param",
          values: [],
        },
        ...{ cut: false, minimum: 1, maximum: 3, mean: 2, standardDeviation: 0, nan: 1 },
      },
    );
    assert.ok(Math.abs(output.standardDeviation - Math.sqrt(2 / 3)) < 1e-12);
  });

  it("keeps the first 4,096 numbers and the statistics of all", () => {
    const output = heatmap(Float32Array.from({ length: 10_000 }, (_, i) => i));
    assert.deepEqual([output.values.length, output.cut, output.maximum], [4_096, true, 9_999]);
  });

  it("reads whatever has a shape and numbers", () => {
    const nested = { shape: [1, 2], dtype: "float32", toArray: () => [[1, 2]] };
    assert.deepEqual(heatmap(nested).values, [1, 2]);
    assert.deepEqual(heatmap({ shape: [2, 1], data: new Float32Array([1, 2]) }).shape, [2, 1]);
  });

  it("of rows of different lengths names the row", () => {
    assert.throws(() => heatmap([[1, 2], [3]]), {
      message: "heatmap: row 0 has 2 numbers and row 1 has 1; rows must be equally long",
    });
    assert.throws(() => heatmap("x" as never), { name: "TypeError" });
  });
});

describe("a network", () => {
  it("joins every node with every node of the next layer, weights by outputs and inputs", () => {
    const { layers, edges } = network({
      layers: [
        { label: "x", values: [1.2, 0.8] },
        { values: [0.66], activation: "sigmoid", biases: [-0.3] },
      ],
      weights: [[[1.4, -0.9]]],
      gradients: [[[0.1, 0.2]]],
    });
    assert.deepEqual(layers[0]?.[1], { id: "0.1", shape: "plain", label: "x_2", value: 0.8 });
    assert.deepEqual(layers[1]?.[0], {
      ...{ id: "1.0", shape: "sum", value: 0.66, activation: "sigmoid", bias: { value: -0.3 } },
    });
    assert.deepEqual(edges, [
      { from: "0.0", to: "1.0", weight: 1.4, gradient: 0.1 },
      { from: "0.1", to: "1.0", weight: -0.9, gradient: 0.2 },
    ]);
  });

  it("of sizes alone has edges that only pass values on", () => {
    const { edges } = network({ layers: [2, 3, 1] });
    assert.equal(edges.length, 9);
    assert.ok(edges.every((edge) => edge.weight === undefined));
  });

  it("takes nodes and edges as they are", () => {
    const nodes = [[{ id: "x", shape: "plain" as const }], [{ id: "L", shape: "loss" as const }]];
    const { edges } = network({ layers: nodes, edges: [{ from: "x", to: "L" }] });
    assert.deepEqual(edges, [{ from: "x", to: "L" }]);
  });

  it("whose sizes do not agree is an error with the sizes", () => {
    assert.throws(() => network({ layers: [2, 1], weights: [[[1, 2, 3]]] }), {
      message: "network: weights[0] has the shape (1, 3); expected (1, 2), outputs by inputs",
    });
    assert.throws(() => network({ layers: [{ size: 2, values: [1] }] }), {
      message: "network: layer 0 has 2 nodes but 1 in values",
    });
    assert.throws(() => network({ layers: [1], edges: [{ from: "0.0", to: "y" }] }), {
      message: "network: an edge goes from 0.0 to y, and one of them is no node",
    });
  });
});

describe("a formula", () => {
  it("as a tag keeps its backslashes and takes numbers", () => {
    assert.equal(formula`\frac{${-0.5}}{2}`.tex, String.raw`\frac{-0.5}{2}`);
    assert.equal(formula("x^2").tex, "x^2");
  });
});

describe("a range", () => {
  it("stops before its end, whatever rounding does", () => {
    assert.deepEqual(range(3), [0, 1, 2]);
    assert.deepEqual(range(2, 5), [2, 3, 4]);
    assert.equal(range(0, 1, 0.1).length, 10);
    assert.deepEqual(range(3, 0, -1), [3, 2, 1]);
    assert.deepEqual(range(5, 0), []);
  });

  it("that would not end is an error", () => {
    assert.throws(() => range(0, 1, 0), RangeError);
    assert.throws(() => range(1e12), RangeError);
    assert.throws(() => range(Number.NaN), RangeError);
  });
});

describe("what the page cannot draw in a moment", () => {
  it("is an error in the cell", () => {
    const grids = Array.from({ length: 400 }, () => new Float32Array(10_000));
    assert.throws(() => tiles(grids), /^TypeError: tiles: the grids hold 4000000 numbers; at most/);
    assert.throws(() => tiles([[0]], { columns: 0 }), /^TypeError: tiles: got 0 columns; expected/);
    assert.throws(() => formula("x".repeat(5_000)), /^TypeError: formula: got 5000 signs; at most/);
    const many = Array.from({ length: 1_000 }, () => 1);
    assert.throws(() => network({ layers: many }), /network: got 1000 layers; at most 100/);
    assert.throws(
      () => network({ layers: Array.from({ length: 20 }, () => 100) }),
      /network: got 190000 edges; at most 50000/,
    );
    const nodes = many.map((_, i) => ({ id: `a${i}`, shape: "plain" as const }));
    assert.throws(
      () => network({ layers: [nodes] }),
      /network: layer 0 has 1000 nodes; expected 1/,
    );
  });
});

import assert from "node:assert/strict";
import * as test from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { Linear, Module, type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const { it } = test;
const trainable = { requiresGrad: true, dtype: "float64" } as const;

test.describe("summary", () => {
  it("lists layers and functions with what comes out and what they can learn", () => {
    const model = nn.mlp([784, 128, 10], { activation: nn.relu, seed: 1 });
    assert.deepEqual(nn.summary(model, { inputShape: [1, 784] }), [
      { name: "layers.0", kind: "Linear", outputShape: [1, 128], parameters: 100480 },
      { name: "layers.1", kind: "relu", outputShape: [1, 128], parameters: 0 },
      { name: "layers.2", kind: "Linear", outputShape: [1, 10], parameters: 1290 },
    ]);
  });

  class Net extends Module {
    hidden = new Linear(3, 4, { seed: 1 });
    scale = tensor([2], { requiresGrad: true });
    parts: Module[] = [
      nn.sequential(this.hidden, (x) => nn.leakyRelu(x)),
      new Linear(4, 3, { seed: 2 }),
    ];
    self: Module = this;

    forward(x: Tensor): Tensor {
      const [first = this.hidden, second = this.hidden] = this.parts;
      return first.forward(second.forward(this.hidden.forward(x))).mul(this.scale);
    }
  }

  it("follows the order of computing, and counts shared layers once", () => {
    const rows = nn.summary(new Net(), { inputShape: [5, 3] });
    assert.deepEqual(
      rows.map(({ name, kind, parameters }) => [name, kind, parameters]),
      [
        ["hidden", "Linear", 16],
        ["parts.1", "Linear", 15],
        ["hidden", "Linear", 0],
        ["parts.0.layers.1", "function", 0],
        ["", "Net", 1],
      ],
    );
    assert.deepEqual(rows.at(-1)?.outputShape, [5, 4]);
  });

  it("adds up to the model's parameters, and leaves the model as it was", () => {
    const net = new Net();
    const x = nn.normal([2, 3], { seed: 1 });
    const before = net.forward(x).data;
    const rows = nn.summary(net, { inputShape: [1, 3] });
    assert.equal(rows.reduce((sum, { parameters }) => sum + parameters, 0), net.parameterCount); // prettier-ignore
    assert.deepEqual(net.forward(x).data, before);
    assert.ok(!Object.hasOwn(net, "forward") && !Object.hasOwn(net.hidden, "forward"));
    assert.throws(() => nn.summary(net, { inputShape: [1, 7] }), { name: "ShapeError" });
    assert.ok(!Object.hasOwn(net, "forward") && !Object.hasOwn(net.hidden, "forward"));
  });

  it("sees a network of every kind of layer, without changing its statistics or its mode", () => {
    const norm = new nn.BatchNorm2d(4);
    const dropout = new nn.Dropout(0.5).evaluate();
    const net = nn.sequential(new nn.Conv2d(1, 4, 3), norm, new nn.MaxPool2d(2), new nn.Flatten(), dropout, (x) => x.reshape([2, 4, 9]), new nn.LSTM(9, 5)); // prettier-ignore
    const rows = nn.summary(net, { inputShape: [2, 1, 8, 8] });
    assert.deepEqual(
      rows.map(({ kind, outputShape, parameters }) => [kind, outputShape, parameters]),
      [
        ["Conv2d", [2, 4, 6, 6], 40],
        ["BatchNorm2d", [2, 4, 6, 6], 8],
        ["MaxPool2d", [2, 4, 3, 3], 0],
        ["Flatten", [2, 36], 0],
        ["Dropout", [2, 36], 0],
        ["function", [2, 4, 9], 0],
        ["LSTM", [2, 4, 5], 4 * 5 * (9 + 5 + 2)],
      ],
    );
    assert.deepEqual(norm.buffers.runningVar.toArray<number[]>(), [1, 1, 1, 1]);
    assert.deepEqual([norm.training, dropout.training], [true, false]);
  });

  it("takes its inputs in the precision of the parameters", () => {
    const model = nn.mlp([2, 1], { dtype: "float64" });
    assert.deepEqual(nn.summary(model, { inputShape: [3, 2] })[0]?.outputShape, [3, 1]);
  });
});

test.describe("describe", () => {
  it("measures the numbers that are numbers and counts the others", () => {
    assert.deepEqual(nn.describe(tensor([[1, Number.NaN], [-3, 8]])), {
      ...{ shape: [2, 2], dtype: "float32", min: -3, max: 8, mean: 2, nanCount: 1 },
      standardDeviation: Math.sqrt((1 + 25 + 36) / 3),
    }); // prettier-ignore
    assert.equal(nn.describe(tensor([1, Infinity])).max, Infinity);
  });

  it("finds nothing in nothing", () => {
    const { min, max, mean, standardDeviation, nanCount } = nn.describe(nn.zeros([0]));
    assert.ok([min, max, mean, standardDeviation].every(Number.isNaN));
    assert.equal(nanCount, 0);
    assert.equal(nn.describe(tensor([Number.NaN])).nanCount, 1);
  });
});

test.describe("graph", () => {
  it("shows every value, gradient and local derivative of a neuron", () => {
    const [w, b] = [tensor(2, trainable), tensor(-3, trainable)];
    const x = tensor(4, { dtype: "float64" });
    const { nodes, edges } = nn.graph(nn.square(w.mul(x).add(b)), { names: { w, x, b } });
    assert.deepEqual(
      nodes.map(({ name, opcode, value, gradient }) => [name, opcode, value, gradient]),
      [
        ["w", null, 2, 40],
        ["x", null, 4, null],
        ["mul 1", "mul", 8, 10],
        ["b", null, -3, 10],
        ["add 1", "add", 5, 10],
        ["square 1", "square", 25, 1],
      ],
    );
    assert.deepEqual(
      edges.map(({ from, to, operand, derivative }) => [from, to, operand, derivative]),
      [
        [0, 2, 0, 4],
        [1, 2, 1, null],
        [2, 4, 0, 1],
        [3, 4, 1, 1],
        [4, 5, 0, 10],
      ],
    );
  });

  it("tells the uses of a number that is used twice apart: their derivatives add up", () => {
    const w = tensor(3, trainable);
    const { nodes, edges } = nn.graph(w.mul(w), { names: { w } });
    assert.deepEqual(edges.map(({ derivative }) => derivative), [3, 3]); // prettier-ignore
    assert.equal(nodes[0]?.gradient, 6);
  });

  it("gives the gradients that backward gives, before and after it, and changes none", () => {
    const model = nn.mlp([2, 3, 1], { seed: 1, dtype: "float64" });
    const inputs = nn.normal([4, 2], { seed: 2, dtype: "float64" });
    const names = Object.fromEntries(model.namedParameters());
    const loss = nn.meanSquaredError(model.forward(inputs), nn.zeros([4, 1], { dtype: "float64" }));
    const before = nn.graph(loss, { names });
    assert.ok(model.parameters().every(({ grad }) => grad === null));
    nn.backward(loss);
    const gradients = model.namedParameters().map(([, { grad }]) => grad?.toArray());
    const after = nn.graph(loss, { names });
    assert.deepEqual(after, before);
    assert.deepEqual(model.namedParameters().map(([, { grad }]) => grad?.toArray()), gradients); // prettier-ignore
    model.namedParameters().forEach(([name], i) => {
      const node = before.nodes.find((other) => other.name === name);
      assertClose(node?.gradient ?? [], gradients[i] ?? [], 1e-14);
    });
  });

  it("is plain data in the order of computing, the loss last", () => {
    const w = tensor([[1, 2]], trainable);
    const made = nn.graph(nn.mean(nn.exp(w.add(1))));
    assert.deepEqual(structuredClone(made), made);
    for (const { from, to } of made.edges) assert.ok(from < to);
    assert.equal(made.nodes.at(-1)?.opcode, "mean");
    assert.deepEqual(made.nodes[0]?.value, [[1, 2]]);
    assert.equal(new Set(made.nodes.map(({ name }) => name)).size, made.nodes.length);
  });

  it("of a parameter alone is one node", () => {
    const w = tensor(3, trainable);
    const node = { name: "input 1", opcode: null, shape: [], value: 3, gradient: 1 };
    assert.deepEqual(nn.graph(w), { nodes: [node], edges: [] });
  });

  it("follows only what the loss depends on", () => {
    const w = tensor(3, trainable);
    const square = nn.square(w);
    nn.exp(square);
    assert.equal(nn.graph(nn.neg(square)).nodes.length, 3);
  });
});

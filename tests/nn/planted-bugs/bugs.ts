// Planted bugs: small mistakes of the kinds that people make in such code, each with the tests that must notice.
//
// `at` stands exactly once in its file, or `nth` says which one is meant, from 0.

export interface Bug {
  file: string;
  at: string;
  plant: string;
  nth?: number;
  tests: string;
}

const plain = "src/nn/backend/plain";
const wasm = "src/nn/backend/wasm";
const calculus = "tests/nn/backend/derivatives.test.ts";
const forwardTests = "tests/nn/operations/*.test.ts tests/nn/pytorch/*.test.ts";
const fast = "tests/nn/backend/agreement.test.ts tests/nn/backend/exponential.test.ts";

export const bugs: Bug[] = [
  // Signs and factors of the calculus.
  ...inFile(`${plain}/derivatives/arithmetic.ts`, calculus, [
    ["db[i]! -= dy[i]!;", "db[i]! += dy[i]!;"],
    ["da[i]! += dy[i]! * b[i]!;", "da[i]! += dy[i]! * a[i]!;"],
    ["db[i]! -= (dy[i]! * y[i]!) / b[i]!", "db[i]! += (dy[i]! * y[i]!) / b[i]!"],
    ["power(a[i]!, b[i]! - 1)", "power(a[i]!, b[i]!)"],
    ["dy[i]! * y[i]! * log(a[i]!)", "dy[i]! * log(a[i]!)"],
  ]),
  ...inFile(`${plain}/derivatives/elementwise.ts`, calculus, [
    ["dy[i]! / (2 * y[i]!)", "dy[i]! / y[i]!"],
    ["2 * dy[i]! * a[i]!", "dy[i]! * a[i]!"],
    ["* Math.sign(a[i]!)", ""],
    ["slope * dy[i]! : dy[i]!", "dy[i]! : slope * dy[i]!"],
    ["* y[i]! * (1 - y[i]!)", "* (1 - y[i]!)"],
    ["(1 - y[i]! * y[i]!)", "(1 - y[i]!)"],
    ["normalBelow(x) + x * normalDensity(x)", "normalBelow(x)"],
    ["1 + a[i]! * (1 - s)", "1 + a[i]! * s"],
    ["da[i]! -= dy[i]! * sin(a[i]!)", "da[i]! += dy[i]! * sin(a[i]!)"],
  ]),
  // Axes, accumulation.
  ...inFile(`${plain}/derivatives/along-axis.ts`, calculus, [
    ["dy[o * inner + i]! / length", "dy[o * inner + i]!"],
    ["sum += dy[at]! * y[at]!", "sum += dy[at]!"],
    ["dy[at]! - exp(y[at]!) * sum", "dy[at]! - sum"],
    ["da[at + i]! += norm === 0", "da[at + i]! = norm === 0"],
  ]),
  ...inFile(`${plain}/derivatives/layout.ts`, calculus, [
    [
      "da[row * columns + column]! += dy[column * rows + row]!",
      "da[row * columns + column]! += dy[row * columns + column]!",
    ],
    ["const to = (o * length + b[p]!) * inner;", "const to = (o * length + p) * inner;"],
    ["start += width;", ""],
  ]),
  ...inFile(`${plain}/derivatives/matrix.ts`, calculus, [
    ["{ b: true }", "{}", 0],
    ["{ a: true }", "{}", 0],
  ]),
  ...inFile(`${plain}/derivatives/recurrent.ts`, calculus, [
    ["dh * o * (1 - t * t)", "dh * o"],
    ["dcell * b[row * hidden + j]!", "dcell"],
  ]),
  ...inFile(`${plain}/derivatives/losses.ts`, calculus, [
    ["sigmoid(a[i]!) - b[i]!", "sigmoid(a[i]!) + b[i]!"],
    ["exp(logProbability) * total - p", "exp(logProbability) - p"],
  ]),
  // What is computed.
  ...inFile(`${plain}/forward/along-axis.ts`, forwardTests, [["sum / length", "sum"]]),
  ...inFile(`${plain}/forward/layout.ts`, forwardTests, [
    [
      "const from = (o * length + start + p * step) * inner;",
      "const from = (o * length + start + p) * inner;",
    ],
  ]),
  ...inFile(`${plain}/updates.ts`, "tests/nn/backend/updates.test.ts tests/nn/pytorch/*.test.ts", [
    ["nesterov ? direction + momentum * speed : speed", "speed"],
    ["Math.sqrt(v / secondCorrection) + epsilon", "Math.sqrt(v) + epsilon", 0],
    ["weightDecay * weights[i]! + move", "move"],
    ["velocity[i] = speed;", ""],
  ]),
  // The record of a computation, and what lives how long.
  ...inFile("src/nn/tape.ts", "tests/nn/gradients.test.ts tests/nn/steps.test.ts", [
    ["if (entry.result.walk !== walk) continue;", ""],
    ["this.#spent = true;\n    for", "for"],
  ]),
  ...inFile("src/nn/node.ts", "tests/nn/gradients.test.ts tests/nn/backend/derivatives.test.ts", [
    ["backend.fill(node.gradient, 0);", ""],
  ]),
  // Kernels: tails, strides, blocks, stale numbers.
  ...inFile(`${wasm}/assembly/matrix.ts`, fast, [
    ["const adds = add || k > 0;", "const adds = add;"],
    ["const height = min(TileRows, rows - row);", "const height = TileRows;"],
    ["packB(b + <usize>k * bStep", "packB(b"],
    ["transpose(to + 16, from + 4 * bColumn, bColumn);", "transpose(to + 16, from, bColumn);"],
    ["rows -= whole;", ""],
    ["const start: usize = k > 0 ? <usize>0 : bias;", "const start = bias;"],
  ]),
  ...inFile(`${wasm}/assembly/lanes.ts`, fast, [["i32x4.lt_s(lane", "i32x4.le_s(lane"]]),
  ...inFile(`${wasm}/assembly/along.ts`, fast, [
    ["for (; i < count; i++, a += 4) total += f32.load(a);", ""],
    ["if (!add) memory.fill(y, 0, row);", ""],
  ]),
  ...inFile(`${wasm}/assembly/exponential.ts`, fast, [
    ["power(i32x4.sub(whole, half))", "power(half)"],
    ["f32x4.splat(20)", "f32x4.splat(4)"],
    ["const shift = v128.and(tiny, i32x4.splat(23));", "const shift = i32x4.splat(0);"],
  ]),
  ...inFile(`${wasm}/assembly/elementwise.ts`, fast, [["f32x4.add(y, y)", "y"]]),
  ...inFile(`${wasm}/assembly/elementwise.ts`, `wasm ${calculus}`, [
    ["v128.andnot(dy, f32x4.le(a", "v128.andnot(dy, f32x4.lt(a"],
  ]),
  ...inFile(`${wasm}/assembly/images.ts`, fast, [
    ["max(j * strideY - paddingY, 0)", "j * strideY", 1],
    ["if (y < 0 || y >= height) continue;", ""],
  ]),
  ...inFile(`${wasm}/assembly/recurrent.ts`, fast, [["nmadd(t, t, one)", "one"]]),
  ...inFile(`${wasm}/assembly/losses.ts`, fast, [
    ["if (n - i < 4) loss = firstLanes(loss, n - i);", ""],
    ["f32.store(target, f32.load(target) - share);", ""],
  ]),
  ...inFile(`${wasm}/linear-memory.ts`, "wasm tests/nn/steps.test.ts tests/nn/tensor.test.ts", [
    ["if (block.own || block.store) this.#numbers.set(block.values, at >> 2);", ""],
    ["block.own = this.#copyOf(block)", "block.own = null"],
  ]),
  ...inFile(
    `${wasm}/backend.ts`,
    "wasm tests/nn/steps.test.ts tests/nn/gradients.test.ts tests/nn/training/*.test.ts",
    [["if (da) da.own = null;", ""]],
  ),
];

function inFile(
  file: string,
  tests: string,
  plants: [at: string, plant: string, nth?: number][],
): Bug[] {
  return plants.map(([at, plant, nth]) => ({
    file,
    at,
    plant,
    tests,
    ...(nth !== undefined && { nth }),
  }));
}

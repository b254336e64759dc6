// Runs exported ONNX files in onnxruntime and stores what comes out, for tests/nn/persistence/onnx.test.ts.
//
//   npm --prefix tests/bench install && node tests/bench/check-onnx.mjs && npx prettier --write tests/nn/persistence
//
// It fails if onnxruntime refuses a file or computes something else than nn.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import * as ort from "onnxruntime-web";
import * as nn from "../../src/nn/index.ts";
import { onnxCases } from "../nn/persistence/onnx-models.ts";

ort.env.wasm.numThreads = 1;
const models = [];
for (const { name, model, inputShape, inputs } of onnxCases()) {
  const bytes = nn.exportOnnx(model, { inputShape });
  const session = await ort.InferenceSession.create(bytes);
  const input = new ort.Tensor(inputs.dtype, inputs.data, inputs.shape);
  const { output } = await session.run({ input });
  const expected = model.evaluate().forward(inputs);
  const worst = Math.max(...expected.data.map((value, i) => Math.abs(value - output.data[i])));
  console.log(`${name}: ${bytes.length} bytes, [${output.dims}], largest difference ${worst}`);
  if (String(output.dims) !== String(expected.shape) || !(worst < 1e-5)) {
    throw new Error(`${name}: onnxruntime computes something else`);
  }
  models.push({
    name,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    shape: output.dims,
    outputs: Array.from(output.data),
  });
}
const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const runtime = `onnxruntime-web ${manifest.dependencies["onnxruntime-web"]}`;
const path = new URL("../nn/persistence/onnx.json", import.meta.url);
writeFileSync(path, `${JSON.stringify({ runtime, models })}\n`);

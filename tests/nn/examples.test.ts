// Every example in a doc comment of the form `expression // value` gives that value.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { describe, it } from "node:test";
import * as nn from "../../src/nn/index.ts";
import { broadcastShapes, fillShape } from "../../src/nn/shape.ts";

const names = { ...nn, broadcastShapes, fillShape };

describe("examples in doc comments", () => {
  let count = 0;
  for (const file of globSync("src/nn/**/*.ts")) {
    for (const [, code = "", value = ""] of readFileSync(file, "utf8").matchAll(
      /@example (.+?) \/\/ ([^*\n]+?)(?: \*\/)?$/gm,
    )) {
      count++;
      it(`${code} is ${value}`, () => {
        const found = evaluate(code);
        const expected = value.startsWith("the same") ? evaluate(code) : evaluate(value);
        assert.deepEqual(plain(found), plain(expected));
      });
    }
  }
  it("are found", () => assert.ok(count > 20, `only ${count}`));
});

/** Evaluates TypeScript statements and returns the value of the last. */
function evaluate(code: string): unknown {
  const statements = code.split("; ");
  const last = statements.pop();
  const body = stripTypeScriptTypes(`${statements.join("; ")};\nresult = ${last};`);
  return new Function(...Object.keys(names), `let result; ${body} return result;`)(
    ...Object.values(names),
  );
}

function plain(value: unknown): unknown {
  return nn.Tensor.isTensor(value) ? value.toArray() : value;
}

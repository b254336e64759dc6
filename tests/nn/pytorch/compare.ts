// Compares operations with the numbers that a script of this folder wrote with PyTorch, in float64.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { type NestedNumbers, type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

interface Expected<Options> {
  pytorch: string;
  operations: {
    name: string;
    options: Options;
    operands: NestedNumbers[];
    weights: NestedNumbers;
    result: NestedNumbers;
    gradients: NestedNumbers[];
  }[];
}

/** Computes one case; the options are those that its script stored. */
type Operation<Options> = (operands: Tensor[], options: Options) => Tensor;

/**
 * Makes a test for every case of a JSON file: results and gradients agree, and every operation has a case.
 *
 * @param area the file's name without `.json`
 */
export function compareWithPyTorch<Options>(
  area: string,
  operations: Record<string, Operation<Options>>,
): void {
  const expected: Expected<Options> = JSON.parse(
    readFileSync(new URL(`${area}.json`, import.meta.url), "utf8"),
  );
  describe(`PyTorch ${expected.pytorch}`, () => {
    expected.operations.forEach((stored, number) => {
      it(`gives the same result and gradients of ${stored.name} (case ${number + 1})`, () => {
        const operands = stored.operands.map((numbers) =>
          tensor(numbers, { dtype: "float64", requiresGrad: true }),
        );
        const operation = operations[stored.name];
        assert.ok(operation, "no operation of this name");
        const found = operation(operands, stored.options);
        nn.backward(nn.sum(found.mul(tensor(stored.weights, { dtype: "float64" }))));
        assertClose(found.toArray(), stored.result, 1e-13);
        operands.forEach(({ grad }, i) => {
          assertClose(grad?.toArray() ?? [], stored.gradients[i] ?? [], 1e-12, `gradient ${i}`);
        });
      });
    });

    it(`has a case for every operation of ${area}`, () => {
      const names = new Set(expected.operations.map(({ name }) => name));
      assert.deepEqual([...names].sort(), Object.keys(operations).sort());
    });
  });
}

// The library's fast kernels, put to use in a realm.

import { WasmBackend } from "../nn/backend/wasm/backend.ts";
import type { Kernels } from "../nn/backend/wasm/kernels.ts";
import { setBackend } from "../nn/context.ts";
import type { FastKernels } from "./kernel-build.ts";

/** Computes with these kernels from here on. Where a policy forbids them, the plain loops go on. */
export function useKernels({ build, bytes }: FastKernels): void {
  try {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    setBackend(new WasmBackend(build, instance.exports as unknown as Kernels));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
  }
}

// A wasm backend for tests, from the sources as they are.

import { compiledKernels } from "../../src/build/compile-kernels.ts";
import type { KernelBuild } from "../../src/hosts/kernel-build.ts";
import { WasmBackend } from "../../src/nn/backend/wasm/backend.ts";
import type { Kernels } from "../../src/nn/backend/wasm/kernels.ts";

export async function openKernels(build: KernelBuild): Promise<Kernels> {
  const module = new WebAssembly.Module(await compiledKernels(build));
  return new WebAssembly.Instance(module).exports as unknown as Kernels;
}

export async function openBackend(build: KernelBuild): Promise<WasmBackend> {
  return new WasmBackend(build, await openKernels(build));
}

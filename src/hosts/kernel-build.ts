// Which build of the library's fast kernels an engine can run. Knows nothing of the library.

/** `relaxed` has fused multiply-add, which some engines do not know yet. */
export type KernelBuild = "relaxed" | "simd";

export interface FastKernels {
  build: KernelBuild;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Smallest modules with one function of lanes; the middle of the second is f32x4.relaxed_madd.
 * Header · type () → v128 · one function · its code.
 */
const start = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10];
const lanes = [65, 1, 253, 15];
const probes: Record<KernelBuild, number[]> = {
  simd: [...start, 8, 1, 6, 0, ...lanes, 11],
  relaxed: [...start, 19, 1, 17, 0, ...lanes, ...lanes, ...lanes, 253, 133, 2, 11],
};

/** The fastest build that this engine can run; null if it can run neither. */
export function bestBuild(): KernelBuild | null {
  if (typeof WebAssembly === "undefined") return null;
  if (WebAssembly.validate(new Uint8Array(probes.relaxed))) return "relaxed";
  return WebAssembly.validate(new Uint8Array(probes.simd)) ? "simd" : null;
}

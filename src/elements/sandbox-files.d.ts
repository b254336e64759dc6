// Addresses of the sandbox's files: the build makes this module (`build/sandbox-files.ts`).
declare module "virtual:sandbox-files" {
  export const sandboxFiles: Record<"carrier" | "frame" | "kernel" | "relaxed" | "simd", string>;
}

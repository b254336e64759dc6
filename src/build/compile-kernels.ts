// The library's fast kernels: AssemblyScript compiled to WebAssembly, in two builds.
//
// Kept between builds by the hash of the sources and of the compiler's version.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "assemblyscript/asc";
import type { KernelBuild } from "../hosts/kernel-build.ts";

const folder = "src/nn/backend/wasm/assembly";
const cacheFolder = "node_modules/.cache/kernels";

/** What the compiler is told for each build; `-O1` because higher levels gain nothing here. */
const common = ["-O1", "--noAssert", "--runtime", "stub", "--enable", "simd"];
const builds: Record<KernelBuild, string[]> = {
  simd: common,
  relaxed: [...common, "--enable", "relaxed-simd"],
};

/**
 * The bytes of one build.
 *
 * @throws {Error} with the compiler's messages, if the sources do not compile
 */
export async function compiledKernels(build: KernelBuild): Promise<Uint8Array<ArrayBuffer>> {
  const hash = createHash("sha256").update(version).update(builds[build].join(" "));
  for (const name of readdirSync(folder).sort()) {
    hash.update(name).update(readFileSync(join(folder, name)));
  }
  const path = join(cacheFolder, `${hash.digest("hex").slice(0, 16)}-${build}.wasm`);
  return kept(path) ?? keep(path, await compile(builds[build]));
}

async function compile(options: string[]): Promise<Uint8Array<ArrayBuffer>> {
  const { main } = await import("assemblyscript/asc");
  let bytes: Uint8Array | null = null;
  const { error, stderr } = await main(["index.ts", "--outFile", "kernels.wasm", ...options], {
    readFile: (name, base) => {
      try {
        return readFileSync(join(base === "." ? folder : base, name), "utf8");
      } catch {
        return null;
      }
    },
    writeFile: (_name, contents) => {
      if (typeof contents !== "string") bytes = contents;
    },
    listFiles: () => [],
  });
  if (error || !bytes) throw new Error(`${folder} does not compile:\n${stderr.toString()}`);
  return new Uint8Array(bytes);
}

function kept(path: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return null;
  }
}

/** Written under another name first, so that nobody ever reads half a file. */
function keep(path: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  mkdirSync(cacheFolder, { recursive: true });
  const part = `${path}.${process.pid}`;
  writeFileSync(part, bytes);
  renameSync(part, path);
  return bytes;
}

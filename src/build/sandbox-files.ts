// The files of the sandbox as part of the site: carrier, frame, kernel and the library's wasm builds, named by
// their content.
//
// The kernel is one classic script bundled from `hosts/sandbox/worker.ts`; the carrier's name holds the
// hash of the boot script, so that an old page never meets a new policy.

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AstroIntegration } from "astro";
import { build, type Plugin } from "vite";
import type { KernelBuild } from "../hosts/kernel-build.ts";
import { bootScript } from "../hosts/sandbox/boot-scripts.ts";
import { carrierDocument, frameDocument } from "../hosts/sandbox/documents.ts";
import { compiledKernels } from "./compile-kernels.ts";

const moduleName = "virtual:sandbox-files";

interface SandboxFile {
  path: string;
  type: string;
  content: string | Uint8Array;
}

type SandboxFileSet = Record<"carrier" | "frame" | "kernel" | KernelBuild, SandboxFile>;

/** Provides `virtual:sandbox-files` (their URLs), serves them in author mode and writes them into the site. */
export function sandboxFiles(): AstroIntegration {
  let files: Promise<SandboxFileSet> | null = null;
  let base = "/";
  const bundled = () => (files ??= makeFiles());
  return {
    name: "sandbox-files",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [urlsPlugin(bundled, () => base)] } });
      },
      "astro:config:done": ({ config }) => {
        base = config.base.endsWith("/") ? config.base : `${config.base}/`;
      },
      "astro:server:setup": ({ server }) => {
        server.watcher.on("change", (file) => {
          if (/[\\/]src[\\/](kernel|nn|hosts)[\\/]/.test(file)) files = null;
        });
        server.middlewares.use(async (request, response, next) => {
          const path = (request.url ?? "").split("?")[0] ?? "";
          if (!path.includes("/sandbox/")) return next();
          const file = Object.values(await bundled()).find((one) => path.endsWith(one.path));
          if (!file) return next();
          response.setHeader("Content-Type", file.type);
          response.end(file.content);
        });
      },
      "astro:build:done": async ({ dir }) => {
        mkdirSync(new URL("sandbox/", dir), { recursive: true });
        for (const { path, content } of Object.values(await bundled())) {
          writeFileSync(new URL(path, dir), content);
        }
      },
    },
  };
}

function urlsPlugin(bundled: () => Promise<SandboxFileSet>, base: () => string): Plugin {
  return {
    name: "sandbox-file-urls",
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : undefined),
    async load(id) {
      if (id !== `\0${moduleName}`) return undefined;
      const files = Object.entries(await bundled());
      const urls = Object.fromEntries(files.map(([name, { path }]) => [name, base() + path]));
      return `export const sandboxFiles = ${JSON.stringify(urls)};`;
    },
  };
}

async function makeFiles(): Promise<SandboxFileSet> {
  const boot = `sha256-${createHash("sha256").update(bootScript).digest("base64")}`;
  const bootName = shortHash(bootScript);
  const kernel = await bundleKernel();
  const frame = frameDocument(boot);
  const html = "text/html; charset=utf-8";
  return {
    carrier: {
      path: `sandbox/carrier-${bootName}.html`,
      type: html,
      content: carrierDocument(boot),
    },
    frame: { path: `sandbox/frame-${bootName}.html`, type: html, content: frame },
    kernel: {
      path: `sandbox/kernel-${shortHash(kernel)}.js`,
      type: "text/javascript; charset=utf-8",
      content: kernel,
    },
    relaxed: await wasmFile("relaxed"),
    simd: await wasmFile("simd"),
  };
}

async function wasmFile(build: KernelBuild): Promise<SandboxFile> {
  const content = await compiledKernels(build);
  return {
    path: `sandbox/${build}-${shortHash(content)}.wasm`,
    type: "application/wasm",
    content,
  };
}

async function bundleKernel(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      lib: {
        entry: join(process.cwd(), "src/hosts/sandbox/worker.ts"),
        formats: ["iife"],
        name: "kernel",
      },
    },
  });
  const [output] = [result].flat();
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("the kernel's bundle came out empty");
  return chunk.code;
}

function shortHash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

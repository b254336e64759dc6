// Builds the harness page as the site is built and serves it; the plugins are the site's own.

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type InlineConfig, preview } from "vite";
import { notebookDeclarations } from "../../../../src/build/declarations.ts";
import { trimTypeScriptLibs } from "../../../../src/build/trim-typescript-libs.ts";

const folder = "tests/elements/editor/harness";

/** Resolves to the page's address and how to end the server. */
export async function serveHarness(): Promise<{
  url: string;
  folder: string;
  close(): Promise<void>;
}> {
  const outDir = mkdtempSync(join(tmpdir(), "editor-harness-"));
  const sources = {
    modules: { nn: `${folder}/library.ts` },
    globals: `${folder}/notebook-globals.d.ts`,
  };
  const options: InlineConfig = {
    configFile: false,
    root: folder,
    logLevel: "error",
    plugins: [trimTypeScriptLibs(), notebookDeclarations(sources)],
    worker: { plugins: () => [trimTypeScriptLibs()] },
    build: { outDir, assetsInlineLimit: 0 },
  };
  await build(options);
  const server = await preview({ ...options, preview: { port: 0, host: "127.0.0.1" } });
  return {
    url: server.resolvedUrls?.local[0] ?? "",
    folder: outDir,
    close: () => server.close(),
  };
}

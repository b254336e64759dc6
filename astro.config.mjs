// The site's build: MDX chapters become notebooks, the sandbox and the editor's files are made beside them.
// SITE and BASE place it elsewhere than at the root of its host: SITE=https://example.org BASE=/course/

import mdx from "@astrojs/mdx";
import { unified } from "@astrojs/markdown-remark";
import { defineConfig } from "astro/config";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import { formulaOptions } from "./src/elements/formula-options.ts";
import { notebookDeclarations } from "./src/build/declarations.ts";
import { rehypeFormulaRegions } from "./src/build/rehype-formula-regions.ts";
import { chapterPlugins, notebookIntegrations } from "./src/build/notebook.ts";
import { trimTypeScriptLibs } from "./src/build/trim-typescript-libs.ts";

export default defineConfig({
  site: process.env.SITE,
  base: process.env.BASE ?? "/",
  trailingSlash: "always",
  integrations: [mdx(), ...notebookIntegrations()],
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      remarkPlugins: [remarkMath, ...chapterPlugins()],
      rehypePlugins: [[rehypeKatex, formulaOptions], rehypeFormulaRegions],
    }),
  },
  build: { format: "directory", inlineStylesheets: "never" },
  devToolbar: { enabled: false },
  vite: {
    build: {
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        // Astro marks every MDX module with a directive that the bundler does not know; nothing is lost.
        onLog: (level, log, report) => log.code !== "MODULE_LEVEL_DIRECTIVE" && report(level, log),
      },
    },
    plugins: [notebookDeclarations(), trimTypeScriptLibs()],
    worker: { format: "es", plugins: () => [trimTypeScriptLibs()] },
  },
});

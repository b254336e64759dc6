// A Vite plugin that leaves out of Monaco's TypeScript what no cell can use: the declarations of the DOM, of
// workers and of Windows scripts (a third of the worker), the workers that ours replace, and the features of
// the editor that its worker module imports all at once, though `start-monaco.ts` has chosen some.
//
// It must stand in `plugins` and in `worker.plugins`: the libraries are in the worker.

import type { Plugin } from "vite";

const libraries = /[\\/]monaco-editor[\\/].*[\\/]typescript[\\/]lib[\\/]lib\.js$/;
const workerUser =
  /[\\/]monaco-editor[\\/].*[\\/](?:typescript[\\/]workerManager|editorWorkerService)\.js$/;
const featureImporter = /[\\/]monaco-editor[\\/].*[\\/]internal[\\/]common[\\/]workers\.js$/;

export function trimTypeScriptLibs(): Plugin {
  const name = "trim-typescript-libs";
  return {
    name,
    enforce: "pre",
    // Author mode bundles packages ahead, past the plugins of the site.
    config: () => ({
      optimizeDeps: {
        include: ["monaco-editor/language/typescript/ts.worker"],
        rolldownOptions: { plugins: [{ name, transform: trimmed }] },
      },
    }),
    transform: trimmed,
  };
}

function trimmed(code: string, id: string): { code: string; map: null } | null {
  const [file = id] = id.split("?");
  if (libraries.test(file)) return { code: withoutPlatformLibs(code), map: null };
  if (workerUser.test(file)) return { code: withoutDefaultWorkers(code), map: null };
  if (featureImporter.test(file)) return { code: withoutSideEffects(code), map: null };
  return null;
}

/** Empties the entries of platforms; they stay, as other entries refer to them. */
export function withoutPlatformLibs(code: string): string {
  return code.replace(
    /^(libFileMap\["lib\.(?:dom|webworker|scripthost)[^"]*"\] = )[\s\S]*?(?=\nlibFileMap\[|\nexport )/gm,
    (_, entry: string) => `${entry}"";`,
  );
}

/** `MonacoEnvironment.getWorker` is always there, so the addresses of the default workers are never asked for. */
export function withoutDefaultWorkers(code: string): string {
  return code
    .replace(/new Worker\(new URL\([^)]*\), \{ type: "module" \}\)/g, "undefined")
    .replace(/\(\) => new URL\([^)]*import\.meta\.url\)/g, "undefined");
}

/** Leaves out the imports that bring no name. */
export function withoutSideEffects(code: string): string {
  return code.replace(/^import ["'][^"']+["'];$/gm, "");
}

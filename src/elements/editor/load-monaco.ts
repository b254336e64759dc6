// Fetches Monaco and the declarations it reads, once, when somebody first enters a cell.

import type { CodeEditor, MonacoOptions } from "./code-editor.ts";

export interface Monaco {
  createMonacoEditor(options: MonacoOptions): CodeEditor;
}

let loading: Promise<Monaco> | null = null;

/** Rejects if a file does not arrive; the next call tries again. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Monaco> {
  const [{ startMonaco }, { default: declarations }] = await Promise.all([
    import("./monaco/start-monaco.ts"),
    import("virtual:notebook-declarations"),
  ]);
  return startMonaco(declarations);
}

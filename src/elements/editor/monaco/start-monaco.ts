// The entry of the editor's own files: Monaco with the features a cell needs, its workers, and TypeScript
// set to the rules of cells. Everything here is fetched when somebody first enters a cell.

import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/gotoSymbol/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/unicodeHighlighter/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
// The feature named "suggest" leaves out the list of completions; this is it.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import "monaco-editor/languages/definitions/typescript/register";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import {
  type ModuleResolutionKind,
  typescriptDefaults,
} from "monaco-editor/languages/features/typescript/register";
import type { Monaco } from "../load-monaco.ts";
import { createMonacoEditor } from "./monaco-editor.ts";
import TypeScriptWorker from "./typescript.worker.ts?worker";

/** Codes that would complain of the hidden end of a cell, or of names that only other cells read. */
const ignoredCodes = [6133, 6192, 6196, 6198, 7028];

/** As bundlers resolve; Monaco's own list of kinds is older than its TypeScript. */
const bundler = 100 as number as ModuleResolutionKind;

/** Called once. `declarations` are what cells may read: path → text. */
export function startMonaco(declarations: Record<string, string>): Monaco {
  Object.assign(globalThis, {
    MonacoEnvironment: {
      getWorker: (_: string, label: string) =>
        label === "typescript" ? new TypeScriptWorker() : new EditorWorker(),
    },
  });
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setCompilerOptions({
    target: 99,
    module: 99,
    moduleResolution: bundler,
    lib: ["esnext"],
    types: [],
    strict: true,
    noEmit: true,
    allowNonTsExtensions: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
  });
  typescriptDefaults.setDiagnosticsOptions({
    onlyVisible: true,
    diagnosticCodesToIgnore: ignoredCodes,
  });
  typescriptDefaults.setModeConfiguration({
    completionItems: true,
    definitions: true,
    diagnostics: true,
    documentHighlights: true,
    hovers: true,
    signatureHelp: true,
  });
  for (const [path, text] of Object.entries(declarations))
    typescriptDefaults.addExtraLib(text, path);
  return { createMonacoEditor };
}

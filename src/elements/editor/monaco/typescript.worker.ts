// The type checker's worker: TypeScript as Monaco ships it, taught that a cell is a module with a hidden end.
//
// After a cell's text stands what it exports and what it imports from other cells, so types flow from cell to
// cell while every position in the text stays what the reader sees.

import { initialize, TypeScriptWorker } from "monaco-editor/language/typescript/ts.worker";
import { cellOfFile, suffixFile } from "./suffix-file.ts";

class NotebookWorker extends TypeScriptWorker {
  #read = "";
  #suffixes: Record<string, string> = {};

  override getScriptFileNames(): string[] {
    return super.getScriptFileNames().filter((name) => name !== suffixFile);
  }

  override _getScriptText(fileName: string): string | undefined {
    const text = super._getScriptText(fileName);
    return text === undefined ? undefined : text + this.#suffix(fileName);
  }

  override getScriptVersion(fileName: string): string {
    return `${super.getScriptVersion(fileName)} ${this.#suffix(fileName)}`;
  }

  override async getSyntacticDiagnostics(fileName: string) {
    return this.#inText(fileName, await super.getSyntacticDiagnostics(fileName));
  }

  override async getSemanticDiagnostics(fileName: string) {
    return this.#inText(fileName, await super.getSemanticDiagnostics(fileName));
  }

  override async getSuggestionDiagnostics(fileName: string) {
    return this.#inText(fileName, await super.getSuggestionDiagnostics(fileName));
  }

  /** Shows a name of another cell as what it is, without the import that brings it here. */
  override async getQuickInfoAtPosition(fileName: string, position: number) {
    const info = await super.getQuickInfoAtPosition(fileName, position);
    const parts = info?.displayParts;
    if (!info || !parts) return info;
    const text = parts.map((part) => part.text).join("");
    const plain = text.replace(/^\(alias\) /, "").replace(/\nimport [^\n]*$/, "");
    return plain === text ? info : { ...info, displayParts: [{ text: plain, kind: "text" }] };
  }

  #suffix(fileName: string): string {
    const id = cellOfFile(fileName);
    if (id === null) return "";
    const content = this._extraLibs[suffixFile]?.content ?? "{}";
    if (content !== this.#read) {
      this.#read = content;
      this.#suffixes = JSON.parse(content) as Record<string, string>;
    }
    return this.#suffixes[id] ?? "";
  }

  /** Leaves out what is wrong in the hidden end: it is a moment behind the text. */
  #inText<D extends { start?: number }>(fileName: string, diagnostics: D[]): D[] {
    const model = this._ctx.getMirrorModels().find(({ uri }) => uri.toString() === fileName);
    const length = model?.getValue().length ?? Infinity;
    return diagnostics.filter(({ start }) => (start ?? 0) <= length);
  }
}

self.onmessage = () => {
  initialize((context, createData) => new NotebookWorker(context, createData));
};

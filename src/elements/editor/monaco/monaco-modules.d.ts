// Modules that come without types: Monaco's worker and single features, and what the build makes.

declare module "virtual:notebook-declarations" {
  /** Declaration files by the path at which the type checker finds them. */
  const declarations: Record<string, string>;
  export default declarations;
}

declare module "monaco-editor/features/*";

declare module "monaco-editor/editor/contrib/suggest/browser/suggestController";

declare module "monaco-editor/language/typescript/ts.worker" {
  interface WorkerContext {
    getMirrorModels(): { uri: { toString(): string }; getValue(): string }[];
  }

  interface CreateData {
    compilerOptions: object;
    extraLibs: Record<string, { content: string; version: number }>;
  }

  interface Diagnostic {
    start?: number;
    code: number;
  }

  interface QuickInfo {
    displayParts?: { text: string; kind: string }[];
  }

  export class TypeScriptWorker {
    constructor(context: WorkerContext, createData: CreateData);
    protected _extraLibs: CreateData["extraLibs"];
    protected _ctx: WorkerContext;
    protected _getScriptText(fileName: string): string | undefined;
    getScriptFileNames(): string[];
    getScriptVersion(fileName: string): string;
    getSyntacticDiagnostics(fileName: string): Promise<Diagnostic[]>;
    getSemanticDiagnostics(fileName: string): Promise<Diagnostic[]>;
    getSuggestionDiagnostics(fileName: string): Promise<Diagnostic[]>;
    getQuickInfoAtPosition(fileName: string, position: number): Promise<QuickInfo | undefined>;
  }

  export function initialize(
    create: (context: WorkerContext, createData: CreateData) => TypeScriptWorker,
  ): void;
}

// Problems of a cell as marks in Monaco, and Monaco's own markers as problems.

import { editor, type IRange, MarkerSeverity, Range } from "monaco-editor/editor";
import type { CellError } from "../../../kernel/cell-error.ts";
import type { ProblemSource } from "../code-editor.ts";

/** The line is washed and its number gets a cross: marks that move with the text. */
export function lineMarks(problems: readonly CellError[]): editor.IModelDeltaDecoration[] {
  return problems.flatMap(({ line }) => {
    if (line === undefined) return [];
    const options = {
      isWholeLine: true,
      className: "problem-line",
      marginClassName: "problem-margin",
      lineNumberClassName: "problem-number",
    };
    return [{ range: new Range(line, 1, line, 1), options }];
  });
}

/** The place gets a wavy line; hovering and F8 tell what is wrong there. */
export function setMarkers(
  model: editor.ITextModel,
  problems: readonly CellError[],
  source: ProblemSource,
): void {
  const markers = problems.flatMap((problem) => {
    const range = rangeOf(model, problem);
    if (!range) return [];
    const message = [problem.message, problem.hint].filter(Boolean).join(" ");
    return [{ ...range, message, severity: MarkerSeverity.Error }];
  });
  editor.setModelMarkers(model, source, markers);
}

/** The type errors of a cell, most serious first as Monaco has them. */
export function typeProblems(model: editor.ITextModel): CellError[] {
  return editor
    .getModelMarkers({ resource: model.uri, owner: "typescript" })
    .filter(({ severity }) => severity === MarkerSeverity.Error)
    .map(({ code, message, startLineNumber, startColumn, endLineNumber, endColumn }) => ({
      name: `TS${typeof code === "string" ? code : (code?.value ?? "")}`,
      message,
      line: startLineNumber,
      column: startColumn,
      endLine: endLineNumber,
      endColumn,
    }));
}

function rangeOf(model: editor.ITextModel, problem: CellError): IRange | null {
  const { line, column = 1, endLine = line, endColumn } = problem;
  if (line === undefined || endLine === undefined) return null;
  if (endColumn !== undefined) return new Range(line, column, endLine, endColumn);
  const word = model.getWordAtPosition({ lineNumber: line, column });
  return new Range(line, column, line, word?.endColumn ?? column + 1);
}

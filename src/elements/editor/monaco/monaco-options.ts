// What Monaco is told to be: a piece of the page, without the furniture of a development environment.

import type { editor } from "monaco-editor/editor";
import type { CodeMetrics } from "./code-metrics.ts";

/** Height of the bar to scroll sideways, in pixels. */
export const horizontalBar = 8;

export function fixedOptions(metrics: CodeMetrics): editor.IStandaloneEditorConstructionOptions {
  const { fontFamily, fontSize, lineHeight, padding } = metrics;
  return {
    fontFamily,
    fontSize,
    lineHeight,
    padding,
    fontWeight: "430",
    fontLigatures: false,
    lineNumbersMinChars: 4,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    automaticLayout: true,
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollbar: {
      vertical: "hidden",
      horizontal: "auto",
      horizontalScrollbarSize: horizontalBar,
      alwaysConsumeMouseWheel: false,
      useShadows: false,
    },
    renderLineHighlight: "none",
    roundedSelection: false,
    cursorBlinking: "solid",
    cursorWidth: 2,
    guides: { indentation: false, bracketPairs: false },
    stickyScroll: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
    links: false,
    dragAndDrop: false,
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    wordBasedSuggestions: "off",
    acceptSuggestionOnEnter: "smart",
    acceptSuggestionOnCommitCharacter: false,
    fixedOverflowWidgets: true,
    showUnused: false,
  };
}

const nodes = new WeakMap<Document, HTMLElement>();

/** Where lists and hovers are drawn: outside the cells, which may cut off what overflows them. */
export function overflowNode(document: Document): HTMLElement {
  const known = nodes.get(document);
  if (known) return known;
  const node = document.createElement("div");
  node.className = "monaco-editor editor-overflow";
  document.body.append(node);
  nodes.set(document, node);
  return node;
}

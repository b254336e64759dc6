// The page's colours as a Monaco theme: in hex, light or dark, as they are right now.

import { editor } from "monaco-editor/editor";

export const themeName = "notebook";

/** Brackets are text: Monaco would give each depth a colour of its own. */
const bracketTokens = [1, 2, 3, 4, 5, 6].map(
  (depth) => `editorBracketHighlight.foreground${depth}`,
);

/** Takes over the page's colours, and again whenever its appearance changes. */
export function followColours(document: Document): void {
  const window = document.defaultView;
  if (!window) return;
  const apply = () => editor.defineTheme(themeName, theme(document, window));
  apply();
  document.addEventListener("appearancechange", apply);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
}

function theme(document: Document, window: Window): editor.IStandaloneThemeData {
  const style = window.getComputedStyle(document.documentElement);
  const context = document.createElement("canvas").getContext("2d");
  /** `#rrggbb`, however the style sheet writes the colour. */
  const colour = (token: string): string => {
    if (!context) return "#808080";
    context.fillStyle = "#808080";
    context.fillStyle = style.getPropertyValue(token).trim();
    return context.fillStyle;
  };
  const dark = style.colorScheme.startsWith("dark");
  return {
    base: dark ? "vs-dark" : "vs",
    inherit: false,
    // Words get their look from `code-paint.ts`.
    rules: [{ token: "", foreground: colour("--code-plain").slice(1) }],
    colors: {
      "editor.background": "#00000000",
      "editor.foreground": colour("--code-plain"),
      "editorCursor.foreground": colour("--ink"),
      "editor.selectionBackground": `${colour("--value-mark")}3d`,
      "editor.inactiveSelectionBackground": `${colour("--value-mark")}24`,
      "editor.wordHighlightBackground": `${colour("--ink")}14`,
      "editor.wordHighlightStrongBackground": `${colour("--ink")}1f`,
      "editor.findMatchBackground": colour("--param-wash"),
      "editor.findMatchHighlightBackground": `${colour("--param-mark")}40`,
      "editorBracketMatch.background": `${colour("--ink")}14`,
      "editorBracketMatch.border": "#00000000",
      ...Object.fromEntries(bracketTokens.map((token) => [token, colour("--code-plain")])),
      "editorLineNumber.foreground": colour("--code-line-number"),
      "editorLineNumber.activeForeground": colour("--code-line-number"),
      "editorGutter.background": "#00000000",
      "editorError.foreground": colour("--grad-mark"),
      "editorWarning.foreground": colour("--param-mark"),
      "editorInfo.foreground": colour("--rule-strong"),
      "editorWidget.background": colour("--paper"),
      "editorWidget.foreground": colour("--ink"),
      "editorWidget.border": colour("--rule-strong"),
      "editorHoverWidget.background": colour("--paper"),
      "editorHoverWidget.foreground": colour("--ink"),
      "editorHoverWidget.border": colour("--rule-strong"),
      "editorSuggestWidget.background": colour("--paper"),
      "editorSuggestWidget.border": colour("--rule-strong"),
      "editorSuggestWidget.foreground": colour("--ink"),
      "editorSuggestWidget.highlightForeground": colour("--value"),
      "editorSuggestWidget.focusHighlightForeground": colour("--value"),
      "editorSuggestWidget.selectedBackground": colour("--sunk"),
      "editorSuggestWidget.selectedForeground": colour("--ink"),
      "editorSuggestWidgetStatus.foreground": colour("--ink-muted"),
      "input.background": colour("--paper"),
      "input.foreground": colour("--ink"),
      "input.border": colour("--rule-strong"),
      "list.hoverBackground": colour("--raised"),
      "menu.background": colour("--paper"),
      "menu.foreground": colour("--ink"),
      "menu.selectionBackground": colour("--sunk"),
      "menu.selectionForeground": colour("--ink"),
      "textLink.foreground": colour("--ink"),
      "textLink.activeForeground": colour("--ink"),
      "textCodeBlock.background": colour("--raised"),
      focusBorder: colour("--focus"),
      "widget.shadow": "#00000000",
      "scrollbar.shadow": "#00000000",
      "scrollbarSlider.background": `${colour("--rule-strong")}80`,
      "scrollbarSlider.hoverBackground": colour("--rule-strong"),
      "scrollbarSlider.activeBackground": colour("--rule-strong"),
    },
  };
}

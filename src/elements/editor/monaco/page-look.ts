// How the page looks right now, in the terms Monaco has: colours in hex, lengths in pixels.

import { editor } from "monaco-editor/editor";

export const themeName = "notebook";

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
  const rule = (token: string, foreground: string, fontStyle = "") => ({
    token,
    foreground: colour(foreground).slice(1),
    fontStyle,
  });
  const dark = style.colorScheme.startsWith("dark");
  return {
    base: dark ? "vs-dark" : "vs",
    inherit: false,
    rules: [
      rule("", "--code-plain"),
      rule("keyword", "--code-keyword", "bold"),
      rule("comment", "--code-comment", "italic"),
      rule("string", "--code-string"),
      rule("regexp", "--code-string"),
      rule("number", "--code-number"),
      rule("type", "--code-type"),
    ],
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

/** Font, leading and gutter of the dress in `editor.css`, in pixels. */
export interface CodeMetrics {
  fontFamily: string;
  fontSize: number;
  lineHeight: number;
  padding: { top: number; bottom: number };
  /** From the block's edge to the text. */
  gutter: number;
  /** The column of line numbers: three digits. */
  numbers: number;
}

/** Measured on an empty plain editor, put into `place` for the moment. */
export function codeMetrics(document: Document, place: HTMLElement): CodeMetrics {
  const probe = document.createElement("div");
  probe.className = "editor";
  const ruler = document.createElement("span");
  ruler.style.cssText = "display: block; width: 3ch; padding-left: var(--gutter-width)";
  probe.append(ruler);
  place.append(probe);
  const style = getComputedStyle(probe);
  const widths = getComputedStyle(ruler);
  const metrics = {
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    lineHeight: parseFloat(style.lineHeight),
    padding: { top: parseFloat(style.paddingTop), bottom: parseFloat(style.paddingBottom) },
    gutter: parseFloat(widths.paddingLeft),
    numbers: parseFloat(widths.width) - (widths.boxSizing === "border-box" ? parseFloat(widths.paddingLeft) : 0),
  };
  probe.remove();
  return metrics;
}

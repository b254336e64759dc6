// What a key press means in a code editor, whichever it is.

export type EditorKey =
  | "run"
  | "run-and-advance"
  | "switch-tab"
  | "escape"
  | "tab"
  | "enter"
  /** A modifier alone: changes nothing by itself. */
  | "modifier"
  | "other";

export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "isComposing"
>;

/** `apple`: the keyboard has ⌘, and Ctrl+M is Ctrl+Shift+M there. */
export function editorKey(press: KeyPress, apple: boolean): EditorKey {
  const { key, ctrlKey, metaKey, shiftKey, altKey, isComposing } = press;
  if (isComposing || altKey) return "other";
  if (["Shift", "Control", "Meta", "CapsLock"].includes(key)) return "modifier";
  const command = ctrlKey || (apple && metaKey);
  if (key === "Enter" && command) return "run";
  if (key === "Enter" && shiftKey) return "run-and-advance";
  if (key.toLowerCase() === "m" && ctrlKey && !metaKey && shiftKey === apple) return "switch-tab";
  if (ctrlKey || metaKey) return "other";
  if (key === "Tab") return "tab";
  if (key === "Escape") return "escape";
  return key === "Enter" ? "enter" : "other";
}

export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

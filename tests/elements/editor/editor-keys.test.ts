import assert from "node:assert/strict";
import { test } from "node:test";
import {
  editorKey,
  isApple,
  type EditorKey,
  type KeyPress,
} from "../../../src/elements/editor/editor-keys.ts";

function press(keys: string): KeyPress {
  const parts = keys.split("+");
  return {
    key: parts.at(-1) ?? "",
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Meta"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    isComposing: false,
  };
}

const meanings: [keys: string, elsewhere: EditorKey, onApple: EditorKey][] = [
  ["Enter", "enter", "enter"],
  ["Shift+Enter", "run-and-advance", "run-and-advance"],
  ["Ctrl+Enter", "run", "run"],
  ["Meta+Enter", "other", "run"],
  ["Alt+Enter", "other", "other"],
  ["Ctrl+m", "switch-tab", "other"],
  ["Ctrl+Shift+M", "other", "switch-tab"],
  ["m", "other", "other"],
  ["Tab", "tab", "tab"],
  ["Shift+Tab", "tab", "tab"],
  ["Ctrl+Tab", "other", "other"],
  ["Escape", "escape", "escape"],
  ["Shift", "modifier", "modifier"],
];

for (const [keys, elsewhere, onApple] of meanings) {
  test(`${keys} is ${elsewhere}; on Apple keyboards ${onApple}`, () => {
    const meaning = (apple: boolean) => editorKey(press(keys), apple);
    assert.equal(meaning(false), elsewhere);
    assert.equal(meaning(true), onApple);
  });
}

test("while a character is being composed every key is the composer's", () => {
  assert.equal(editorKey({ ...press("Enter"), isComposing: true }, false), "other");
});

test("Apple keyboards are known by their platform", () => {
  assert.deepEqual(["MacIntel", "iPhone", "Linux x86_64", "Win32"].map(isApple), [
    true,
    true,
    false,
    false,
  ]);
});

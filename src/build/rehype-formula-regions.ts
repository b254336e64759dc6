// Displayed formulas may be wider than a phone: each becomes a region that the keyboard can reach and scroll.

import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";

export function rehypeFormulaRegions() {
  return (tree: Root): void => {
    visit(tree, "element", (node: Element) => {
      const names = node.properties.className;
      if (!Array.isArray(names) || !names.includes("katex-display")) return;
      Object.assign(node.properties, { tabIndex: 0, role: "group", ariaLabel: "Formula" });
    });
  };
}

// MDX elements as syntax-tree nodes: what the remark plugin puts in place of fences and marks.

import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";

export type JsxNode = MdxJsxFlowElement | MdxJsxTextElement;

/** `<name attribute="…">children</name>` as a block. */
export function blockElement(
  name: string,
  attributes: Record<string, string>,
  children: MdxJsxFlowElement["children"] = [],
): MdxJsxFlowElement {
  return {
    type: "mdxJsxFlowElement",
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      type: "mdxJsxAttribute",
      name: key,
      value,
    })),
    children,
  };
}

/** The attribute's text; `{3}` reads as `3`; undefined if it is not there. */
export function attributeOf(node: JsxNode, name: string): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type !== "mdxJsxAttribute" || attribute.name !== name) continue;
    if (typeof attribute.value === "string") return attribute.value;
    return attribute.value?.value ?? "";
  }
  return undefined;
}

/** Sets or replaces an attribute with a text. */
export function setAttribute(node: JsxNode, name: string, value: string): void {
  node.attributes = node.attributes.filter(
    (attribute) => attribute.type !== "mdxJsxAttribute" || attribute.name !== name,
  );
  node.attributes.push({ type: "mdxJsxAttribute", name, value });
}

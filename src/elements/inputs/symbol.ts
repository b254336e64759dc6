// The name of an input as it is printed: `w_1` gets a subscript, single letters are set in italic.

/** Replaces the element's content by the label's letters, `_` making the next sign (or `{…}`) a subscript. */
export function setSymbol(element: HTMLElement, label: string): void {
  const { ownerDocument: document } = element;
  const short = /^[\p{L}](_(\w|\{[^}]*\}))?$/u.test(label);
  element.replaceChildren();
  const [name = "", subscript = ""] = short ? label.split("_") : [label];
  const holder = short ? document.createElement("i") : element;
  holder.append(name);
  if (subscript) {
    const sub = document.createElement("sub");
    sub.textContent = subscript.replace(/[{}]/g, "");
    holder.append(sub);
  }
  if (short) element.append(holder);
}

// The linked names of a page, read from its printed code, so that an editor can colour them too.

import type { LinkedInk } from "./code-editor.ts";

/** Name → ink, from the `linked-…` spans that the build has put into `root`. */
export function printedLinks(root: ParentNode): Record<string, LinkedInk> {
  const links: Record<string, LinkedInk> = {};
  for (const ink of ["value", "param", "grad"] as const) {
    for (const { textContent } of root.querySelectorAll(`.lines .linked-${ink}`)) {
      if (textContent) links[textContent] = ink;
    }
  }
  return links;
}

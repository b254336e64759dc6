// What the site's configuration needs of the notebook: the plugin for chapters and the files beside them.

import type { AstroIntegration } from "astro";
import { loadCourse } from "../course/load-course.ts";
import { remarkCells } from "./remark-cells.ts";
import { sandboxFiles } from "./sandbox-files.ts";

/** The remark plugins of a chapter, after `remark-math`. */
export function chapterPlugins() {
  return [remarkCells({ course: loadCourse() })];
}

/** The integrations that make and serve the notebook's own files. */
export function notebookIntegrations(): AstroIntegration[] {
  return [sandboxFiles()];
}

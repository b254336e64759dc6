// Reads content/course.yaml once and says in one sentence what is wrong with it, if anything is.

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Course, courseSchema } from "./course.ts";

/** @throws {Error} naming the field and what it must be */
export function loadCourse(file = "content/course.yaml"): Course {
  const result = courseSchema.safeParse(parse(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`${file}: ${issue?.path.join(".") || "the file"}: ${issue?.message}`);
}

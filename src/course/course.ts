// content/course.yaml: what holds for the whole course.

import { z } from "astro/zod";

const names = z.array(z.string()).default([]);

export const courseSchema = z.strictObject({
  /** Key under which readers' work is kept: never change it. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  /** One sentence under the title of the landing page. */
  description: z.string(),
  language: z.enum(["en"]),
  /** Names that stand for something that flows forward, can be changed, or comes back: they carry that ink. */
  inks: z.strictObject({ value: names, param: names, grad: names }),
  /** Ids that were used once; they are never given to another cell. */
  retired: names,
});

export type Course = z.infer<typeof courseSchema>;

/** Front matter of a chapter. */
export const chapterSchema = z.strictObject({
  title: z.string(),
  /** One sentence, what the chapter shows. */
  subtitle: z.string(),
  /** Minutes it takes to read and run. */
  minutes: z.number().int().positive(),
});

/** Each name's ink. */
export function inksByName(course: Course): Record<string, "value" | "param" | "grad"> {
  const entries = (["value", "param", "grad"] as const).flatMap((ink) =>
    course.inks[ink].map((name) => [name, ink] as const),
  );
  return Object.fromEntries(entries);
}

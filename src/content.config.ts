// The course's chapters, as Astro's collection: content/NN-slug.mdx.

import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { chapterSchema } from "./course/course.ts";

export const collections = {
  chapters: defineCollection({
    loader: glob({
      pattern: "[0-9][0-9]-*.mdx",
      base: "./content",
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ""),
    }),
    schema: chapterSchema,
  }),
};

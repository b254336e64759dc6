// The chapters of the course, in order, as the rail, the contents and the pages' ends list them.

import { type CollectionEntry, getCollection, render } from "astro:content";
import { chapterName } from "../course/chapter-file.ts";
import { sitePath } from "./site-path.ts";

export interface Chapter {
  number: number;
  title: string;
  /** One sentence, what the chapter shows. */
  subtitle: string;
  /** Minutes it takes to read and run. */
  minutes: number;
  slug: string;
  href: string;
  entry: CollectionEntry<"chapters">;
}

/** One cell's mark. */
export interface CellMark {
  id: string;
  number: number;
}

export interface Section {
  /** Of the heading: the address within the page. */
  id: string;
  title: string;
  /** "3.2" */
  number: string;
  cells: CellMark[];
}

export async function listChapters(): Promise<Chapter[]> {
  const entries = await getCollection("chapters");
  return entries
    .map((entry) => {
      const { number, slug } = chapterName(entry.id);
      return { ...entry.data, number, slug, href: sitePath(`${slug}/`), entry };
    })
    .filter(({ number }) => number > 0)
    .sort((a, b) => a.number - b.number);
}

/** The cells of a chapter in order, as the build found them. */
export async function cellsOf({ entry }: Chapter): Promise<CellMark[]> {
  const { remarkPluginFrontmatter } = await render(entry);
  return (remarkPluginFrontmatter.cells as CellMark[] | undefined) ?? [];
}

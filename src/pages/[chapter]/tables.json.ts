// The data behind a chapter's drawings, for "Show as table": loaded on request.

import { render } from "astro:content";
import type { APIRoute } from "astro";
import { type Chapter, listChapters } from "../../components/chapter-list.ts";

export async function getStaticPaths() {
  const chapters = await listChapters();
  return chapters.map((chapter) => ({ params: { chapter: chapter.slug }, props: { chapter } }));
}

export const GET: APIRoute<{ chapter: Chapter }> = async ({ props: { chapter } }) => {
  const { remarkPluginFrontmatter } = await render(chapter.entry);
  return Response.json(remarkPluginFrontmatter.tables ?? {});
};

// The name of a chapter's file: NN-slug.mdx gives the number and the address.

export interface ChapterName {
  number: number;
  slug: string;
}

/**
 * Reads `03-the-neuron` or `03-the-neuron.mdx`.
 * @throws {Error} if the name is not a number, a hyphen and a slug
 */
export function chapterName(file: string): ChapterName {
  const match = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.mdx)?$/.exec(file);
  if (!match) {
    throw new Error(`content/${file}: a chapter's file is named like 03-the-neuron.mdx`);
  }
  return { number: Number(match[1]), slug: match[2] ?? "" };
}

// Addresses within the site, wherever on its host the site lies.

/** `sitePath("the-neuron/")` is `/course/the-neuron/` on a site that lies under `/course/`. */
export function sitePath(path: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith("/") ? base : `${base}/`}${path}`;
}

// The section being read, marked in the list of sections.

/** Marks the `[data-section]` link whose heading was the last to pass under the page's head. */
export function followPlace(document: Document): void {
  const view = document.defaultView;
  const links = [...document.querySelectorAll<HTMLElement>("[data-section]")];
  const headings = links.map((link) => document.getElementById(link.dataset.section ?? ""));
  if (!view || links.length === 0) return;

  // The strip watched is the upper third of the window: a heading counts from when it enters it.
  const observer = new view.IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of headings) if (heading) observer.observe(heading);

  function mark(): void {
    const edge = (view?.innerHeight ?? 0) / 3;
    const passed = headings.findLastIndex(
      (heading) => heading && heading.getBoundingClientRect().top < edge,
    );
    for (const [index, link] of links.entries()) {
      if (index === passed) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}

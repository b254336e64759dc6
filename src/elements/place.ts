// The section being read, marked in the list of sections.

/** Marks the `[data-section]` link whose heading was the last to pass under the page's head. */
export function followPlace(document: Document): void {
  const view = document.defaultView;
  const links = [...document.querySelectorAll<HTMLElement>("[data-section]")];
  const headings = links.map((link) => document.getElementById(link.dataset.section ?? ""));
  if (!view || links.length === 0) return;

  // A jump can pass a heading without its ever being seen, so the places are asked for, once a frame.
  let due = false;
  const later = () => {
    if (!due) view.requestAnimationFrame(mark);
    due = true;
  };
  view.addEventListener("scroll", later, { passive: true });
  view.addEventListener("resize", later);
  later();

  function mark(): void {
    due = false;
    // A heading counts from when it enters the upper third of the window.
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

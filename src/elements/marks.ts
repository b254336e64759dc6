// The marks of a chapter: one per cell, filled when it has run to its end on this device.

/** Fills every mark of a cell and recounts what stands beside them. */
export function fillMark(document: Document, cell: string): void {
  for (const mark of document.querySelectorAll(`[data-mark="${CSS.escape(cell)}"]`)) {
    mark.classList.add("done");
  }
  for (const count of document.querySelectorAll<HTMLElement>("[data-count-marks]")) {
    const scope = count.closest("[data-marks]") ?? document;
    const done = scope.querySelectorAll("[data-mark].done").length;
    count.textContent = String(done);
  }
}

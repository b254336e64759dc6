// The reader's choice of light or dark, kept on this device. The head's first script puts it on before paint.

const key = "appearance";

/** Listens to every `[data-appearance]` radio button of the page and shows what was chosen before. */
export function listenToAppearance(document: Document): void {
  const root = document.documentElement;
  const radios = [...document.querySelectorAll<HTMLInputElement>("input[data-appearance]")];
  show(root.dataset.theme ?? "");
  for (const radio of radios) radio.addEventListener("change", () => choose(radio.value));

  function choose(value: string): void {
    if (value === "") delete root.dataset.theme;
    else root.dataset.theme = value;
    show(value);
    keep(document, value);
  }

  function show(value: string): void {
    for (const radio of radios) radio.checked = radio.value === value;
  }
}

function keep(document: Document, value: string): void {
  try {
    document.defaultView?.localStorage.setItem(key, value);
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** Runs in the head before the first paint, as text: it must not wait for a file. */
export const appearanceScript = `(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const kept = localStorage.getItem("${key}");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {}
})();`;

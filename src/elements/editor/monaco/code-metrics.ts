// Font, leading and gutter of printed code, in pixels, so that the editor stands where the print stood.

export interface CodeMetrics {
  fontFamily: string;
  fontSize: number;
  lineHeight: number;
  padding: { top: number; bottom: number };
  /** From the block's edge to the text. */
  gutter: number;
}

/** Measured on an empty line put into a code block of the page for the moment. */
export function codeMetrics(document: Document): CodeMetrics {
  const lines = document.createElement("div");
  const pre = document.createElement("pre");
  const code = document.createElement("code");
  const line = document.createElement("span");
  lines.className = "lines";
  line.className = "line";
  code.append(line);
  pre.append(code);
  lines.append(pre);
  (document.querySelector(".code") ?? document.body).append(lines);
  const style = getComputedStyle(pre);
  const metrics = {
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    lineHeight: parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.6,
    padding: { top: parseFloat(style.paddingTop), bottom: parseFloat(style.paddingBottom) },
    gutter: parseFloat(getComputedStyle(line).paddingLeft) || 0,
  };
  lines.remove();
  return metrics;
}

// Paths of contours, made small: a grid's steps along a straight edge are points that nobody can see.
//
// Runs at every picture of a live run, so numbers lie in plain lists: x, y, x, y …

/** Distance from the straight line, in pixels, at which a point counts. */
const tolerance = 0.15;
/** Points that one straight line may stand for: all of them are looked at again with each further one. */
const longest = 24;

/** Drops points that lie on the line between their neighbours, and writes tenths of a pixel; curves stay as they are. */
export function slimPath(path: string): string {
  if (/[^MLZ\d.,\s+e-]/.test(path)) return shortNumbers(path);
  let slim = "";
  for (const part of path.split("M")) {
    if (part === "") continue;
    const closed = part.endsWith("Z");
    const pairs = (closed ? part.slice(0, -1) : part).split("L");
    slim += `M${keptPoints(coordinatesOf(pairs))}${closed ? "Z" : ""}`;
  }
  return slim;
}

/** Numbers of an attribute, to tenths. */
export function shortNumbers(text: string): string {
  if (!text.includes(".")) return text;
  return text.replace(/-?\d+\.\d{2,}(e-?\d+)?/g, (number) => String(tenths(Number(number))));
}

function coordinatesOf(pairs: string[]): number[] {
  const numbers: number[] = [];
  for (const pair of pairs) {
    const comma = pair.indexOf(",");
    const gap = comma >= 0 ? comma : pair.trim().indexOf(" ");
    numbers.push(Number(pair.slice(0, gap)), Number(pair.slice(gap + 1)));
  }
  return numbers;
}

/** From each kept point goes as far as all points between stay close to the straight line. */
function keptPoints(points: number[]): string {
  const last = points.length - 2;
  let text = pointText(points, 0);
  let from = 0;
  for (let to = 4; to <= last; to += 2) {
    if (to - from < 2 * longest && isStraight(points, from, to)) continue;
    from = to - 2;
    text += `L${pointText(points, from)}`;
  }
  return last > 0 ? `${text}L${pointText(points, last)}` : text;
}

/** Whether all points between two lie near the stretch that joins them; far behind its ends counts as far. */
function isStraight(points: number[], from: number, to: number): boolean {
  const [x1, y1] = [points[from] as number, points[from + 1] as number];
  const [dx, dy] = [(points[to] as number) - x1, (points[to + 1] as number) - y1];
  const length = dx * dx + dy * dy;
  for (let at = to - 2; at > from; at -= 2) {
    const [x, y] = [(points[at] as number) - x1, (points[at + 1] as number) - y1];
    const along = length > 0 ? (x * dx + y * dy) / length : 0;
    const share = Math.min(1, Math.max(0, along));
    const [offX, offY] = [x - share * dx, y - share * dy];
    if (!(offX * offX + offY * offY < tolerance * tolerance)) return false;
  }
  return true;
}

function pointText(points: number[], at: number): string {
  return `${tenths(points[at] as number)},${tenths(points[at + 1] as number)}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

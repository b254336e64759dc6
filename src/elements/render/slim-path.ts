// Paths of contours, made small: a grid's steps along a straight edge are points that nobody can see.

/** Distance from the straight line, in pixels, at which a point counts. */
const tolerance = 0.15;

type Point = [x: number, y: number];

/** Drops points that lie on the line between their neighbours, and writes tenths of a pixel; curves stay as they are. */
export function slimPath(path: string): string {
  if (/[^MLZ\d.,\s+e-]/.test(path)) return shortNumbers(path);
  return path
    .split("M")
    .filter((part) => part !== "")
    .map((part) => {
      const closed = part.endsWith("Z");
      const points = part
        .replace("Z", "")
        .split("L")
        .map((pair) => pair.split(/[,\s]+/).map(Number) as Point);
      return `M${kept(points).map(pointText).join("L")}${closed ? "Z" : ""}`;
    })
    .join("");
}

/** Numbers of an attribute, to tenths. */
export function shortNumbers(text: string): string {
  return text.replace(/-?\d+\.\d{2,}(e-?\d+)?/g, (number) => tenths(Number(number)));
}

/** From each kept point goes as far as all points between stay close to the straight line. */
function kept(points: Point[]): Point[] {
  const result = points.slice(0, 1);
  let from = 0;
  for (let to = 2; to < points.length; to++) {
    const straight = points
      .slice(from + 1, to)
      .every((point) => distance(point, points[from] as Point, points[to] as Point) < tolerance);
    if (straight && to - from < 64) continue;
    result.push(points[to - 1] as Point);
    from = to - 1;
  }
  if (points.length > 1) result.push(points.at(-1) as Point);
  return result;
}

/** From a point to the stretch between two others; far behind its ends counts as far. */
function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}

function pointText([x, y]: Point): string {
  return `${tenths(x)},${tenths(y)}`;
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

import {
  addPoints,
  classNames,
  cleanMark,
  mostPoints,
  onSheet,
  type PaintedPoint,
  type Painting,
} from "#core/paint/painting.ts";

export const paintedFileName = "painted.csv";

/** The column that holds what was painted. */
export const targetOf = (kind: Painting["kind"]): "class" | "value" => kind;

/** `x,y,class` or `x,y,value`, one line a point: what is trained on goes through the same reader as any file. */
export function paintingCsv({ kind, points }: Painting): string {
  const lines = points.map(({ x, y, mark }) => `${x},${y},${kind === "class" ? classNames[mark] : mark}`);
  return `x,y,${targetOf(kind)}\n${lines.join("\n")}\n`;
}

/**
 * The painting that a table was made from; null for a table that no painting gives.
 * @param columns names, in file order
 * @param cells   cells[c][r] in the text of the table
 */
export function paintingOfTable(
  columns: readonly string[],
  cells: readonly (readonly (string | null)[])[],
): Painting | null {
  const kind = columns[2];
  if (columns.length !== 3 || columns[0] !== "x" || columns[1] !== "y") return null;
  if (kind !== "class" && kind !== "value") return null;
  const [xs = [], ys = [], marks = []] = cells;
  if (xs.length > mostPoints) return null;
  const points: PaintedPoint[] = [];
  for (let row = 0; row < xs.length; row++) {
    const [x, y] = [numberOf(xs[row]), numberOf(ys[row])];
    const text = marks[row] ?? "";
    const mark = kind === "class" ? classNames.findIndex((name) => name === text) : numberOf(text);
    const fits = x === onSheet(x) && y === onSheet(y) && mark >= 0 && mark === cleanMark(kind, mark);
    if (!fits) return null;
    points.push({ x, y, mark });
  }
  return addPoints({ kind, points: [] }, points);
}

function numberOf(text: string | null | undefined): number {
  return text === null || text === undefined || text === "" ? Number.NaN : Number(text);
}

import type { ColumnKind } from "#core/frame/column.ts";
import type { ChartMark } from "#core/explore/chart-spec.ts";
import { chartMarks, isMany } from "#core/explore/chart-spec.ts";
import { canBe, isDegree } from "#core/explore/map-places.ts";

/** What is known of a column before it is drawn. */
export interface ExploredColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Different values that are not missing. */
  readonly distinct: number;
  /** Of numbers, where it is known: degrees are told by it. */
  readonly range?: { readonly min: number; readonly max: number } | null;
}

export interface ExploredShelves {
  readonly x: ExploredColumn;
  readonly y: ExploredColumn | null;
  /** Columns beside these two. */
  readonly more?: readonly ExploredColumn[];
  readonly nRows: number;
}

export interface ChartProposal {
  /** null where no mark can draw these columns. */
  readonly mark: ChartMark | null;
  /** Every mark, and why it cannot draw these columns: the rest of a sentence that begins with its name. */
  readonly marks: readonly { readonly mark: ChartMark; readonly refusal: string | null }[];
}

/** Up to so many different numbers may stand as levels beside each other. */
export const mostNumberLevels = 12;
/** More dots than this cover each other: their density is proposed. */
export const mostDots = 2000;
/** Parts of a column that can be told apart by colour. */
const mostMosaicLevels = 8;
/** More cells than of six columns are too small to be seen. */
const mostMatrixColumns = 6;
const mostParallelColumns = 12;
/** Levels of a category on an axis beside others. */
export const mostParallelLevels = 20;
/** Numbers of so few values say more as levels than as dots in as many lines. */
const fewValues = 3;

/** The mark that suits the columns on the shelves, and what each other mark needs that they are not. */
export function proposeChart(shelves: ExploredShelves): ChartProposal {
  const marks = chartMarks.map((mark) => ({ mark, refusal: refusalOf(mark, shelves) }));
  const legal = (mark: ChartMark) => marks.some((known) => known.mark === mark && known.refusal === null);
  return { mark: preferred(shelves).find(legal) ?? null, marks };
}

function preferred({ x, y, more = [], nRows }: ExploredShelves): readonly ChartMark[] {
  if (more.length > 0) return ["matrix", "parallel"];
  if (y === null) return ["histogram", "bars"];
  if (isDegree("longitude", x) && isDegree("latitude", y)) return ["map"];
  if (isOnLine(x) && isOnLine(y)) {
    if (x.kind === "datetime") return ["line", "dots", "heat"];
    if (y.distinct <= 2) return x.distinct <= mostNumberLevels ? ["bars"] : ["line"];
    if (x.distinct <= fewValues) return ["box", "dots"];
    return [nRows > mostDots ? "density" : "dots"];
  }
  if (isOnLine(y)) return y.distinct <= 2 ? ["bars"] : ["box"];
  if (isOnLine(x)) return y.distinct === 2 || x.kind === "datetime" ? ["line", "box"] : ["box", "heat"];
  return y.distinct === 2 ? ["bars", "heat"] : ["heat"];
}

function refusalOf(mark: ChartMark, { x, y, more = [] }: ExploredShelves): string | null {
  const columns = [x, ...(y === null ? [] : [y]), ...more];
  const text = columns.find(({ kind }) => kind === "text");
  if (text !== undefined) return `cannot draw “${text.name}”: it is free text`;
  const empty = columns.find(({ distinct }) => distinct === 0);
  if (empty !== undefined) return `cannot draw “${empty.name}”: every value is missing`;
  if (isMany(mark)) return manyRefusal(mark, columns);
  if (more.length > 0) return "draws at most two columns: clear Also";
  switch (mark) {
    case "histogram":
      if (y !== null) return "counts one column: clear Up";
      return isOnLine(x) ? null : "needs a number or a date across";
    case "bars":
      return isLevels(x) ? null : "need a category across";
    case "dots":
    case "density":
      if (y === null) return "needs a column up";
      return isOnLine(x) && isOnLine(y) ? null : "needs a number or a date across and up";
    case "line":
      if (y === null) return "needs a column up, whose mean or share it follows";
      if (!isOnLine(x)) return "needs a number or a date across";
      return isNumber(y) || !isOnLine(y) ? null : "needs a number or a category up";
    case "box":
    case "violin": {
      const name = mark === "box" ? "a number" : "a number to smooth";
      if (y === null) return `needs ${name} on one shelf and a category on the other`;
      if ((isOnLine(y) && isLevels(x)) || (isOnLine(x) && isLevels(y))) return null;
      return `needs ${name} on one shelf and a category on the other`;
    }
    case "heat":
      return y === null ? "needs a column up" : null;
    case "map":
      if (y !== null && canBe("longitude", x) && canBe("latitude", y) && !isTurned(x, y)) return null;
      return y !== null && isTurned(x, y)
        ? "needs the longitude across and the latitude up: swap them"
        : "needs a longitude across (-180 to 180) and a latitude up (-90 to 90)";
    case "mosaic":
      if (y === null || !isLevels(x) || !isLevels(y)) return "needs a category across and up";
      return y.distinct > mostMosaicLevels ? `needs at most ${mostMosaicLevels} levels up` : null;
  }
}

function manyRefusal(mark: "matrix" | "parallel", columns: readonly ExploredColumn[]): string | null {
  if (columns.length < 3) return "needs at least three columns: put more on Also";
  const most = mark === "matrix" ? mostMatrixColumns : mostParallelColumns;
  if (columns.length > most) return `draws at most ${most} columns, and these are ${columns.length}`;
  const odd = columns.find(
    (column) => !isOnLine(column) && (mark === "matrix" || column.distinct > mostParallelLevels),
  );
  if (odd === undefined) return null;
  return mark === "matrix"
    ? `needs numbers and dates alone: “${odd.name}” is neither`
    : `needs at most ${mostParallelLevels} levels on an axis: “${odd.name}” has ${odd.distinct}`;
}

function isTurned(x: ExploredColumn, y: ExploredColumn): boolean {
  return isDegree("latitude", x) && isDegree("longitude", y);
}

export function isNumber({ kind }: Pick<ExploredColumn, "kind">): boolean {
  return kind === "numeric" || kind === "integer";
}

/** Numbers and dates have a place on a line. */
export function isOnLine(column: Pick<ExploredColumn, "kind">): boolean {
  return isNumber(column) || column.kind === "datetime";
}

/** Can stand as levels beside each other. */
function isLevels(column: ExploredColumn): boolean {
  return isOnLine(column) ? isNumber(column) && column.distinct <= mostNumberLevels : column.kind !== "text";
}

/** Which shelf holds the levels of a box plot: the one that can only be levels, else the one across. */
export function levelsShelf(x: ExploredColumn, y: ExploredColumn): "x" | "y" {
  if (!isOnLine(x)) return "x";
  if (!isOnLine(y)) return "y";
  return isLevels(x) && (!isLevels(y) || x.distinct <= y.distinct) ? "x" : "y";
}

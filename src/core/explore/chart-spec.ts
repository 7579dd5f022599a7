import * as z from "zod/mini";
import { conditionSchema } from "#core/table-edits/condition-schema.ts";

export const chartMarks = [
  "histogram",
  "bars",
  "dots",
  "density",
  "line",
  "box",
  "violin",
  "heat",
  "mosaic",
  "map",
  "matrix",
  "parallel",
] as const;
export type ChartMark = (typeof chartMarks)[number];

export const MOST_CHART_BINS = 100;
const MOST_CHART_FILTERS = 20;

/** What one chart of a table is: its columns, how they are cut, and the mark that draws them. Plain data. */
export const chartSpecSchema = z.strictObject({
  mark: z.enum(chartMarks),
  x: z.string(),
  y: z.nullable(z.string()),
  /** After those across and up, the columns of a scatter matrix and of parallel axes. */
  more: z.array(z.string()),
  /** Splits the rows of a panel; of a heat map, the number whose mean is shown. */
  colour: z.nullable(z.string()),
  /** Of dots. */
  size: z.nullable(z.string()),
  /** One panel for each of its levels. */
  facet: z.nullable(z.string()),
  /** Of the column up, where it is a number; of any column, the share of its rows that are missing. */
  aggregate: z.enum(["mean", "median", "sum", "missing"]),
  /** Of the column up, where it is a category: whose share is drawn. null is its last level. */
  level: z.nullable(z.string()),
  /** Bars of a histogram, places of a line, at most; null is what suits the column. */
  bins: z.nullable(z.int().check(z.gte(2), z.lte(MOST_CHART_BINS))),
  xLog: z.boolean(),
  yLog: z.boolean(),
  /** Levels in the order of their names, or the largest first. */
  sort: z.enum(["label", "value"]),
  /** How the colours of counts stand: on each other, as shares of each bar, or as outlines of their own. */
  stack: z.enum(["stacked", "share", "outline"]),
  trend: z.boolean(),
  /** Rows that are drawn: all of these hold. Of this chart alone; the table keeps its rows. */
  filters: z.array(conditionSchema).check(z.maxLength(MOST_CHART_FILTERS)),
});
export type ChartSpec = z.infer<typeof chartSpecSchema>;

/** A chart of one column with everything left as it comes. */
export function plainSpec(x: string, mark: ChartMark): ChartSpec {
  return {
    mark,
    x,
    y: null,
    more: [],
    colour: null,
    size: null,
    facet: null,
    aggregate: "mean",
    level: null,
    bins: null,
    xLog: false,
    yLog: false,
    sort: "label",
    stack: "stacked",
    trend: false,
    filters: [],
  };
}

/** Draws more columns than two. */
export function isMany(mark: ChartMark): mark is "matrix" | "parallel" {
  return mark === "matrix" || mark === "parallel";
}

/** Every column of a chart of several, in order: across, up and the rest. */
export function manyColumns({ x, y, more }: Pick<ChartSpec, "x" | "y" | "more">): readonly string[] {
  return [x, ...(y === null ? [] : [y]), ...more];
}

/** Every column that is on a shelf, once. */
export function columnsOf(spec: ChartSpec): readonly string[] {
  const shelves = [spec.colour, spec.size, spec.facet].filter((name) => name !== null);
  return [...new Set([...manyColumns(spec), ...shelves])];
}

import { describe, expect, it } from "vitest";
import { type ChartMark, type ChartSpec, plainSpec } from "#core/explore/chart-spec.ts";
import { drawChart } from "#core/explore/draw-chart.ts";
import type { Table } from "#core/frame/column.ts";
import { profileColumns } from "#core/frame/summary.ts";
import { keepGoing } from "#test/reading.ts";
import { placeName } from "./axis-words.ts";
import { chartFinding } from "./chart-findings.ts";
import { chartMethod, chartSentences } from "./chart-sentences.ts";
import { chartTable } from "./chart-table.ts";
import { summariesRange } from "./shared-ranges.ts";

const n = 120;
const day = 86_400_000;
const table: Table = {
  nRows: n,
  columns: [
    { kind: "numeric", name: "size", values: Float64Array.from({ length: n }, (_, row) => row + 1) },
    {
      kind: "numeric",
      name: "price",
      values: Float64Array.from({ length: n }, (_, row) => (row % 2 ? 9 : 1) + row / 100),
    },
    {
      kind: "categorical",
      name: "kind",
      codes: Int32Array.from({ length: n }, (_, row) => row % 2),
      categories: ["cheap", "dear"],
    },
    {
      kind: "categorical",
      name: "shop",
      codes: Int32Array.from({ length: n }, (_, row) => (row === 0 ? -1 : row < 60 ? 0 : 1)),
      categories: ["north", "south"],
    },
    {
      kind: "datetime",
      name: "day",
      epochMs: Float64Array.from({ length: n }, (_, row) => row * day),
      hasTime: false,
    },
  ],
};
const profiles = await profileColumns(table, keepGoing, new WeakMap());
const draw = (mark: ChartMark, x: string, more: Partial<ChartSpec>) =>
  drawChart(table, { ...plainSpec(x, mark), ...more }, null);
const finding = (mark: ChartMark, x: string, more: Partial<ChartSpec>) =>
  chartFinding(draw(mark, x, more), profiles.find(({ name }) => name === x)!);

describe("a chart's title", () => {
  it.each([
    ["box", "kind", { y: "price" }, "Half of price lies under 9.6 where kind is dear, under 1.59 at cheap"],
    [
      "bars",
      "kind",
      { y: "price" },
      "Mean price is highest where kind is dear (9.6), lowest at cheap (1.59)",
    ],
    [
      "line",
      "day",
      { y: "size", bins: 6 },
      "Mean size is highest in April 1970 (106), lowest in January 1970 (16)",
    ],
    ["dots", "size", { y: "price" }, "price rises slightly with size (r = 0.10)"],
    ["heat", "kind", { y: "shop" }, "No level of shop is much more common at one of kind than elsewhere"],
    ["bars", "shop", { colour: "kind" }, "dear is about as common all along shop"],
  ] as const)("of %s over %s with %o", (mark, x, more, expected) => {
    expect(finding(mark, x, more)).toBe(expected);
  });

  it("does not call a place highest that may be so by chance", () => {
    expect(finding("bars", "shop", { y: "price" })).toBe(
      "Mean price differs nowhere by more than chance may give",
    );
  });
});

it("a caption says what is not drawn, and how it is to be read", () => {
  const data = draw("box", "shop", { y: "price", facet: "kind" });
  expect(chartMethod(data)).toBe("price by shop, a panel for each kind.");
  expect(chartSentences(data).join(" ")).toContain("1 row (0.8\u202f%) without a value is not drawn");
  expect(chartSentences(data).join(" ")).toContain("2 panels with the same axes.");
});

it("the table has a line for each mark, with its panel and its colour", () => {
  const { columns, rows } = chartTable(draw("bars", "shop", { facet: "kind" }));
  expect(columns).toEqual(["kind", "shop", "rows"]);
  expect(rows).toEqual([
    ["cheap", "north", 29],
    ["cheap", "south", 30],
    ["dear", "north", 30],
    ["dear", "south", 30],
  ]);
});

it("bars start at zero, and lines need not", () => {
  expect(summariesRange(draw("bars", "kind", { y: "price" }))[0]).toBe(0);
  expect(summariesRange(draw("line", "day", { y: "size", bins: 4 }))[0]).toBeGreaterThan(0);
});

it("places are named by their periods, whole numbers and ends", () => {
  expect(placeName(draw("line", "day", { y: "size", bins: 6 }).x, 1)).toBe("February 1970");
  expect(placeName(draw("histogram", "size", { bins: 2 }).x, 0)).toBe("1 to 60.5");
});

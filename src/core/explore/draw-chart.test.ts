import { describe, expect, it } from "vitest";
import type { ChartData } from "#core/explore/chart-data.ts";
import { atPlace } from "#core/explore/chart-cuts.ts";
import { type ChartMark, type ChartSpec, chartSpecSchema, plainSpec } from "#core/explore/chart-spec.ts";
import { drawChart } from "#core/explore/draw-chart.ts";
import { rowsWhere } from "#core/frame/row-conditions.ts";
import type { Table } from "#core/frame/column.ts";
import { mixedTable } from "#test/support/tables.ts";

const day = 86_400_000;
const table: Table = {
  nRows: 6,
  columns: [
    { kind: "numeric", name: "size", values: Float64Array.of(1, 2, 3, 10, 100, Number.NaN) },
    { kind: "numeric", name: "price", values: Float64Array.of(2, 4, 6, 20, 200, 5) },
    { kind: "categorical", name: "kind", codes: Int32Array.of(0, 0, 0, 1, 1, 1), categories: ["a", "b"] },
    { kind: "boolean", name: "sold", codes: Int32Array.of(0, 1, 1, 0, -1, 1), categories: ["no", "yes"] },
    {
      kind: "datetime",
      name: "when",
      epochMs: Float64Array.of(0, day, 40 * day, 41 * day, 70 * day, 70 * day),
      hasTime: false,
    },
  ],
};
const spec = (mark: ChartMark, x: string, more: Partial<ChartSpec> = {}): ChartSpec => ({
  ...plainSpec(x, mark),
  ...more,
});
const draw = (
  mark: ChartMark,
  x: string,
  more: Partial<ChartSpec> = {},
  selected: Int32Array | null = null,
) => drawChart(table, spec(mark, x, more), selected);
const body = <K extends ChartData["panels"][number]["body"]["kind"]>(data: ChartData, kind: K, panel = 0) => {
  const found = data.panels[panel]!.body;
  if (found.kind !== kind) throw new Error(`a panel of ${found.kind}`);
  return found as Extract<typeof found, { kind: K }>;
};

describe("a chart", () => {
  it("counts a number in bins, by colour, with the selected rows of each", () => {
    const data = draw("histogram", "size", { bins: 3, colour: "kind" }, Int32Array.of(0, 4));
    expect(body(data, "counts").counts).toEqual([
      [3, 0, 0],
      [1, 0, 1],
    ]);
    expect(body(data, "counts").selected).toEqual([1, 0, 1]);
    expect(data.missing).toBe(1);
  });

  it("cuts a log scale in equal ratios and leaves what has no logarithm aside", () => {
    const data = draw("histogram", "size", { bins: 2, xLog: true });
    expect(data.x.edges?.map((edge) => Math.round(edge))).toEqual([1, 10, 100]);
    expect(body(data, "counts").counts).toEqual([[3, 2]]);
  });

  it("sums up a number by level, with the interval of its mean", () => {
    const [a, b] = body(draw("bars", "kind", { y: "price" }), "summaries").cells[0]!;
    expect(a).toMatchObject({ n: 3, value: 4 });
    expect(a!.low).toBeCloseTo(4 - 4.3027 * (2 / Math.sqrt(3)), 3); // t of 2 degrees of freedom, s = 2
    expect(b).toMatchObject({ n: 3, value: 75 });
    expect(
      body(draw("bars", "kind", { y: "price", aggregate: "sum" }), "summaries").cells[0]![1]!.value,
    ).toBe(225);
    expect(
      body(draw("bars", "kind", { y: "price", aggregate: "median" }), "summaries").cells[0]![1]!.value,
    ).toBe(20);
  });

  it("draws the share of a level where up is a category, and follows it through the months", () => {
    const data = draw("line", "when", { y: "sold", level: "yes", bins: 3 });
    expect(data.x.period).toBe("month");
    expect(body(data, "summaries").cells[0]).toMatchObject([
      { n: 2, value: 0.5 },
      { n: 2, value: 0.5 },
      { n: 1, value: 1 },
    ]);
    expect(data.missing).toBe(1);
  });

  it("boxes a number by level, whichever shelf holds the levels", () => {
    const up = body(draw("box", "kind", { y: "price" }), "boxes").boxes;
    expect(body(draw("box", "price", { y: "kind" }), "boxes").boxes).toEqual(up);
    expect(up[0]![0]).toMatchObject({ n: 3, median: 4, q1: 3, q3: 5, low: 2, high: 6, nOutliers: 0 });
  });

  it("smooths a violin whose area is one", () => {
    const data = drawChart(mixedTable(2000, "binary"), spec("violin", "target", { y: "size" }), null);
    const [box] = body(data, "boxes").boxes[0]!;
    const [min, max] = data.y!.range!;
    const area =
      box!.density!.reduce((sum, each) => sum + each, 0) * ((max - min) / (box!.density!.length - 1));
    expect(area).toBeCloseTo(1, 1);
  });

  it("crosses two categories, and shows the mean of a third column in their cells", () => {
    const { cells } = body(draw("heat", "kind", { y: "sold", colour: "price" }), "grid");
    expect(cells).toEqual([
      [
        { n: 1, value: 2, selected: 0 },
        { n: 1, value: 20, selected: 0 },
      ],
      [
        { n: 2, value: 5, selected: 0 },
        { n: 1, value: 5, selected: 0 },
      ],
    ]);
  });

  it("draws a panel for each level on the facet, with one axis for all", () => {
    const data = draw("dots", "size", { y: "price", facet: "kind" }, Int32Array.of(4));
    expect(data.panel?.labels).toEqual(["a", "b"]);
    expect(data.x.range).toEqual([1, 100]);
    expect(body(data, "points", 1).points).toMatchObject([
      { row: 3, x: 10, y: 20, selected: false },
      { row: 4, x: 100, y: 200, selected: true },
    ]);
    expect(body(data, "points", 1).correlation).toBeCloseTo(1, 12);
  });

  it("counts every row in a hexagon, however many there are", () => {
    const many = mixedTable(5000, "regression");
    const data = drawChart(many, spec("density", "size", { y: "target", trend: true }), null);
    const { hexes, trends } = body(data, "hexes");
    expect(hexes.cells.reduce((sum, { n }) => sum + n, 0)).toBe(many.nRows - data.missing);
    expect(hexes.cells.length).toBeLessThan(800);
    expect(trends[0]!.slopeLow).toBeLessThan(10); // the target rises by 10 for each unit of size
    expect(trends[0]!.slopeHigh).toBeGreaterThan(9);
  });

  it("draws selected rows alone on the axes of all", () => {
    const some = spec("histogram", "size", { bins: 3 });
    const data = drawChart(table, some, Int32Array.of(0, 3, 5), true);
    expect(data.x.edges).toEqual(draw("histogram", "size", { bins: 3 }).x.edges);
    expect(body(data, "counts")).toMatchObject({ counts: [[2, 0, 0]], selected: null });
    expect(data).toMatchObject({ nRows: 3, missing: 1, onlySelected: true });
    const dots = drawChart(table, spec("dots", "size", { y: "price" }), Int32Array.of(1, 2), true);
    expect(body(dots, "points").points).toMatchObject([
      { row: 1, selected: false },
      { row: 2, selected: false },
    ]);
  });

  it("names the levels that have no panel", () => {
    const codes = Int32Array.from({ length: 40 }, (_, row) => Math.min(row, 19));
    const categories = Array.from({ length: 20 }, (_, i) => `level ${String(i).padStart(2, "0")}`);
    const wide: Table = {
      nRows: 40,
      columns: [
        { kind: "numeric", name: "v", values: Float64Array.from(codes) },
        { kind: "categorical", name: "many", codes, categories },
      ],
    };
    const data = drawChart(wide, spec("histogram", "v", { facet: "many" }), null);
    expect(data.panels).toHaveLength(12);
    expect(data.panel).toMatchObject({ nRest: 8 });
    expect(data.panel?.rest[0]).toBe("level 11");
    expect(data.beyond).toBe(8);
  });

  it("cuts a number on colour into quarters of its rows", () => {
    const data = drawChart(mixedTable(400, "binary"), spec("histogram", "size", { colour: "weight" }), null);
    const sizes = body(data, "counts").counts.map((counts) => counts.reduce((sum, n) => sum + n, 0));
    expect(sizes).toHaveLength(4);
    for (const n of sizes) expect(Math.abs(n - 95)).toBeLessThan(12);
  });
});

describe("a map", () => {
  const places = (nRows: number): Table => ({
    nRows,
    columns: [
      {
        kind: "numeric",
        name: "lon",
        values: Float64Array.from({ length: nRows }, (_, row) => 9 + (row % 50) / 50),
      },
      {
        kind: "numeric",
        name: "lat",
        values: Float64Array.from({ length: nRows }, (_, row) => 52 + (row % 40) / 40),
      },
      {
        kind: "boolean",
        name: "open",
        codes: Int32Array.from({ length: nRows }, (_, row) => row % 2),
        categories: ["no", "yes"],
      },
    ],
  });

  it("of few rows draws each, and says where they lie", () => {
    const data = drawChart(places(800), spec("map", "lon", { y: "lat" }), null);
    const { points, centre } = body(data, "points");
    expect(points).toHaveLength(800);
    expect(centre!.longitude).toBeCloseTo(9.49, 2);
    expect(centre!.latitude).toBeCloseTo(52.49, 2);
  });

  it("of many counts every row in hexagons, unless colours are asked for", () => {
    const many = places(5000);
    const { hexes } = body(drawChart(many, spec("map", "lon", { y: "lat" }), null), "hexes");
    expect(hexes.cells.reduce((sum, { n }) => sum + n, 0)).toBe(5000);
    // As many kilometres from centre to centre across as from line to line, by the root of 3/4.
    const step = (0.98 * 0.6088) / hexes.across;
    expect(0.975 / hexes.up / step).toBeCloseTo(Math.sqrt(3) / 2, 1);
    const coloured = drawChart(many, spec("map", "lon", { y: "lat", colour: "open" }), null);
    expect(body(coloured, "points").points).toHaveLength(2000);
    expect(coloured.group?.labels).toEqual(["no", "yes"]);
  });
});

describe("several columns", () => {
  const four = { y: "weight", more: ["when"] };

  it("make a matrix of every pair, each over the rows that have both", () => {
    const small = mixedTable(400, "binary");
    const selected = Int32Array.of(1, 2, 3);
    const data = drawChart(small, spec("matrix", "size", { ...four, colour: "target" }), selected);
    const { axes, pairs, bars, drawn } = body(data, "matrix");
    expect(axes.map(({ column }) => column)).toEqual(["size", "weight", "when"]);
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    const size = small.columns[0]!;
    const nSize = size.kind === "numeric" ? size.values.filter((value) => value === value).length : 0;
    expect(pairs[0]!.n).toBe(nSize);
    expect(bars[0]!.counts.reduce((sum, n) => sum + n, 0)).toBe(nSize);
    expect(bars[1]!.selected!.reduce((sum, n) => sum + n, 0)).toBe(3);
    expect(drawn!.filter((row) => row.selected).map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(data.group?.labels).toEqual(["no", "yes"]);
  });

  it("of many rows are counted: in hexagons, or in bands from stretch to stretch", () => {
    const many = mixedTable(5000, "binary");
    const selected = Int32Array.from({ length: 500 }, (_, row) => row);
    const matrix = body(drawChart(many, spec("matrix", "size", four), selected), "matrix");
    expect(matrix.drawn).toBe(null);
    for (const { n, hexes } of matrix.pairs) {
      expect(hexes!.cells.reduce((sum, cell) => sum + cell.n, 0)).toBe(n);
    }
    const axes = { y: "weight", more: ["colour"] };
    const parallel = body(drawChart(many, spec("parallel", "size", axes), selected), "parallel");
    const total = (key: "n" | "selected") =>
      parallel.pairs.map(({ bands }) => bands!.reduce((sum, band) => sum + band[key], 0));
    expect(total("n")).toEqual(parallel.pairs.map(({ n }) => n));
    expect(total("selected")[0]).toBeGreaterThan(450);
    expect(parallel.pairs.map(({ correlation }) => correlation === null)).toEqual([false, true]);
    expect(parallel.axes[2]!.labels).toEqual(["blue", "green", "red", "teal"]);
  });

  it("with a colour are 2,000 rows picked at random, and what is measured is of all", () => {
    const many = mixedTable(5000, "binary");
    const plain = drawChart(many, spec("parallel", "size", four), null);
    const coloured = drawChart(many, spec("parallel", "size", { ...four, colour: "colour" }), null);
    expect(body(coloured, "parallel").drawn).toHaveLength(2000);
    expect(body(plain, "parallel").pairs[0]!.correlation).toBeCloseTo(
      body(coloured, "parallel").pairs[0]!.correlation!,
      1,
    );
  });

  it("a row with gaps has places where it has values", () => {
    const { drawn } = body(
      drawChart(table, spec("parallel", "size", { y: "price", more: ["sold"] }), null),
      "parallel",
    );
    expect(drawn!.map(({ values }) => values)).toEqual([
      [1, 2, 0],
      [2, 4, 1],
      [3, 6, 1],
      [10, 20, 0],
      [100, 200, null],
      [null, 5, 1],
    ]);
  });
});

it("the rows of a place are those the chart counts there", () => {
  const big = mixedTable(500, "multiclass");
  const drawn = spec("heat", "size", { y: "colour", facet: "target" });
  const data = drawChart(big, drawn, null);
  for (const [panel, { body: grid }] of data.panels.entries()) {
    if (grid.kind !== "grid") throw new Error("no grid");
    for (const [y, line] of grid.cells.entries()) {
      for (const [x, { n }] of line.entries()) {
        const test = atPlace(big, drawn, { panel, group: null, x, y });
        expect(Array.from({ length: big.nRows }, (_, row) => test(row)).filter(Boolean)).toHaveLength(n);
      }
    }
  }
});

describe("a filter of a chart", () => {
  const cheap = [{ kind: "range", column: "price", min: null, max: 20 }] as const;

  it("leaves rows out of this chart, and its axes are those of the rest", () => {
    const data = draw("histogram", "size", { bins: 3, filters: [...cheap] }, Int32Array.of(3, 4));
    expect(data.x.range).toEqual([1, 10]);
    expect(body(data, "counts")).toMatchObject({ counts: [[3, 0, 1]], selected: [0, 0, 1] });
    expect(data).toMatchObject({ nRows: 5, filtered: 1, missing: 1 });
  });

  it("may be of a column that is not drawn, and names rows by their number in the table", () => {
    const sold = { kind: "levels" as const, column: "sold", levels: ["yes"] };
    const dots = draw("dots", "size", { y: "price", filters: [sold] });
    expect(body(dots, "points").points.map(({ row }) => row)).toEqual([1, 2]);
    const levels = draw("bars", "kind", { filters: [{ kind: "levels", column: "kind", levels: ["b"] }] });
    expect(levels.x.labels).toEqual(["b"]);
  });

  it("holds for the rows that a press selects", () => {
    const drawn = spec("histogram", "size", { bins: 3, filters: [...cheap] });
    const place = { panel: null, group: null, x: 2, y: null };
    expect([...rowsWhere(table, [{ kind: "place", spec: drawn, place }])]).toEqual([3]);
  });
});

it("a chart's specification survives its schema", () => {
  const whole = spec("heat", "a", { y: "b", bins: 8, stack: "outline" });
  expect(chartSpecSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  expect(chartSpecSchema.safeParse({ ...whole, mark: "pie" }).success).toBe(false);
});

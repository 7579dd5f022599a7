import { describe, expect, it } from "vitest";
import { plainSpec } from "#core/explore/chart-spec.ts";
import { drawChart } from "#core/explore/draw-chart.ts";
import { crossTest, groupTest, rankTest } from "#core/explore/insight-tests.ts";
import { meanRanks } from "#core/explore/insight-lanes.ts";
import { lengthOfDegree, mapCentre } from "#core/explore/map-places.ts";
import type { Table } from "#core/frame/column.ts";
import { chiSquareQuantile } from "#core/profile/association-test.ts";
import golden from "#test/golden/explore.json";

const codes = Int32Array.from(golden.groups);
const [x, y] = [Float64Array.from(golden.x), Float64Array.from(golden.y)];
const table: Table = {
  nRows: x.length,
  columns: [
    { kind: "numeric", name: "x", values: x },
    { kind: "numeric", name: "y", values: y },
    { kind: "categorical", name: "all", codes: codes.map(() => 0), categories: ["all"] },
  ],
};

describe("NumPy and SciPy agree with", () => {
  it("the centre of a map, half its rows' distance from it, and how long a degree is", () => {
    const [xs, ys] = [0, 1].map((axis) => Float64Array.from(golden.map.places, (place) => place[axis]!));
    const centre = mapCentre(xs!, ys!)!;
    expect([centre.longitude, centre.latitude]).toEqual(golden.map.centre);
    expect(centre.km).toBeCloseTo(golden.map.km, 6);
    for (const [latitude, cosine] of golden.map.cosines) {
      expect(lengthOfDegree(latitude!)).toBeCloseTo(cosine!, 9);
    }
  });

  it("a trend line, its slope's interval and its band", () => {
    const body = drawChart(table, { ...plainSpec("x", "dots"), y: "y", trend: true }, null).panels[0]!.body;
    if (body.kind !== "points") throw new Error("no points");
    const trend = body.trends[0]!;
    // Our t is rounded to four decimals.
    expect(trend.slope).toBeCloseTo(golden.trend.slope, 12);
    expect([trend.slopeLow, trend.slopeHigh].map((end) => end.toFixed(5))).toEqual(
      [golden.trend.low, golden.trend.high].map((end) => end.toFixed(5)),
    );
    for (const [i, end] of [trend.points[0]!, trend.points.at(-1)!].entries()) {
      expect(end.y).toBeCloseTo(golden.trend.ends[i]!, 10);
      expect(end.high - end.y).toBeCloseTo(golden.trend.band[i]!, 3);
    }
  });

  it("a box, and a violin to a hundredth of its height", () => {
    const body = drawChart(table, { ...plainSpec("all", "violin"), y: "y" }, null).panels[0]!.body;
    if (body.kind !== "boxes") throw new Error("no boxes");
    const { q1, median, q3, low, high, density } = body.boxes[0]![0]!;
    for (const [name, value] of Object.entries({ q1, median, q3, low, high })) {
      expect(value, name).toBeCloseTo(golden.box[name as keyof typeof golden.box], 12);
    }
    const most = Math.max(...golden.density);
    for (const [step, value] of golden.density.entries()) {
      expect(Math.abs(density![step]! - value)).toBeLessThan(0.01 * most);
    }
  });

  it("the tests behind the insights", () => {
    expect(groupTest(meanRanks(y), codes, 3).statistic).toBeCloseTo(golden.kruskal, 10);
    expect(rankTest(meanRanks(x), meanRanks(y)).rho).toBeCloseTo(golden.spearman, 12);
    const cells = golden.cross.counts.flatMap((line, a) =>
      line.flatMap((n, b) => Array.from({ length: n }, () => [a, b] as const)),
    );
    const cross = crossTest(
      Int32Array.from(cells, ([a]) => a),
      3,
      Int32Array.from(cells, ([, b]) => b),
      2,
    );
    expect(cross).toMatchObject({ df: 2, n: 105, most: 105 });
    expect(cross.statistic).toBeCloseTo(golden.cross.chi2, 12);
    for (const [p, df, expected] of golden.quantiles) {
      expect(Math.abs(chiSquareQuantile(p!, df!) / expected! - 1)).toBeLessThan(1e-9);
    }
  });
});

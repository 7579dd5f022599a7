import { describe, expect, it } from "vitest";
import { dab, erase } from "#core/paint/brush.ts";
import { addPoints, emptyPainting, lacking, mostPoints, type Painting } from "#core/paint/painting.ts";
import { paintingCsv, paintingOfTable } from "#core/paint/painting-table.ts";
import { paintPreset, presets } from "#core/paint/presets.ts";
import { createRandom } from "#core/shared/random.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { summarise } from "#core/frame/summary.ts";
import { proposeTask } from "#core/task/propose.ts";

const keepGoing = async () => {};

function cellsOf(csv: string) {
  const [header = "", ...rows] = csv.trim().split("\n");
  const fields = rows.map((row) => row.split(","));
  const names = header.split(",");
  return [names, names.map((_, column) => fields.map((row) => row[column] ?? null))] as const;
}

describe("presets", () => {
  it.each(presets)(
    "$title is the same for the same seed, lies on the sheet and can be learned from",
    (preset) => {
      const painting = paintPreset(preset, 3);
      expect(painting).toEqual(paintPreset(preset, 3));
      expect(painting).not.toEqual(paintPreset(preset, 4));
      expect(painting.points.length).toBe(preset.nPoints);
      expect(painting.points.every(({ x, y }) => x >= 0 && x <= 10 && y >= 0 && y <= 10)).toBe(true);
      expect(lacking(painting)).toBeNull();
    },
  );

  it.each(presets)("$title is read as a table whose target and task are what was painted", async (preset) => {
    const painting = paintPreset(preset, 3);
    const { table } = await readTable(textSource("painted.csv", paintingCsv(painting)), {}, keepGoing);
    const proposal = proposeTask(table, await summarise(table, keepGoing));
    expect([proposal.target, proposal.task]).toEqual(
      preset.kind === "class" ? ["class", "binary"] : ["value", "regression"],
    );
  });

  it.each(presets)("$title is found again in its table", (preset) => {
    const painting = paintPreset(preset, 5);
    expect(paintingOfTable(...cellsOf(paintingCsv(painting)))).toEqual(painting);
  });
});

describe("the brush", () => {
  const brush = { radius: 1, density: 50, mark: 2, spread: 0 };
  it("leaves points inside its disc, and none beyond the sheet", () => {
    const points = dab("class", brush, 0.2, 5, createRandom(1));
    expect(points.length).toBeGreaterThan(20);
    expect(points.length).toBeLessThan(50);
    expect(points.every(({ x, y }) => Math.sqrt((x - 0.2) ** 2 + (y - 5) ** 2) <= 1.01 && x >= 0)).toBe(true);
    expect(new Set(points.map(({ mark }) => mark))).toEqual(new Set([2]));
  });
  it("varies a painted value within its spread", () => {
    const marks = dab("value", { ...brush, mark: 50, spread: 5 }, 5, 5, createRandom(1)).map((p) => p.mark);
    expect(Math.min(...marks)).toBeGreaterThanOrEqual(45);
    expect(Math.max(...marks)).toBeLessThanOrEqual(55);
    expect(new Set(marks).size).toBeGreaterThan(5);
  });
  it("erases what lies under it and nothing else", () => {
    const painting = addPoints(emptyPainting, [
      { x: 1, y: 1, mark: 0 },
      { x: 5, y: 5, mark: 1 },
    ]);
    expect(erase(painting, 1, 1.2, 1).points).toEqual([{ x: 5, y: 5, mark: 1 }]);
    expect(erase(painting, 1, 9, 9)).toBe(painting);
  });
  it("paints no more than a link can carry", () => {
    const points = Array.from({ length: mostPoints + 5 }, () => ({ x: 1, y: 1, mark: 0 }));
    expect(addPoints(emptyPainting, points).points.length).toBe(mostPoints);
  });
});

describe("what is lacking before training", () => {
  const of = (kind: Painting["kind"], ...counts: readonly number[]): Painting => ({
    kind,
    points: counts.flatMap((count, mark) => Array.from({ length: count }, () => ({ x: 1, y: 1, mark }))),
  });
  it("is a second class, more points of a class, or another value", () => {
    expect([
      lacking(of("class", 40)),
      lacking(of("class", 40, 12, 3)),
      lacking(of("class", 40, 12)),
      lacking(of("value", 5, 5)),
      lacking(of("value", 30)),
      lacking(of("value", 15, 15)),
    ]).toEqual(["classes", "points", null, "points", "values", null]);
  });
});

describe("a table that no painting gives", () => {
  const cells = (...columns: (string | null)[][]) => columns;
  it("is another's table, off the grid, off the sheet, or has a gap", () => {
    expect([
      paintingOfTable(["a", "y", "class"], cells(["1"], ["1"], ["A"])),
      paintingOfTable(["x", "y", "class"], cells(["1.234"], ["1"], ["A"])),
      paintingOfTable(["x", "y", "class"], cells(["11"], ["1"], ["A"])),
      paintingOfTable(["x", "y", "class"], cells(["1"], ["1"], ["D"])),
      paintingOfTable(["x", "y", "value"], cells(["1"], [null], ["4"])),
      paintingOfTable(["x", "y", "value"], cells(["1"], ["2"], ["4.5"])),
    ]).toEqual([null, null, null, null, null, null]);
  });
});

import { expect, it } from "vitest";
import type { Column, Table } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { dictionaryOf } from "#core/frame/dictionary-of.ts";
import { diffTables } from "#core/versions/diff-tables.ts";
import { differingShifts, diffFinding, shiftSentence } from "#core/versions/diff-words.ts";

const numeric = (name: string, values: number[]): Column => ({
  kind: "numeric",
  name,
  values: Float64Array.from(values),
});
const words = (name: string, labels: (string | null)[]): Column => ({
  kind: "categorical",
  name,
  ...dictionaryOf(labels, Int32Array.from(labels.keys())),
});
const table = (...columns: Column[]): Table => ({ nRows: lengthOf(columns[0]!), columns });
const pause = async () => {};
const short = (value: number) => value.toFixed(3);

it("finds nothing between a table and itself, whatever the order of its rows", async () => {
  const a = table(numeric("x", [1, 2, Number.NaN, 2]), words("c", ["a", "b", null, "b"]));
  const b = table(words("c", ["b", null, "b", "a"]), numeric("x", [2, Number.NaN, 2, 1]));
  const same = await diffTables(a, a, pause);
  expect(diffFinding(same)).toBe("No row, column or cell differs.");
  expect(differingShifts(same)).toEqual([]);
  const other = await diffTables(a, b, pause);
  expect(other.rows).toEqual({ kept: 4, added: 0, removed: 0 });
  expect(other.shifts.map(({ psi, distance }) => [psi, distance])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(other.shifts.map(({ changedCells }) => changedCells)).toEqual([4, 4]);
});

it("matches rows one to one: copies count, and a changed cell is one row gone and one new", async () => {
  const before = table(numeric("x", [1, 1, 2, 3]), words("c", ["a", "a", "b", "c"]));
  const after = table(numeric("x", [1, 2, 9]), words("c", ["a", "b", "c"]));
  const diff = await diffTables(before, after, pause);
  expect(diff.rows).toEqual({ kept: 2, added: 1, removed: 2 });
  expect(diff.shifts.every(({ changedCells }) => changedCells === null)).toBe(true);
  const cell = await diffTables(before, table(numeric("x", [1, 1, 2, 4]), before.columns[1]!), pause);
  expect(cell.rows).toEqual({ kept: 3, added: 1, removed: 1 });
  expect(cell.shifts.map(({ changedCells }) => changedCells)).toEqual([1, 0]);
});

it("names columns that came, went and became something else", async () => {
  const before = table(numeric("x", [1, 2]), words("gone", ["a", "b"]), numeric("k", [1, 2]));
  const after = table(numeric("x", [1, 2]), words("k", ["1", "2"]), numeric("new", [0, 0]));
  const diff = await diffTables(before, after, pause);
  expect(diff).toMatchObject({
    comparedColumns: ["x"],
    columnsAdded: [{ name: "new", kind: "numeric" }],
    columnsRemoved: [{ name: "gone", kind: "categorical" }],
    kindsChanged: [{ name: "k", before: "numeric", after: "categorical" }],
    rows: { kept: 2, added: 0, removed: 0 },
  });
  expect(diffFinding(diff)).toBe("1 column added, 1 column removed, 1 column of another kind.");
});

it("measures a shift by the stability index and the distance, as their definitions say", async () => {
  const from = Array.from({ length: 400 }, (_, i) => i);
  const diff = await diffTables(
    table(
      numeric("same", from),
      numeric("far", from),
      words(
        "c",
        from.map((i) => (i < 200 ? "a" : "b")),
      ),
    ),
    table(
      numeric("same", from.toReversed()),
      numeric(
        "far",
        from.map((i) => i + 200),
      ),
      words(
        "c",
        from.map((i) => (i < 240 ? "a" : "b")),
      ),
    ),
    pause,
  );
  const [same, far, c] = diff.shifts;
  expect(same).toMatchObject({ psi: 0, distance: 0, measure: "ks", size: "steady" });
  expect(far).toMatchObject({ measure: "ks", size: "far" });
  expect(far!.distance).toBeCloseTo(0.5, 2);
  expect(c).toMatchObject({ measure: "share", size: "steady" });
  expect(c!.distance).toBeCloseTo(0.1, 12);
  // Σ (q − p) ln(q / p), half a row added to each bin.
  const [p, q] = [200.5 / 401, 240.5 / 401];
  const psi = (q - p) * Math.log(q / p) + (p - q) * Math.log((1 - q) / (1 - p));
  expect(c!.psi).toBeCloseTo(psi, 6);
  expect(shiftSentence(far!, short)).toMatch(
    /^400 cells changed\. Stability index \d\.\d+: its shape moved far .*Kolmogorov–Smirnov distance 0\.5/,
  );
  expect(differingShifts(diff).map(({ column }) => column)).toEqual(["far", "c", "same"]);
});

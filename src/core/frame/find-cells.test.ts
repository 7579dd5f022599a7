import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { categoriesOf } from "#core/frame/dictionary-of.ts";
import { type FoundCells, findCells, placeOfHit } from "#core/frame/find-cells.ts";
import { foldText } from "#core/frame/fold-text.ts";
import { TextStore } from "#core/ingest/growable.ts";
import { abortError } from "#core/shared/checkpoint.ts";

const keepGoing = async () => {};
const names = ["number", "category", "text", "day", "time"];

function tableOf(rows: readonly (readonly [number, string | null, string])[]): Table {
  const store = new TextStore();
  for (const [, , text] of rows) store.push(text);
  const days = Float64Array.from(rows, ([value]) =>
    Number.isFinite(value) ? 86_400_000 * Math.trunc(value % 20_000) : Number.NaN,
  );
  const columns: readonly Column[] = [
    { kind: "numeric", name: "number", values: Float64Array.from(rows, ([value]) => value) },
    { kind: "categorical", name: "category", ...categoriesOf(rows.map(([, label]) => label)) },
    { kind: "text", name: "text", ...store.finish() },
    { kind: "datetime", name: "day", epochMs: days, hasTime: false },
    { kind: "datetime", name: "time", epochMs: days.map((ms) => ms + 3_723_000), hasTime: true },
  ];
  return { nRows: rows.length, columns };
}

/** Each cell with the text in it, as [place, column], by looking at every one. */
function byLooking(table: Table, text: string, rows: readonly number[]): [number, string][] {
  return rows.flatMap((row, place) =>
    table.columns
      .filter((column) => foldText(cellText(column, row) ?? "").includes(foldText(text)))
      .map(({ name }): [number, string] => [place, name]),
  );
}

function placesOf(found: FoundCells): number[] {
  return Array.from({ length: found.total }, (_, hit) => placeOfHit(found, hit).place);
}

const cities = tableOf([
  [1.5, "Málaga", "over the hills"],
  [-15, "porto", "MALAGA again, malaga"],
  [Number.NaN, null, ""],
  [1e21, "Malaga", "naïve café"],
]);

describe("a text is found in the cells", () => {
  const find = (text: string, rows: Int32Array | null = null) =>
    findCells(cities, text, names, rows, keepGoing);
  it("whatever its case and accents, row by row", async () => {
    expect(placesOf(await find("mÁLAGA"))).toEqual([0, 1, 3]);
    expect(placesOf(await find("CAFE"))).toEqual([3]);
  });
  it("as numbers and dates are written in the table", async () => {
    expect(placesOf(await find("1.5"))).toEqual([0]);
    expect(placesOf(await find("e+"))).toEqual([3]);
    expect(placesOf(await find("-15"))).toEqual([1]);
    expect(placesOf(await find("01:02:03"))).toEqual([0, 1, 3]);
  });
  it("in the rows shown, in their order", async () => {
    expect(placesOf(await find("malaga", Int32Array.of(3, 2, 0)))).toEqual([0, 2]);
  });
  it("nowhere where it is blank or no cell has it", async () => {
    expect((await find("  ")).total).toBe(0);
    expect((await find("zz")).total).toBe(0);
  });
  it("until it is cancelled", async () => {
    const stop = () => Promise.reject(abortError());
    await expect(findCells(cities, "a", names, null, stop)).rejects.toThrow("Cancelled");
  });

  it("where looking at every cell finds it, and nowhere else", async () => {
    const letters = fc.constantFrom("a", "B", "é", "ss", "ß", "ﬁ", "1", "-", ".", " ", "が", "か", "Σ", "ς");
    const words = fc.array(letters, { maxLength: 6 }).map((parts) => parts.join(""));
    const row = fc.tuple(
      fc.oneof(fc.double(), fc.integer({ min: -20, max: 2000 }), fc.constant(-0)),
      fc.oneof(
        fc.constant(null),
        words.filter((word) => word !== ""),
      ),
      words,
    );
    const needle = fc.oneof(letters, words, fc.stringMatching(/^[-\d.e]{1,2}$/));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), needle, async (rows, text) => {
        fc.pre(text.trim() !== "");
        const table = tableOf(rows);
        const shown = rows.map((_, at) => at).toReversed();
        const found = await findCells(table, text, names, Int32Array.from(shown), keepGoing);
        expect(placesOf(found)).toEqual(byLooking(table, text, shown).map(([place]) => place));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a hit is known by its number", () => {
  const found: FoundCells = {
    total: 6,
    places: Int32Array.of(2, 5, 9),
    before: Float64Array.of(0, 1, 4),
  };
  it("with its row, and which of the row's hits it is", () => {
    expect([0, 1, 3, 4, 5].map((hit) => placeOfHit(found, hit))).toEqual([
      { place: 2, nth: 0 },
      { place: 5, nth: 0 },
      { place: 5, nth: 2 },
      { place: 9, nth: 0 },
      { place: 9, nth: 1 },
    ]);
  });
});

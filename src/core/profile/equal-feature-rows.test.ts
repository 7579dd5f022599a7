import { expect, it } from "vitest";
import type { Column } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { repeatsByChance } from "#core/profile/equal-feature-rows.ts";
import { createRandom } from "#core/shared/random.ts";

const nRows = 400;

/** Some rows of columns, each given as how a row's number is drawn; the last `copies` are those of the first ones once more. */
function judged(draw: (random: ReturnType<typeof createRandom>) => number[], copies: number): boolean {
  const random = createRandom(4);
  const rows = Array.from({ length: nRows - copies }, () => draw(random));
  const all = [...rows, ...rows.slice(0, copies)];
  const columns: Column[] = all[0]!.map((_, c) => ({
    kind: "numeric",
    name: `x${c}`,
    values: Float64Array.from(all, (row) => row[c]!),
  }));
  const distinct = columns.map((_, c) => new Set(all.map((row) => row[c])).size);
  const repeats = nRows - equalRows(columns, nRows).firsts.length;
  expect(repeats).toBeGreaterThanOrEqual(copies);
  return repeatsByChance(columns, distinct, nRows, repeats);
}

it("takes copies for copies where other rows happen to agree in all columns but one", () => {
  const rounded = (random: ReturnType<typeof createRandom>) => [
    Math.round(random.normal() * 1000) / 100,
    Math.round(random.normal() * 1000) / 100,
    random.integer(2),
  ];
  expect(judged(rounded, 8)).toBe(false);
});

it("takes equal rows for chance where few different ones are possible", () => {
  const few = (random: ReturnType<typeof createRandom>) => [12, 15, 20].map((n) => random.integer(n));
  expect(judged(few, 0)).toBe(true);
  expect(judged(few, 8)).toBe(true);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { cellString } from "#core/ingest/bytes/cell-block.ts";
import { COMMA, numberFormats, POINT } from "#core/ingest/numbers.ts";
import { TokenTable } from "#core/ingest/token-table.ts";

it("gives each spelling the code of its first appearance, as a Map would", () => {
  const token = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.integer({ min: 0, max: 500 }).map(String),
    fc.constantFrom("", "__proto__", "a".repeat(64), "a".repeat(65), "é".repeat(200)),
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 400 }), (cells) => {
      const table = new TokenTable();
      const codes = cells.map((cell) => table.codeOf(cell));
      const spellings = [...new Set(cells)];
      expect(codes).toEqual(cells.map((cell) => spellings.indexOf(cell)));
      expect(table.tokens()).toEqual(spellings);
      expect(table.size).toBe(spellings.length);
    }),
    { seed: 2, numRuns: 200 },
  );
});

it("gives its tokens as bytes, and knows those that are decimals beyond doubt", () => {
  const digits = fc.stringMatching(/^-?\d{0,17}(\.\d{0,5})?$/);
  const token = fc.oneof(
    { weight: 30, arbitrary: digits },
    fc.constantFrom("", "1e5", " 1.5", "é", "+1.5", "NA"),
  );
  fc.assert(
    fc.property(fc.array(token, { minLength: 1, maxLength: 12 }), (cells) => {
      const table = new TokenTable();
      const codes = Int32Array.from(cells, (cell) => table.codeOf(cell));
      const block = table.block(codes);
      expect(block === null).toBe(cells.includes("é"));
      if (block !== null) expect(cells.map((_, i) => cellString(block, i))).toEqual(cells);
      let common = POINT | COMMA;
      for (const cell of cells) common &= numberFormats(cell);
      if (table.areSurelyDecimals()) expect(common).toBe(POINT);
    }),
    { seed: 3, numRuns: 2000 },
  );
  const sure = new TokenTable();
  for (const cell of ["0.25", "-17", "3.1415"]) sure.codeOf(cell);
  expect(sure.areSurelyDecimals()).toBe(true);
});

import fc from "fast-check";
import { expect, it } from "vitest";
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

import fc from "fast-check";
import { expect, it } from "vitest";
import { ascendingRows, hasRow, rowsInBoth, rowsInEither } from "#core/shared/ascending-rows.ts";
import { countRanges, rangesOf } from "#core/shared/row-ranges.ts";

const rows = fc
  .array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 })
  .map((list) => Int32Array.from(list));
const asSet = (list: Iterable<number>) => Int32Array.from([...new Set(list)].toSorted((a, b) => a - b));

it("holds sets of rows as a Set would", () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: -1, max: 41 }), (one, other, row) => {
      const before = one.slice();
      const [a, b] = [ascendingRows(one), ascendingRows(other)];
      expect(one).toEqual(before);
      expect(a).toEqual(asSet(one));
      expect(ascendingRows(a)).toBe(a);
      expect(hasRow(a, row)).toBe(one.includes(row));
      expect(rowsInBoth(a, b)).toEqual(a.filter((each) => other.includes(each)));
      expect(rowsInEither(a, b)).toEqual(asSet([...one, ...other]));
      expect(countRanges(a)).toBe(rangesOf(a).length);
    }),
  );
  expect(hasRow(null, 0)).toBe(false);
});

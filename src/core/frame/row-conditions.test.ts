import { describe, expect, it } from "vitest";
import type { Table } from "#core/frame/column.ts";
import { distributionOf } from "#core/frame/distribution.ts";
import { type RowCondition, rowsWhere } from "#core/frame/row-conditions.ts";
import { createRandom } from "#core/shared/random.ts";
import { sortRows } from "#core/frame/sort-rows.ts";

const words = ["Pear", "apple", "", "pear tree", "fig"];
const bytes = new TextEncoder().encode(words.join(""));
const ends = words.map((_, i) => words.slice(0, i + 1).join("").length);
const table: Table = {
  nRows: 5,
  columns: [
    { kind: "numeric", name: "n", values: Float64Array.of(3, -1, Number.NaN, 10, 3) },
    { kind: "categorical", name: "c", codes: Int32Array.of(0, 1, 1, -1, 2), categories: ["a", "b", "ab"] },
    { kind: "text", name: "t", bytes, offsets: Uint32Array.of(0, ...ends) },
    { kind: "numeric", name: "y", values: Float64Array.of(0, 1, 2, 3, 4) },
  ],
};
const where = (...conditions: readonly RowCondition[]) => [...rowsWhere(table, conditions)];
const [n, c, t] = table.columns as [
  Table["columns"][number],
  Table["columns"][number],
  Table["columns"][number],
];

describe("rows are chosen", () => {
  it("by range, ends included, missing in none", () => {
    expect(where({ kind: "range", column: "n", min: 3, max: 10 })).toEqual([0, 3, 4]);
    expect(where({ kind: "range", column: "n", min: null, max: 0 })).toEqual([1]);
    expect(where({ kind: "range", column: "n", min: null, max: null })).toEqual([0, 1, 3, 4]);
    expect(where({ kind: "range", column: "c", min: null, max: null })).toEqual([]);
  });
  it("by level, by missing, by what a cell contains", () => {
    expect(where({ kind: "levels", column: "c", levels: ["b", "zz"] })).toEqual([1, 2]);
    expect(where({ kind: "levels", column: "n", levels: ["3"] })).toEqual([0, 4]);
    expect(where({ kind: "missing", column: "t" })).toEqual([2]);
    expect(where({ kind: "present", column: "c" })).toEqual([0, 1, 2, 4]);
    expect(where({ kind: "contains", column: "t", text: "PEAR" })).toEqual([0, 3]);
    expect(where({ kind: "contains", column: "c", text: "a" })).toEqual([0, 4]);
  });
  it("by all conditions together, and all rows by none", () => {
    const range = { kind: "range", column: "n", min: 3, max: 3 } as const;
    expect(where(range, { kind: "levels", column: "c", levels: ["ab"] })).toEqual([4]);
    expect(where()).toEqual([0, 1, 2, 3, 4]);
  });
  it("by a bar, as many as it counts", () => {
    for (const column of [n, c]) {
      const { groups } = distributionOf(table, column, null);
      const counts = groups[0]!.counts.map(
        (_, bin) => where({ kind: "bin", column: column.name, bin }).length,
      );
      expect(counts).toEqual(groups[0]!.counts);
    }
  });
  it("by a polygon, hollows left out", () => {
    const corners = [
      [-2, -1],
      [11, -1],
      [11, 5],
      [5, 5],
      [5, 0.5],
      [-2, 0.5],
    ] as const;
    expect(where({ kind: "polygon", x: "n", y: "y", corners })).toEqual([0, 3]);
  });
  it("by what the pipeline leaves", () => {
    expect(where({ kind: "chosen", choices: [{ mode: "drop", rows: [[1, 3]] }] })).toEqual([0, 4]);
  });
  it("by no column that is not there", () => {
    expect(() => where({ kind: "missing", column: "x" })).toThrow("unknown-column");
  });
});

describe("rows are sorted", () => {
  it("by value, ties in row order, missing last either way", () => {
    expect([...sortRows(n, false, null)]).toEqual([1, 0, 4, 3, 2]);
    expect([...sortRows(n, true, null)]).toEqual([3, 0, 4, 1, 2]);
    expect([...sortRows(c, true, null)]).toEqual([4, 1, 2, 0, 3]);
    expect([...sortRows(t, false, null)]).toEqual([0, 1, 4, 3, 2]);
  });
  it("as a comparison of any two would, zeros and infinities among them", () => {
    const random = createRandom(5);
    const some = [-0, 0, 1e-310, -1e-310, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 2, -2, 0.1];
    const values = Float64Array.from({ length: 3000 }, (_, i) =>
      i % 3 === 0 ? some[i % 10]! : (random.next() - 0.5) * (i % 2 === 0 ? 1e9 : 1),
    );
    const column = { kind: "numeric" as const, name: "v", values };
    const rows = Array.from(values.keys());
    for (const sign of [1, -1]) {
      const expected = rows.toSorted((a, b) => {
        const [x, y] = [values[a]!, values[b]!];
        return x === y ? a - b : sign * (x < y ? -1 : 1);
      });
      expect([...sortRows(column, sign === -1, null)]).toEqual(expected);
    }
  });
  it("among the given ones", () => {
    expect([...sortRows(n, false, Int32Array.of(0, 2, 3))]).toEqual([0, 3, 2]);
  });
});

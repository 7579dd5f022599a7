import { expect, it } from "vitest";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { countFixed, placeAfter, shownColumns } from "./shown-columns.ts";

const columns = ["id", "age", "city"].map((name) => ({ name }) as ColumnSummary);
const shown = shownColumns(columns, { hidden: ["age"], pinned: ["city"] });

it("shows pinned columns first and hidden ones not, each with its place in the table", () => {
  expect(shown.map(({ column, at, isPinned }) => [column.name, at, isPinned])).toEqual([
    ["city", 2, true],
    ["id", 0, false],
  ]);
});

it("keeps pinned columns at the left as far as they leave room for others", () => {
  const many = shownColumns(columns, { hidden: [], pinned: ["id", "age", "city"] });
  const widths = [140, 140, 140];
  expect(countFixed(many, widths, 60, 1400)).toBe(3);
  expect(countFixed(many, widths, 60, 600)).toBe(2);
  expect(countFixed(many, widths, 60, 300)).toBe(0);
  expect(countFixed(shown, widths, 60, 1400)).toBe(1);
});

it("finds a column again after others were pinned or hidden", () => {
  const all = shownColumns(columns, { hidden: [], pinned: [] });
  expect(placeAfter(all, shown, 2)).toBe(0);
  expect(placeAfter(all, shown, 1)).toBe(1); // it is hidden: the next one has its place
  expect(placeAfter(all, shownColumns(columns, { hidden: ["city"], pinned: [] }), 2)).toBe(1);
});

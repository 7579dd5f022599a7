import { describe, expect, it } from "vitest";
import type { ColumnKind } from "#core/frame/column.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { freshChoice, resolveChart } from "./chart-choice.ts";

const column = (name: string, kind: ColumnKind, distinct: number, min = 1): ColumnSummary => ({
  name,
  kind,
  nRows: 400,
  missing: 0,
  distinct,
  distinctIsExact: true,
  range: kind === "numeric" ? { min, max: 90, mean: 40, median: 38, std: 9 } : null,
  top: [],
  histogram: null,
  examples: [],
});
const [size, price] = [column("size", "numeric", 200), column("price", "numeric", 300, -5)];
const [kind, sold] = [column("kind", "categorical", 4), column("sold", "boolean", 2)];
const columns = [size, price, kind, sold, column("note", "text", 390)];
const target = { name: "sold", positive: "yes", isClass: true };

describe("the chart of a choice", () => {
  it("of one column as it comes is plain, coloured by the target's classes", () => {
    const { spec, isPlain } = resolveChart(freshChoice, size, columns, target);
    expect(spec).toMatchObject({ mark: "histogram", x: "size", y: null, colour: "sold" });
    expect(isPlain).toBe(true);
    expect(resolveChart({ ...freshChoice, bins: 8 }, size, columns, target).isPlain).toBe(false);
  });

  it("takes the proposed mark where the chosen one cannot draw the columns", () => {
    const boxed = { ...freshChoice, y: "price", mark: "box" } as const;
    expect(resolveChart(boxed, kind, columns, target).spec?.mark).toBe("box");
    expect(resolveChart(boxed, size, columns, target).spec?.mark).toBe("dots");
  });

  it("draws the positive class's share where the target is up", () => {
    const { spec } = resolveChart({ ...freshChoice, y: "sold" }, size, columns, target);
    expect(spec).toMatchObject({ mark: "line", level: "yes", colour: null });
  });

  it("leaves off what the table lacks, what cannot be drawn, and panels of an axis", () => {
    const choice = {
      ...freshChoice,
      y: "gone",
      colour: "note",
      isColourAuto: false,
      facet: "size",
      size: "kind",
    };
    expect(resolveChart(choice, size, columns, null).spec).toMatchObject({
      y: null,
      colour: null,
      facet: null,
      size: null,
    });
  });

  it("has no log scale for numbers of which none is above zero", () => {
    const cold = {
      ...column("cold", "numeric", 50),
      range: { min: -9, max: -1, mean: -4, median: -4, std: 2 },
    };
    expect(resolveChart({ ...freshChoice, xLog: true }, cold, [cold], null).spec?.xLog).toBe(false);
  });

  it("of free text is none", () => {
    const [note] = columns.slice(-1);
    expect(resolveChart(freshChoice, note!, columns, target).spec).toBe(null);
  });
});

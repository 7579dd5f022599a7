import { describe, expect, it } from "vitest";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { dataFinding, dataSub, type FindingInput } from "./data-finding.ts";

const column = (name: string, change: Partial<ColumnSummary>): ColumnSummary => ({
  name,
  kind: "categorical",
  nRows: 100,
  missing: 0,
  distinct: 2,
  distinctIsExact: true,
  range: null,
  top: [],
  histogram: null,
  examples: [],
  ...change,
});
const churn = column("churn", {
  top: [
    { value: "No", count: 74 },
    { value: "Yes", count: 26 },
  ],
});
const input: FindingInput = {
  nRows: 100,
  columns: [churn],
  target: "churn",
  task: "binary",
  positive: "Yes",
  nFeatures: 3,
  nIgnored: 1,
};

describe("the finding of a table", () => {
  it("says how common the positive class is", () => {
    expect(dataFinding(input)).toBe("100 rows, one in four is Yes");
  });
  it("counts a few classes out", () => {
    const species = column("species", {
      distinct: 3,
      top: [
        { value: "Adelie", count: 50 },
        { value: "Gentoo", count: 30 },
        { value: "Chinstrap", count: 20 },
      ],
    });
    const several: FindingInput = {
      ...input,
      columns: [species],
      target: "species",
      task: "multiclass",
      positive: null,
    };
    expect(dataFinding(several)).toBe("100 rows: 50 Adelie, 30 Gentoo, 20 Chinstrap");
  });
  it("gives the range of a number", () => {
    const price = column("price", {
      kind: "integer",
      distinct: 90,
      range: { min: 326, max: 18823, mean: 3933, median: 2401, std: 3989 },
    });
    const number: FindingInput = {
      ...input,
      columns: [price],
      target: "price",
      task: "regression",
      positive: null,
    };
    expect(dataFinding(number)).toBe("100 rows, price from 326 to 18,823, half under 2401");
  });
  it("says when there is nothing to predict", () => {
    expect(dataFinding({ ...input, target: null, task: null })).toBe(
      "100 rows and 1 column, none to predict yet",
    );
  });
});

describe("the line under it", () => {
  it("says what is learned from and what is missing", () => {
    const bill = column("bill", { missing: 11 });
    expect(dataSub({ ...input, columns: [churn, bill] })).toBe(
      "3 columns could tell it, one is left out. 11 values are missing, all in bill.",
    );
  });
  it("says when nothing is missing", () => {
    expect(dataSub({ ...input, nIgnored: 0 })).toBe("3 columns could tell it. No value is missing.");
  });
});

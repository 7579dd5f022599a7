import { describe, expect, it } from "vitest";
import { planFor } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";
import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { heldOutRowsOf, prepareSplit, sealedRowsOf, trainingFrame, trainRowsOf } from "./fold.ts";

const table = mixedTable(200, "binary");
const plan = planFor(table, "binary", ["baseline"]);

/** A table of one class column and one number. */
function classTable(labels: readonly (string | null)[]): Table {
  const categories = [...new Set(labels.filter((label) => label !== null))].sort();
  const codes = Int32Array.from(labels, (label) => (label === null ? -1 : categories.indexOf(label)));
  const values = Float64Array.from(labels.keys());
  return {
    nRows: labels.length,
    columns: [
      { kind: "numeric", name: "x", values },
      { kind: "categorical", name: "target", codes, categories },
    ],
  };
}
const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof LatheError ? error.problem.code : error;
  }
};

describe("a prepared split", () => {
  it("puts every row in exactly one place, the same each time", () => {
    const split = prepareSplit(table, plan);
    const folds = Array.from({ length: 5 }, (_, fold) => heldOutRowsOf(split, fold));
    const all = [...sealedRowsOf(split), ...folds.flatMap((rows) => [...rows])].sort((a, b) => a - b);
    expect(all).toEqual([...Array(200).keys()]);
    expect({ nTrain: split.nTrain, nTest: split.nTest, nIgnored: split.nIgnored }).toEqual({
      nTrain: 160,
      nTest: 40,
      nIgnored: 0,
    });
    expect(prepareSplit(table, plan)).toEqual(split);
  });
  it("trains a fold on neither its held-out rows nor the sealed ones", () => {
    const split = prepareSplit(table, plan);
    for (const fold of [0, 4, null]) {
      const train = new Set(trainRowsOf(split, fold));
      const other = fold === null ? [] : [...heldOutRowsOf(split, fold)];
      expect([...sealedRowsOf(split), ...other].some((row) => train.has(row))).toBe(false);
    }
  });
  it("keeps the shares of the classes in the sealed rows", () => {
    const rare = classTable(Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? "rare" : "common")));
    const split = prepareSplit(rare, { ...planFor(rare, "binary", ["baseline"]), positive: "rare" });
    expect(sealedRowsOf(split).filter((row) => row % 10 === 0)).toHaveLength(2);
  });
  it("seals exactly the test rows that were named, and ignores rows without a target", () => {
    const labels = Array.from({ length: 30 }, (_, i) => (i === 3 ? null : i % 2 ? "a" : "b"));
    const named = classTable(labels);
    const asked = planFor(named, "binary", ["baseline"]);
    const testRows = [0, 3, 5];
    const split = prepareSplit(named, {
      ...asked,
      positive: null,
      split: { ...asked.split, testRows },
    });
    expect([...sealedRowsOf(split)]).toEqual([0, 5]);
    expect(split.nIgnored).toBe(1);
  });
  it.each([
    ["too-few-rows", classTable(["a", "b", "a", "b"])],
    ["target-has-one-class", classTable(Array(20).fill("a"))],
    ["target-all-missing", classTable(Array(20).fill(null))],
    ["target-not-binary", classTable(Array.from({ length: 30 }, (_, i) => "abc"[i % 3]!))],
  ])("refuses with %s", (code, bad) => {
    expect(codeOf(() => prepareSplit(bad, { ...planFor(bad, "binary", ["baseline"]), positive: null }))).toBe(
      code,
    );
  });
  it("refuses when every row of a class is sealed", () => {
    const labels = Array.from({ length: 30 }, (_, i) => (i < 2 ? "rare" : "common"));
    const bad = classTable(labels);
    const asked = { ...planFor(bad, "binary", ["baseline"]), positive: null };
    expect(codeOf(() => prepareSplit(bad, { ...asked, split: { ...asked.split, testRows: [0, 1] } }))).toBe(
      "target-has-one-class",
    );
  });
});

it("only a split hands out rows to learn from", () => {
  const local = { classes: [], codeOf: () => 0 };
  // @ts-expect-error plain row numbers are no training rows, so nothing can be fitted before the split
  expect(trainingFrame(table, plan.features, Int32Array.of(0, 1), local).nRows).toBe(2);
});

import { describe, expect, it } from "vitest";
import { steps } from "#core/preprocessing/registry.ts";
import type { WorkFrame } from "#core/preprocessing/step.ts";
import { columnValues } from "#test/support/run-graph.ts";
import { asTraining, categorical, datetime, frameOf, numeric } from "#test/support/step-frames.ts";

async function fitStep(id: string, params: unknown, train: WorkFrame) {
  const spec = steps[id]!;
  const step = await spec.load();
  const fitted = step.fit(asTraining(train), spec.params.parse(params));
  return {
    notes: step.notes(fitted).map(({ sentence }) => sentence),
    of: (frame: WorkFrame) => columnValues(step.transform(fitted, frame)),
  };
}

describe("impute", () => {
  it("makes “(missing)” a category only where training rows were missing; else a missing value is unseen", async () => {
    const gappy = await fitStep("impute", {}, frameOf(categorical("c", ["a", null])));
    const full = await fitStep("impute", {}, frameOf(categorical("c", ["a", "b"])));
    const rows = frameOf(categorical("c", ["a", null, "z"]));
    expect(gappy.of(rows)[0]!.values).toEqual(["a", "(missing)", "z"]);
    expect(full.of(rows)[0]!.values).toEqual(["a", "", "z"]);
  });

  it("fills a column that was never there with 0, and says so", async () => {
    const fitted = await fitStep("impute", {}, frameOf(numeric("ghost", [null, null])));
    expect(fitted.of(frameOf(numeric("ghost", [5, null])))[0]!.values).toEqual([5, 0]);
    expect(fitted.notes).toEqual(["ghost: all 2 are missing; filled with 0"]);
  });

  it("says what was filled, in short float32 numbers", async () => {
    const train = frameOf(numeric("age", [28.05, null, 28.05]), categorical("deck", ["C", null, "C"]));
    expect((await fitStep("impute", {}, train)).notes).toEqual([
      "age: 1 missing filled with the median, 28.05",
      "deck: 1 missing kept as the category (missing)",
    ]);
    expect((await fitStep("impute", { categorical: "most-frequent" }, train)).notes[1]).toBe(
      "deck: 1 missing filled with the most frequent, C",
    );
  });

  it("gives an indicator a name of its own where the table has taken it", async () => {
    const train = frameOf(numeric("x", [1, null]), numeric("x missing", [3, 4]));
    const fitted = await fitStep("impute", { addIndicator: true }, train);
    expect(fitted.of(train).map(({ name }) => name)).toEqual(["x", "x missing (2)", "x missing"]);
  });
});

describe("one-hot", () => {
  it("knows a category by its text, whatever its code in another table", async () => {
    const fitted = await fitStep("one-hot", {}, frameOf(categorical("c", ["x", "y", "x"])));
    expect(fitted.of(frameOf(categorical("c", ["y", "new", null, "x"])))).toEqual([
      { kind: "numeric", name: "c = x", values: [0, 0, 0, 1] },
      { kind: "numeric", name: "c = y", values: [1, 0, 0, 0] },
    ]);
  });

  it("lets rare, unseen and missing categories share one column, and says so", async () => {
    const train = frameOf(categorical("c", ["a", "a", "a", "b", "b", "c", "d"]));
    const fitted = await fitStep("one-hot", { maxCategories: 3 }, train);
    expect(fitted.of(frameOf(categorical("c", ["a", "b", "c", "new", null])))).toEqual([
      { kind: "numeric", name: "c = a", values: [1, 0, 0, 0, 0] },
      { kind: "numeric", name: "c = b", values: [0, 1, 0, 0, 0] },
      { kind: "numeric", name: "c = (other)", values: [0, 0, 1, 1, 1] },
    ]);
    expect(fitted.notes).toEqual([
      "c: the 2 most frequent categories have a column each; 2 rarer ones share “(other)”",
    ]);
  });
});

describe("ordinal", () => {
  it("orders numbers by value and codes what it has not seen as -1", async () => {
    const fitted = await fitStep("ordinal", {}, frameOf(categorical("c", ["10", "9", "9"])));
    expect(fitted.of(frameOf(categorical("c", ["9", "10", "11", null])))).toEqual([
      { kind: "ordinal", name: "c", values: [0, 1, -1, -1] },
    ]);
  });
});

describe("scale", () => {
  it("leaves codes of an ordinal encoder alone", async () => {
    const codes = {
      kind: "ordinal",
      name: "c",
      source: "c",
      values: Float32Array.of(0, 2),
      categories: [],
    } as const;
    const fitted = await fitStep("scale", {}, frameOf(codes));
    expect(fitted.of(frameOf(codes))[0]!.values).toEqual([0, 2]);
  });

  it("stays finite for columns as wide as float32", async () => {
    const wide = frameOf(numeric("x", [-3.4e38, 3.4e38]));
    for (const method of ["standard", "min-max", "robust", "max-abs"]) {
      const fitted = await fitStep("scale", { method }, wide);
      expect(fitted.of(frameOf(numeric("x", [0])))[0]!.values.every((value) => Number.isFinite(value))).toBe(
        true,
      );
    }
  });
});

describe("date-parts", () => {
  it("has no hour for a column of days", async () => {
    const fitted = await fitStep("date-parts", { day: false }, frameOf(datetime("d", [0, null], false)));
    expect(fitted.of(frameOf(datetime("d", [86_400_000, null], false)))).toEqual([
      { kind: "numeric", name: "d: year", values: [1970, Number.NaN] },
      { kind: "numeric", name: "d: month", values: [1, Number.NaN] },
      { kind: "numeric", name: "d: day of week", values: [4, Number.NaN] },
    ]);
    expect(fitted.notes).toEqual(["d: replaced by its year, month, day of week"]);
  });
});

describe("clip", () => {
  const train = frameOf(
    numeric("x", [1, 2, 3, 4, 5, 900, null]),
    numeric("y", [1, 2, 3, 4, 5, 900, null]),
    numeric("mostly zero", [0, 0, 0, 0, 0, 7, 0]),
  );

  it("moves only what lies beyond the fences of the training rows, of the columns it names, and says so", async () => {
    const fitted = await fitStep("clip", { columns: ["x"] }, train);
    const rows = frameOf(numeric("x", [-50, 3, 12.5, null]), numeric("y", [-50, 3, 12.5, null]));
    const [x, y] = fitted.of(rows).map(({ values }) => values);
    expect(x).toEqual([-5.25, 3, 12.25, Number.NaN]);
    expect(y).toEqual([-50, 3, 12.5, Number.NaN]);
    expect(fitted.notes).toEqual(["x: 1 moved into -5.25 to 12.25"]);
  });

  it("has no fence where half of a column is one number", async () => {
    const fitted = await fitStep("clip", {}, train);
    expect(fitted.of(train)[2]!.values).toEqual([0, 0, 0, 0, 0, 7, 0]);
  });
});

describe("power", () => {
  it("leaves a column without spread, and columns it does not name, as they are", async () => {
    const tail = [1, 1, 2, 3, 5, 8, 400, 3000];
    const train = frameOf(
      numeric(
        "same",
        tail.map(() => 4),
      ),
      numeric("tail", tail),
      numeric("other", tail),
    );
    const fitted = await fitStep("power", { columns: ["same", "tail"] }, train);
    const [same, bent, other] = fitted.of(train).map(({ values }) => values.map(Number));
    expect([same, other]).toEqual([tail.map(() => 4), tail]);
    expect(Math.max(...bent!) / bent![4]!).toBeLessThan(20);
    expect([...bent!].sort((a, b) => a - b)).toEqual(bent);
  });
});

describe("rare-categories", () => {
  const words = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([word, n]) => Array.from({ length: n }, () => word));
  const train = frameOf(categorical("c", words({ a: 5, b: 4, c: 2, d: 1 })));
  const rows = frameOf(categorical("c", ["a", "b", "c", "d", "new", null]));

  it("joins those of few training rows, and later those never seen; a gap stays a gap", async () => {
    const fitted = await fitStep("rare-categories", { minRows: 3 }, train);
    expect(fitted.of(rows)[0]!.values).toEqual(["a", "b", "(other)", "(other)", "(other)", ""]);
    expect(fitted.notes).toEqual(["c: 2 rare categories are “(other)” now, beside 2 that stay"]);
  });

  it("keeps at most so many, the common name among them", async () => {
    const fitted = await fitStep("rare-categories", { minRows: 1, maxCategories: 3 }, train);
    expect(fitted.of(rows)[0]!.values).toEqual(["a", "b", "(other)", "(other)", "(other)", ""]);
    const both = await fitStep("rare-categories", { minRows: 2, maxCategories: 3 }, train);
    expect(both.of(rows)[0]!.values).toEqual(["a", "b", "(other)", "(other)", "(other)", ""]);
  });

  it("changes nothing where no category is rare", async () => {
    const fitted = await fitStep("rare-categories", { minRows: 1 }, train);
    expect(fitted.of(rows)[0]!.values).toEqual(["a", "b", "c", "d", "new", ""]);
    expect(fitted.notes).toEqual([]);
  });
});

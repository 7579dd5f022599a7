import { describe, expect, it } from "vitest";
import golden from "#test/golden/imputers.json";
import {
  type FittedImputeNeighbours,
  neighbourFills,
} from "#core/preprocessing/impute-neighbours/impute-neighbours.ts";
import {
  type FittedImputeIterative,
  iterativeFills,
} from "#core/preprocessing/impute-iterative/impute-iterative.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { WorkFrame } from "#core/preprocessing/step.ts";
import { columnValues, runColumns } from "#test/support/run-graph.ts";
import { asTraining, categorical, frameOf, numeric } from "#test/support/step-frames.ts";

const tableOf = (columns: readonly (readonly (number | null)[])[]) =>
  frameOf(...columns.map((values, j) => numeric(`x${j}`, values)));

async function fit(id: string, params: object, train: WorkFrame) {
  const spec = steps[id]!;
  const step = await spec.load();
  return { step, fitted: step.fit(asTraining(train), spec.params.parse(params)) };
}

/** Fills before they are rounded to float32, beside what scikit-learn filled. */
function expectFills(
  fills: readonly ReadonlyMap<number, number>[],
  later: readonly (readonly (number | null)[])[],
  filled: readonly (readonly (number | null)[])[],
) {
  let compared = 0;
  for (const [j, values] of later.entries())
    for (const [row, value] of values.entries()) {
      if (value !== null) continue;
      const want = filled[j]![row]!;
      expect(Math.abs(fills[j]!.get(row)! - want)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
      compared++;
    }
  expect(compared).toBeGreaterThan(3);
}

describe("impute-neighbours, against scikit-learn's KNNImputer", () => {
  it.each(golden.neighbours)("$name, $neighbours rows, $weights", async (c) => {
    const { neighbours, weights } = c;
    const { fitted } = await fit("impute-neighbours", { neighbours, weights }, tableOf(c.train));
    const given = c.later.map((values) => Float32Array.from(values, (value) => value ?? Number.NaN));
    const fills = neighbourFills(fitted as FittedImputeNeighbours, given, given[0]!.length);
    expectFills(fills, c.later, c.filled);
  });

  it("remembers no more rows than it was told, spread evenly", async () => {
    const train = tableOf([
      Array.from({ length: 100 }, (_, row) => row),
      Array.from({ length: 100 }, (_, row) => 2 * row),
    ]);
    const { step, fitted } = await fit("impute-neighbours", { rows: 10, neighbours: 1 }, train);
    expect((fitted as FittedImputeNeighbours).donors.columns[0]).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
    const after = step.transform(
      fitted,
      tableOf([
        [41, null],
        [null, 99],
      ]),
    );
    expect(after.columns.map((column) => "values" in column && [...column.values])).toEqual([
      [41, 50],
      [80, 99],
    ]);
  });

  it("takes the mean where no row shares a value, and refuses tables too wide to compare", async () => {
    const { step, fitted } = await fit(
      "impute-neighbours",
      {},
      tableOf([
        [1, 3, null],
        [null, null, 5],
      ]),
    );
    const after = step.transform(fitted, tableOf([[null], [7]]));
    expect(after.columns.map((column) => "values" in column && [...column.values])).toEqual([[2], [7]]);
    const wide = tableOf(Array.from({ length: 201 }, () => [1, null]));
    await expect(fit("impute-neighbours", {}, wide)).rejects.toThrow("201 columns");
  });
});

async function expectSameBitsInOnnx({ step, fitted }: Awaited<ReturnType<typeof fit>>, frame: WorkFrame) {
  const drawn = await runColumns(frame, (columns, graph) => step.toOnnx(fitted, columns, graph));
  expect(drawn).toEqual(columnValues(step.transform(fitted, frame)));
}

describe("impute-groups, against pandas' groupby", () => {
  const { table, cases } = golden.groups;
  const frame = frameOf(
    categorical("city", table.city),
    numeric("class", table.class),
    numeric("x", table.x),
  );

  it.each(cases)("$numeric by $by, at least $leastRows rows", async ({ filled, ...params }) => {
    const made = await fit("impute-groups", { ...params, columns: ["x"] }, frame);
    const x = columnValues(made.step.transform(made.fitted, frame)).find(({ name }) => name === "x")!;
    // A fill is one float32, as in the exported file.
    expect(x.values).toEqual(filled.map(Math.fround));
    await expectSameBitsInOnnx(made, frame);
  });

  it("gives groups and levels that training had not the value of all rows", async () => {
    const train = frameOf(categorical("city", ["a", "a", "b", "b"]), numeric("x", [1, 3, 10, null]));
    const made = await fit("impute-groups", { leastRows: 2, numeric: "mean", addIndicator: true }, train);
    const later = frameOf(categorical("city", ["a", "b", "new", null]), numeric("x", [null, null, null, 4]));
    const overall = Math.fround(14 / 3);
    expect(columnValues(made.step.transform(made.fitted, later)).slice(1)).toEqual([
      { kind: "numeric", name: "x", values: [2, 10, overall, 4] },
      { kind: "numeric", name: "x missing", values: [1, 1, 1, 0] },
    ]);
    await expectSameBitsInOnnx(made, later);
    expect(made.step.notes(made.fitted)).toEqual([
      { column: "x", sentence: "x: 1 missing filled by city (2 groups), 4.6666665 elsewhere" },
    ]);
  });

  it("refuses more groups than it can number", async () => {
    const wide = frameOf(
      ...Array.from({ length: 30 }, (_, j) => categorical(`c${j}`, ["a", "b"])),
      numeric("x", [1, null]),
    );
    await expect(fit("impute-groups", { leastRows: 1 }, wide)).rejects.toThrow("30 columns");
  });
});

describe("impute-iterative, against scikit-learn's IterativeImputer with Ridge", () => {
  it.each(golden.iterative)("$name, $rounds rounds, strength $strength", async (c) => {
    const { rounds, strength } = c;
    const made = await fit("impute-iterative", { rounds, strength }, tableOf(c.train));
    const given = c.later.map((values) => Float32Array.from(values, (value) => value ?? Number.NaN));
    const fills = iterativeFills(made.fitted as FittedImputeIterative, given, given[0]!.length);
    expectFills(fills, c.later, c.filled);
    await expectSameBitsInOnnx(made, tableOf(c.later));
  });

  it("finds a straight line that the mean knows nothing of", async () => {
    const x = Array.from({ length: 200 }, (_, row) => row / 10);
    const y = x.map((value, row) => (row % 7 === 0 ? null : 3 * value - 5));
    const { step, fitted } = await fit("impute-iterative", {}, tableOf([x, y]));
    const [, filled] = columnValues(
      step.transform(
        fitted,
        tableOf([
          [4, 19],
          [null, null],
        ]),
      ),
    );
    expect(Number(filled!.values[0])).toBeCloseTo(7, 0);
    expect(Number(filled!.values[1])).toBeCloseTo(52, 0);
  });

  it("refuses tables too wide to be filled column from column", async () => {
    const wide = tableOf(Array.from({ length: 31 }, () => [1, null]));
    await expect(fit("impute-iterative", {}, wide)).rejects.toThrow("31 columns");
  });
});

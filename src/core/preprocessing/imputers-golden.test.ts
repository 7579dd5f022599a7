import { describe, expect, it } from "vitest";
import golden from "#test/golden/imputers.json";
import {
  type FittedImputeNeighbours,
  neighbourFills,
} from "#core/preprocessing/impute-neighbours/impute-neighbours.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { WorkFrame } from "#core/preprocessing/step.ts";
import { asTraining, frameOf, numeric } from "#test/support/step-frames.ts";

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

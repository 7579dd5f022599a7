import { describe, expect, it } from "vitest";
import golden from "#test/golden/bent_scales.json";
import { boxCox } from "#core/preprocessing/power/box-cox.ts";
import type { FittedPower } from "#core/preprocessing/power/power.ts";
import { type FittedQuantileScale, scaler } from "#core/preprocessing/quantile-scale/quantile-scale.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { WorkFrame } from "#core/preprocessing/step.ts";
import { columnValues, runColumns } from "#test/support/run-graph.ts";
import { asTraining, frameOf, numeric } from "#test/support/step-frames.ts";

async function fit(id: string, params: object, train: WorkFrame) {
  const spec = steps[id]!;
  const step = await spec.load();
  return { step, fitted: step.fit(asTraining(train), spec.params.parse(params)) };
}

async function expectSameBitsInOnnx({ step, fitted }: Awaited<ReturnType<typeof fit>>, frame: WorkFrame) {
  const drawn = await runColumns(frame, (columns, graph) => step.toOnnx(fitted, columns, graph));
  expect(drawn).toEqual(columnValues(step.transform(fitted, frame)));
}

describe("quantile-scale, against scikit-learn's QuantileTransformer", () => {
  it.each(golden.byRank)("$name, $output, $quantiles quantiles", async (c) => {
    const { output, quantiles } = c;
    const made = await fit("quantile-scale", { output, quantiles }, frameOf(numeric("x", c.train)));
    const { columns, output: to } = made.fitted as FittedQuantileScale;
    const { name: _, ...ranks } = columns[0]!;
    const scaled = scaler(ranks, to);
    for (const [i, value] of c.later.entries()) {
      if (value === null) expect(scaled(Number.NaN)).toBeNaN();
      else expect(Math.abs(scaled(value) - c.scaled[i]!)).toBeLessThanOrEqual(1e-9);
    }
    await expectSameBitsInOnnx(made, frameOf(numeric("x", c.later)));
  });
});

describe("power by Box-Cox, against scikit-learn's RobustScaler and PowerTransformer", () => {
  it.each(golden.boxCox)("$name", async (c) => {
    const made = await fit("power", { method: "box-cox" }, frameOf(numeric("x", c.values)));
    const { scale, lambda } = (made.fitted as FittedPower).columns[0]!;
    // The greatest likelihood is flat: its place is known to half of the digits.
    expect(Math.abs(lambda - c.lambda)).toBeLessThan(1e-6 * Math.max(1, Math.abs(c.lambda)));
    for (const [i, value] of c.values.entries()) {
      if (value === null) continue;
      const want = c.bent[i]!;
      expect(Math.abs(boxCox(value / scale, lambda) - want)).toBeLessThan(2e-6 * Math.max(1, Math.abs(want)));
      // With scikit-learn's power and scale, which is no float32 there, the curve is the same.
      expect(Math.abs(boxCox(value / c.scale, c.lambda) - want)).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(want)),
      );
    }
    await expectSameBitsInOnnx(made, frameOf(numeric("x", [...c.values, null, 0, -3, 1e30, 1e-30])));
  });

  it("leaves columns with a training value of 0 or less as they are, and names them", async () => {
    const train = frameOf(numeric("zero", [0, 1, 8, null]), numeric("long", [1, 2, 4, 1000]));
    const { step, fitted } = await fit("power", { method: "box-cox" }, train);
    const [zero, long] = columnValues(step.transform(fitted, train));
    expect(zero!.values).toEqual([0, 1, 8, Number.NaN]);
    expect(long!.values).not.toEqual([1, 2, 4, 1000]);
    expect(step.notes(fitted).map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^long: bent by a power of -?\d/),
      "zero: left as it is, since Box-Cox bends only numbers above 0 and a training row has 0 or less",
    ]);
    // A later number that is not above 0 counts as the least of training.
    const later = frameOf(numeric("zero", [5, 5]), numeric("long", [-2, 1]));
    const [below, least] = columnValues(step.transform(fitted, later))[1]!.values;
    expect(below).toBe(least);
  });
});

import { describe, expect, it } from "vitest";
import golden from "#test/golden/steps.json";
import powerClip from "#test/golden/power_clip.json";
import { steps } from "#core/preprocessing/registry.ts";
import type { WorkFrame } from "#core/preprocessing/step.ts";
import { asTraining, categorical, datetime, frameOf, numeric } from "#test/support/step-frames.ts";
import { columnValues } from "#test/support/run-graph.ts";

async function fitTransform(id: string, params: unknown, train: WorkFrame, rows: WorkFrame = train) {
  const spec = steps[id]!;
  const step = await spec.load();
  return columnValues(step.transform(step.fit(asTraining(train), spec.params.parse(params)), rows));
}

const float32 = (values: readonly (number | null)[]) =>
  values.map((v) => (v === null ? Number.NaN : Math.fround(v)));

/** Equal to some units in the last place of float32: scikit-learn computed in float64. */
function expectClose(actual: readonly (string | number)[], expected: readonly (number | null)[]) {
  expect(actual.length).toBe(expected.length);
  for (const [i, want] of expected.entries()) {
    if (want === null) expect(actual[i]).toBeNaN();
    else expect(Math.abs(Number(actual[i]) - want)).toBeLessThanOrEqual(4e-7 * Math.max(1, Math.abs(want)));
  }
}

describe("impute, against scikit-learn's SimpleImputer", () => {
  it.each(golden.imputeNumbers)("fills numbers: $strategy, $name", async (c) => {
    const params = { numeric: c.strategy, fillValue: -7.5, addIndicator: true };
    const columns = await fitTransform("impute", params, frameOf(numeric("x", c.values)));
    expect(columns).toEqual([
      { kind: "numeric", name: "x", values: float32(c.filled) },
      { kind: "numeric", name: "x missing", values: c.indicator },
    ]);
  });

  it.each(golden.imputeCategories)("fills categories: $strategy, $name", async (c) => {
    const columns = await fitTransform(
      "impute",
      { categorical: c.strategy },
      frameOf(categorical("x", c.values)),
    );
    expect(columns).toEqual([{ kind: "categorical", name: "x", values: c.filled }]);
  });
});

describe("scale, against scikit-learn's scalers", () => {
  it.each(golden.scale)("$method, $name", async ({ method, values, scaled }) => {
    const [column] = await fitTransform("scale", { method }, frameOf(numeric("x", values)));
    expectClose(column!.values, scaled);
  });
});

describe("one-hot, against scikit-learn's OneHotEncoder", () => {
  it.each(golden.oneHot)("at most $maxCategories columns, $name", async (c) => {
    const [train, rows] = [frameOf(categorical("x", c.values)), frameOf(categorical("x", c.new))];
    const columns = await fitTransform("one-hot", { maxCategories: c.maxCategories }, train, rows);
    expect(columns.map(({ values }) => values)).toEqual(
      c.encoded[0]!.map((_, place) => c.encoded.map((row) => row[place])),
    );
  });
});

describe("ordinal, against scikit-learn's OrdinalEncoder", () => {
  it.each(golden.ordinal)("$name", async (c) => {
    const [train, rows] = [frameOf(categorical("x", c.values)), frameOf(categorical("x", c.new))];
    expect(await fitTransform("ordinal", {}, train, rows)).toEqual([
      { kind: "ordinal", name: "x", values: c.encoded },
    ]);
  });
});

describe("date-parts, against pandas", () => {
  it("takes the same parts of instants before and after the epoch, leap days and centuries included", async () => {
    const { epochMs, year, month, day, dayOfWeek, hour } = golden.dateParts;
    expect(await fitTransform("date-parts", {}, frameOf(datetime("d", epochMs)))).toEqual([
      { kind: "numeric", name: "d: year", values: year },
      { kind: "numeric", name: "d: month", values: month },
      { kind: "numeric", name: "d: day", values: day },
      { kind: "numeric", name: "d: day of week", values: dayOfWeek },
      { kind: "numeric", name: "d: hour", values: float32(hour) },
    ]);
  });
});

describe("clip, against numpy", () => {
  it.each(powerClip.clip)("$name", async ({ reach, values, clipped }) => {
    const [column] = await fitTransform("clip", { reach }, frameOf(numeric("x", values)));
    expectClose(column!.values, clipped);
  });
});

describe("power, against scikit-learn's RobustScaler and PowerTransformer", () => {
  it.each(powerClip.power)("$name", async ({ values, bent }) => {
    const [column] = await fitTransform("power", {}, frameOf(numeric("x", values)));
    for (const [i, want] of bent.entries()) {
      if (want === null) expect(column!.values[i]).toBeNaN();
      // The greatest likelihood is flat: its place is known to half of the digits.
      else
        expect(Math.abs(Number(column!.values[i]) - want)).toBeLessThan(2e-6 * Math.max(1, Math.abs(want)));
    }
  });
});

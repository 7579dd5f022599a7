import { describe, expect, it } from "vitest";
import golden from "#test/golden/encoders.json";
import text from "#test/golden/text.json";
import type { TrainingAnswers, WorkFrame } from "#core/preprocessing/step.ts";
import { steps } from "#core/preprocessing/registry.ts";
import { columnValues } from "#test/support/run-graph.ts";
import { asTraining, categorical, frameOf, numeric } from "#test/support/step-frames.ts";

async function fitTransform(
  id: string,
  given: unknown,
  train: WorkFrame,
  rows: WorkFrame,
  answers?: TrainingAnswers,
) {
  const spec = steps[id]!;
  const step = await spec.load();
  const fitted = step.fit(asTraining(train, answers), spec.params.parse(given));
  return columnValues(step.transform(fitted, rows));
}

/** Equal but for rounding to float32. */
function expectFloats(actual: readonly (string | number)[], expected: readonly (number | null)[]) {
  expect(actual).toHaveLength(expected.length);
  for (const [i, want] of expected.entries())
    expect(Math.abs(Number(actual[i]) - want!)).toBeLessThanOrEqual(
      6e-8 * Math.max(1e-3, Math.abs(want!)) * 1.01,
    );
}

describe("target-encode, against the definition of scikit-learn's TargetEncoder", () => {
  it.each(golden.target)("$name, strength $strength", async (c) => {
    const given = c.strength === null ? {} : { smoothing: "fixed", strength: c.strength };
    const answers = { y: Float64Array.from(c.y), classes: c.isClass ? ["no", "yes"] : [] };
    const [train, rows] = [frameOf(categorical("x", c.values)), frameOf(categorical("x", c.new))];
    const [column] = await fitTransform("target-encode", given, train, rows, answers);
    expectFloats(column!.values, c.encoded);
  });
});

describe("frequency-encode, against pandas", () => {
  it.each(golden.frequency)("$name", async (c) => {
    const [train, rows] = [frameOf(categorical("x", c.values)), frameOf(categorical("x", c.new))];
    for (const as of ["count", "share"] as const) {
      const [column] = await fitTransform("frequency-encode", { as }, train, rows);
      expectFloats(column!.values, c[as]);
    }
  });
});

describe("bin, against scikit-learn's KBinsDiscretizer", () => {
  it.each(golden.bins)("$strategy, $bins bins, $name", async ({ strategy, bins, values, edges }) => {
    const frame = frameOf(numeric("x", values));
    const [column] = await fitTransform("bin", { strategy, bins }, frame, frame);
    const codes = values.map((value) => edges.filter((edge) => value >= edge).length);
    expect(new Set(column!.values).size).toBe(new Set(codes).size);
    const byCode = new Map(codes.map((code, row) => [code, column!.values[row]]));
    expect(column!.values).toEqual(codes.map((code) => byCode.get(code)));
  });
});

describe("bin by answers, against every cut tried", () => {
  it.each(golden.cuts)("$name", async ({ values, codes, edges }) => {
    const step = await steps["bin"]!.load();
    const answers = { y: Float64Array.from(codes), classes: ["a", "b", "c"] };
    const frame = asTraining(frameOf(numeric("x", values)), answers);
    const fitted = step.fit(frame, steps["bin"]!.params.parse({ strategy: "mdl" }));
    expect(fitted).toEqual({ columns: [{ name: "x", edges: edges.map((edge) => Math.fround(edge!)) }] });
  });
});

describe("hash-encode, against scikit-learn's FeatureHasher", () => {
  it.each(text.hashed)("$buckets buckets, signed: $signed", async ({ values, buckets, signed, rows }) => {
    const frame = frameOf(categorical("x", values));
    const made = await fitTransform("hash-encode", { buckets, signed }, frame, frame);
    expect(values.map((_, row) => made.map((column) => column.values[row]))).toEqual(rows);
  });
});

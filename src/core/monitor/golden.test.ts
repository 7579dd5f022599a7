import { expect, it } from "vitest";
import { describeNumbers } from "#core/monitor/describe-training.ts";
import { exceedanceTest } from "#core/monitor/exceedance.ts";
import { holm } from "#core/monitor/holm.ts";
import { kolmogorovTail, ksDistance, ksTest, leastDistance } from "#core/monitor/kolmogorov.ts";
import { chiSquareQuantile, stabilityIndex } from "#core/monitor/stability-index.ts";
import golden from "#test/golden/monitor.json";

const close = (value: number, expected: number, off = 1e-9) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(off);

const referenceOf = (values: readonly number[]) =>
  describeNumbers("x", "numeric", Float64Array.from(values), Int32Array.from(values.keys()), async () => {});

it("measures the Kolmogorov–Smirnov distance as SciPy does, and doubts it nearly as its exact test", async () => {
  for (const { train, later, distance, p, exact } of golden.ks) {
    const reference = await referenceOf(train);
    const found = ksDistance(reference, Float64Array.from(later).sort());
    expect(reference.isComplete).toBe(true);
    close(found, distance);
    close(ksTest(found, train.length, later.length), p);
    if (exact > 1e-3) expect(Math.abs(p - exact)).toBeLessThan(0.05);
  }
  for (const [x, p] of golden.kolmogorov) close(kolmogorovTail(x!), p!);
});

it("has SciPy's stability index, chi-square quantiles and hypergeometric exceedances", () => {
  for (const { train, later, psi } of golden.psi) close(stabilityIndex(train, later), psi);
  for (const [alpha, df, x] of golden.chi2) close(chiSquareQuantile(alpha!, df!), x!);
  for (const [k, n, m, p] of golden.exceedance) close(exceedanceTest(k!, n!, m!), p!);
});

it("adjusts p-values as Holm has it: step down, never falling, at most 1", () => {
  const adjusted = holm([0.04, 0.001, 0.03, 0.9]);
  [0.09, 0.004, 0.09, 0.9].forEach((expected, i) => expect(adjusted[i]).toBeCloseTo(expected, 12));
  expect(holm([])).toEqual([]);
});

it("knows the least distance that so many rows can tell from chance", () => {
  const least = leastDistance(0.01, 100, 40);
  expect([ksTest(least, 100, 40) < 0.01, ksTest(least - 1e-6, 100, 40) >= 0.01]).toEqual([true, true]);
  expect(leastDistance(0.01, 0, 40)).toBe(1);
});

it("keeps long columns as 256 points, at most one gap of them away from the true distance", async () => {
  const train = Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5000) / 5000);
  const later = Float64Array.from({ length: 700 }, (_, i) => ((i + 0.5) / 700) ** 1.3);
  const reference = await referenceOf(train);
  const all = await referenceOf([]);
  const sorted = Float64Array.from(train).sort();
  const complete = {
    ...all,
    values: sorted,
    below: Int32Array.from(sorted.keys()),
    upTo: Int32Array.from(sorted.keys(), (i) => i + 1),
    nPresent: 5000,
  };
  const gap = ksDistance(complete, later) - ksDistance(reference, later);
  expect(reference.values).toHaveLength(256);
  expect([gap >= 0, gap <= 1 / 250]).toEqual([true, true]);
});

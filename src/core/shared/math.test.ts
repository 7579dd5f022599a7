import { describe, expect, it } from "vitest";
import {
  exp,
  expm1,
  log,
  log1p,
  log2,
  log10,
  logSumExp,
  pow,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from "#core/shared/math.ts";
import { createRandom } from "#core/shared/random.ts";
import golden from "#test/golden/math.json";

const ours = { exp, expm1, log, log1p, log2, log10, tanh, sigmoid };
const unary = ["exp", "expm1", "log", "log1p", "log2", "log10", "tanh"] as const;

function relativeError(value: number, expected: number): number {
  return value === expected ? 0 : Math.abs(value - expected) / Math.abs(expected);
}

describe("elementary functions", () => {
  it.each([...unary, "sigmoid" as const])("%s agrees with 60-digit arithmetic to 5e-16", (name) => {
    for (const [x, expected] of golden[name] as [number, number][])
      expect([x, relativeError(ours[name](x), expected) < 5e-16]).toEqual([x, true]);
  });

  it("pow agrees with 60-digit arithmetic to 3e-16", () => {
    for (const [x, y, expected] of golden.pow as [number, number, number][])
      expect([x, y, relativeError(pow(x, y), expected) < 3e-16]).toEqual([x, y, true]);
  });

  it.each(unary)("%s agrees with this engine's to 1e-15 on 100,000 inputs", (name) => {
    const random = createRandom(7);
    const spread = { exp: 1400, expm1: 80, log: 0, log1p: 1.99, log2: 0, log10: 0, tanh: 40 }[name];
    let worst = 0;
    for (let i = 0; i < 100000; i++) {
      const x = spread === 0 ? exp((random.next() - 0.5) * 1400) : (random.next() - 0.5) * spread;
      worst = Math.max(worst, relativeError(ours[name](x), Math[name](x)));
    }
    expect(worst).toBeLessThan(1e-15);
  });

  it("treats the edges as ECMAScript's own functions do", () => {
    const edges = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, -5e-324, 2.2e-308, 1.7e308, -1.7e308];
    for (const name of unary)
      for (const x of edges) {
        const value = ours[name](x);
        const own = Math[name](x);
        // Of the logarithm of the least number, engines themselves differ in the last place.
        if (Number.isFinite(own) && own !== 0) expect(relativeError(value, own)).toBeLessThan(4e-16);
        else expect([name, x, value]).toEqual([name, x, own]);
      }
    for (const x of [...edges, 0.5, -0.5, 2, 3, -3])
      for (const y of [...edges, 0.5, -0.5, 2, 3, -3]) {
        const own = x ** y;
        if (Number.isFinite(own) && own !== 0) expect(relativeError(pow(x, y), own)).toBeLessThan(4e-16);
        else expect([x, y, pow(x, y)]).toEqual([x, y, own]);
      }
  });

  it("goes gently into the subnormal numbers", () => {
    expect(exp(-745)).toBe(5e-324);
    expect(exp(-745.2)).toBe(0);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect(sigmoid(-745)).toBe(5e-324);
    expect(sigmoid(800)).toBe(1);
  });

  it("is exact at whole powers of two and ten", () => {
    for (let n = -1074; n <= 1023; n++) expect(log2(2 ** n)).toBe(n);
    for (let n = -20; n <= 22; n++) expect(log10(Number(`1e${n}`))).toBe(n);
  });

  it("adds exponentials and makes softmax without overflow", () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 12);
    expect(logSumExp([])).toBe(-Infinity);
    expect(logSumExp([5, -Infinity, 0], 1, 2)).toBe(0);
    const row = Float64Array.of(9, 1000, 1000, -Infinity);
    expect(softmax(row, 1, 3)).toBeCloseTo(1000 + Math.LN2, 12);
    expect([...row]).toEqual([9, 0.5, 0.5, 0]);
    expect(softplus(800)).toBe(800);
    expect(softplus(-800)).toBe(0);
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
  });
});

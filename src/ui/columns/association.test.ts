import { describe, expect, it } from "vitest";
import { cramersV } from "./association.ts";

const table = (...counts: number[][]) => ({
  groups: counts.map((one, i) => ({ label: `${i}`, counts: one })),
});

describe("Cramér's V of a column and the classes", () => {
  it("is nearly 1 where the level gives the class away", () => {
    expect(cramersV(table([500, 0], [0, 500]))).toBeCloseTo(1, 6);
  });
  it("is 0 where every level has the same mix", () => {
    expect(cramersV(table([300, 100], [150, 50]))).toBe(0);
  });
  it("is 0 where there is one level, one class or no row", () => {
    expect([cramersV(table([5], [5])), cramersV(table([5, 5])), cramersV(table([0, 0], [0, 0]))]).toEqual([
      0, 0, 0,
    ]);
  });
  it("agrees with the corrected formula worked by hand", () => {
    // chi² = 16 (n = 100, 2 × 2): φ² = 0.16, corrected by 1 / 99; both sides 2 − 1 / 99.
    expect(cramersV(table([35, 15], [15, 35]))).toBeCloseTo(Math.sqrt((0.16 - 1 / 99) / (1 - 1 / 99)), 12);
  });
});

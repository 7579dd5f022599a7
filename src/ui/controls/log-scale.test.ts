import { describe, expect, it } from "vitest";
import { fromStop, toStop } from "./log-scale.ts";

describe("slider stops", () => {
  it("keeps both ends exact on every scale", () => {
    for (const [min, max, isLog] of [
      [1, 30, false],
      [0.0001, 1, true],
      [0, 10, true],
    ] as const) {
      expect([fromStop(0, min, max, isLog, 200), fromStop(200, min, max, isLog, 200)]).toEqual([min, max]);
      expect([toStop(min, min, max, isLog, 200), toStop(max, min, max, isLog, 200)]).toEqual([0, 200]);
    }
  });
  it("moves in equal ratios on a log scale", () => {
    expect([50, 100, 150].map((stop) => fromStop(stop, 0.0001, 1, true, 200))).toEqual([0.001, 0.01, 0.1]);
  });
  it("reaches small values above a range that starts at 0", () => {
    expect(toStop(0.0001, 0, 10, true, 200)).toBe(75);
    expect(fromStop(75, 0, 10, true, 200)).toBe(0.0001);
  });
});

import { expect, it } from "vitest";
import { axisScale, logTicks } from "./axis-scale.ts";

it("a log axis is ticked at powers of ten, and between them where there are few", () => {
  expect(logTicks([1, 10_000], 6)).toEqual([1, 10, 100, 1000, 10_000]);
  expect(logTicks([3, 80], 6)).toEqual([5, 10, 20, 50]);
  expect(logTicks([1e-3, 1e9], 4)).toEqual([0.001, 10, 100_000, 1_000_000_000]);
  expect(logTicks([3, 4], 4)).toEqual([3, 3.2, 3.4, 3.6, 3.8, 4]);
});

it("what is brought onto a scale comes back from it", () => {
  for (const kind of ["number", "date", "log"] as const) {
    const { forward, back } = axisScale(kind);
    expect(back(forward(250))).toBeCloseTo(250, 9);
  }
});

import { expect, it } from "vitest";
import { waterfallSteps } from "./waterfall-steps.ts";

const moves = [3, -1, 0, 0.5, -2].map((value, i) => ({ label: `x${i}`, value }));

it("leads from the base to the sum, the largest move last, and leaves out what moves nothing", () => {
  const steps = waterfallSteps(10, moves, 8);
  expect(steps.map(({ label }) => label)).toEqual(["x3", "x1", "x4", "x0"]);
  expect([steps[0]!.from, steps.at(-1)!.to]).toEqual([10, 10.5]);
  for (const [i, { from }] of steps.entries()) if (i > 0) expect(from).toBe(steps[i - 1]!.to);
});

it("puts the least ones together", () => {
  const steps = waterfallSteps(0, moves, 3);
  expect(steps.map(({ label, value }) => [label, value])).toEqual([
    ["2 more columns", -0.5],
    ["x4", -2],
    ["x0", 3],
  ]);
});

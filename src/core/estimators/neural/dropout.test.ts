import { expect, it } from "vitest";
import { dropoutMasks } from "#core/estimators/neural/dropout.ts";

it("switches off the asked share of units, evenly over places and seeds, and keeps the mean", () => {
  const columns = new Float64Array(33);
  for (let seed = 0; seed < 50; seed++) {
    const [first, second] = dropoutMasks([33, 4], 101, 0.3, seed)!;
    expect([first!.length, second!.length]).toEqual([33 * 101, 4 * 101]);
    first!.forEach((value, i) => {
      columns[i % 33]! += value / (101 * 50);
    });
  }
  // 5,050 draws a unit: five standard errors of the mean are 0.046.
  for (const mean of columns) expect(Math.abs(mean - 1)).toBeLessThan(0.046);
});

it("is the same for the same seed, another for another, and nothing at rate 0", () => {
  expect(dropoutMasks([8], 10, 0.5, 7)).toEqual(dropoutMasks([8], 10, 0.5, 7));
  expect(dropoutMasks([8], 10, 0.5, 7)).not.toEqual(dropoutMasks([8], 10, 0.5, 8));
  expect(dropoutMasks([8], 10, 0, 7)).toBeNull();
});

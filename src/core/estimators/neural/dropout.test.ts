import { expect, it } from "vitest";
import { dropoutMasks } from "#core/estimators/neural/dropout.ts";

it("switches off the asked share of units, evenly over places and seeds, and keeps the mean", () => {
  const columns = new Float64Array(33);
  for (let seed = 0; seed < 50; seed++) {
    const [first, second] = dropoutMasks(
      [
        { units: 33, rate: 0.3 },
        { units: 4, rate: 0.3 },
      ],
      101,
      seed,
    )!;
    expect([first!.length, second!.length]).toEqual([33 * 101, 4 * 101]);
    first!.forEach((value, i) => {
      columns[i % 33]! += value / (101 * 50);
    });
  }
  // 5,050 draws a unit: five standard errors of the mean are 0.046.
  for (const mean of columns) expect(Math.abs(mean - 1)).toBeLessThan(0.046);
});

it("is the same for the same seed, another for another, and nothing without a dropout layer", () => {
  const layer = [{ units: 8, rate: 0.5 }];
  expect(dropoutMasks(layer, 10, 7)).toEqual(dropoutMasks(layer, 10, 7));
  expect(dropoutMasks(layer, 10, 7)).not.toEqual(dropoutMasks(layer, 10, 8));
  expect(dropoutMasks([], 10, 7)).toBeNull();
});

import { expect, it } from "vitest";
import { equalBins } from "./bins.ts";

it("counts values in equal bins, the maximum in the last", () => {
  expect(equalBins([0, 1, 2, 3, 4, Number.NaN], 2)).toEqual({ edges: [0, 2, 4], counts: [2, 3] });
});
it("gives equal values one bin, and no values none", () => {
  expect(equalBins([7, 7, Number.NaN], 5)).toEqual({ edges: [7, 7], counts: [2] });
  expect(equalBins([Number.NaN], 5)).toEqual({ edges: [], counts: [] });
});

import { expect, it } from "vitest";
import { stageIterations } from "#core/estimators/staged.ts";

it("keeps the first ten iterations, then ever fewer up to the last possible", () => {
  expect([...stageIterations(200, 4000)]).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 19, 22, 26, 30, 35, 41, 48, 57, 66, 78, 91, 106, 125, 146, 171,
    200,
  ]);
  expect([...stageIterations(3, 4000)]).toEqual([1, 2, 3]);
});

it("keeps fewer of large states, and none where even five are too many", () => {
  expect(stageIterations(200, 2e6).size).toBe(9);
  expect(stageIterations(200, 4e6).size).toBe(4);
  expect(stageIterations(200, 4.1e6).size).toBe(0);
});

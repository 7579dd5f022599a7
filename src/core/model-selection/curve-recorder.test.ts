import { expect, it } from "vitest";
import { recordCurve } from "./curve-recorder.ts";

const point = (iteration: number) => ({
  iteration,
  maxIter: 5000,
  trainLoss: 1 / iteration,
  validationLoss: null,
});

it("keeps at most 200 points, the first and the last among them", async () => {
  const seen: number[] = [];
  const recorder = recordCurve(async ({ iteration }) => void seen.push(iteration));
  for (let i = 1; i <= 5000; i++) await recorder.checkpoint(point(i));
  const kept = recorder.curve().map(({ iteration }) => iteration);
  expect(seen).toHaveLength(5000);
  expect(kept.length).toBeLessThanOrEqual(200);
  expect(kept.length).toBeGreaterThan(90);
  expect([kept[0], kept.at(-1)]).toEqual([1, 5000]);
  expect([...kept].sort((a, b) => a - b)).toEqual(kept);
});
it("keeps the latest of several reports of one iteration, and none without a loss", async () => {
  const recorder = recordCurve(async () => {});
  await recorder.checkpoint({ ...point(1), trainLoss: 5 });
  await recorder.checkpoint({ ...point(1), trainLoss: 4 });
  await recorder.checkpoint({ iteration: 2, maxIter: 2, trainLoss: null, validationLoss: null });
  expect(recorder.curve()).toEqual([{ ...point(1), trainLoss: 4 }]);
});

import { afterAll, expect, it } from "vitest";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { WORK_PER_PAUSE } from "#core/estimators/hist-gradient-boosting/histograms.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import type { Room } from "#core/kernels/kernels.ts";
import { plainKernels } from "#core/kernels/plain-kernels.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { BLOCK } from "#core/kernels/sum-by-bin.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, makeDesign } from "#test/conformance/design-fixture.ts";

afterAll(() => provideKernels(plainKernels));

const [nRows, nFeatures] = [200_000, 28];

const cellsOf = ([, , fromBlock, toBlock, , , start, end]: Parameters<Room["sumByBin"]>) =>
  (toBlock - fromBlock) * BLOCK * (end - start);

/** The loops of TypeScript, each of which tells how many cells it is about to look at. */
function counting(spend: (cells: number) => void): Room {
  const room = plainKernels.room(0);
  return {
    ...room,
    sumByBin(...given) {
      spend(cellsOf(given));
      room.sumByBin(...given);
    },
    sumPairsByBin(...given) {
      spend(cellsOf(given));
      room.sumPairsByBin(...given);
    },
    countByBin(...given) {
      spend(given[4] - given[3]);
      room.countByBin(...given);
    },
    pairUp(...given) {
      spend(given[2] - given[1]);
      room.pairUp(...given);
    },
    partition(...given) {
      spend(given[5] - given[4]);
      return room.partition(...given);
    },
    addToRows(...given) {
      spend(given[2] - given[1]);
      room.addToRows(...given);
    },
    fillBins(...given) {
      spend(given[1]);
      return room.fillBins(...given);
    },
    logLossDerivatives(...given) {
      spend(given[0].length);
      room.logLossDerivatives(...given);
    },
  };
}

it("looks at a bounded number of cells between two pauses, however many rows there are", async () => {
  const random = createRandom(1);
  const X = new Float32Array(nRows * nFeatures);
  for (let i = 0; i < X.length; i++) X[i] = random.next();
  const y = Array.from({ length: nRows }, (_, row) => (X[row]! * X[nRows + row]! > 0.3 ? 1 : 0));
  const names = Array.from({ length: nFeatures }, () => []);
  let [slice, most, whole] = [0, 0, 0];
  const room = counting((cells) => {
    slice += cells;
    most = Math.max(most, slice);
    whole += cells;
  });
  provideKernels({ room: () => room });
  const params = histGradientBoosting.params.parse({
    maxIter: 2,
    maxLeafNodes: 12,
    maxBins: 64,
    earlyStopping: "off",
  });
  const pause = async () => {
    slice = 0;
  };
  await histGradientBoostingEstimator.fit({ ...makeDesign(names, y, 2), X }, params, pause, context);
  // A call more than the bound at most, and the passes over single columns of all rows that end and begin a round.
  const bound = 2 * WORK_PER_PAUSE + 4 * nRows;
  expect(most).toBeLessThanOrEqual(bound);
  expect(most).toBeGreaterThan(WORK_PER_PAUSE / 4);
  expect(whole).toBeGreaterThan(2 * bound);
});

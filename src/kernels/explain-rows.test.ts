import fc from "fast-check";
import { it } from "vitest";
import { gaussLegendre } from "#core/explain/tree-shap/gauss-legendre.ts";
import { measureTape, writeTape } from "#core/explain/tree-shap/tape.ts";
import { LANES, PER_POINT, PER_STEP, stackSize } from "#core/kernels/explain-rows.ts";
import { bothTwins } from "#test/support/both-twins.ts";
import { randomTree } from "#test/support/random-trees.ts";

const nFeatures = 4;
const nBlocks = 3;
const cell = fc.oneof(
  fc.float({ min: -4, max: 4 }),
  fc.integer({ min: -3, max: 3 }),
  fc.constant(Number.NaN),
);
const nCells = nBlocks * nFeatures * LANES;

it("explains rows by a tree, alike in both twins, with pairs and without", () => {
  fc.assert(
    fc.property(
      randomTree(nFeatures, 14),
      fc.array(cell, { minLength: nCells, maxLength: nCells }),
      fc.boolean(),
      (tree, cells, withPairs) => {
        const { nSteps, nTold, nCuts, nLevels, nPoints } = measureTape(tree);
        const columnOf = Int32Array.from([0, 1, 2, 2]);
        const nColumns = 3;
        bothTwins(
          (room) => ({
            steps: room.int32(nSteps * PER_STEP),
            cuts: room.float32(nCuts),
            constants: room.float64(nTold * nPoints * PER_POINT),
            weights: room.float64(nPoints),
            stack: room.float64(stackSize(nLevels, nPoints)),
            columns: room.int32(nLevels + 2),
            rows: room.float32(nCells),
            sums: room.float64(nBlocks * nColumns * LANES),
            pairs: room.float64(nBlocks * nColumns * nColumns * LANES),
          }),
          (room, made) => {
            const quadrature = gaussLegendre(nPoints);
            writeTape(tree, quadrature, columnOf, made);
            made.cuts.set(tree.cuts);
            made.weights.set(quadrature.weights);
            made.rows.set(cells);
            const tape = [made.steps, nSteps, made.cuts, made.constants, made.weights, nPoints] as const;
            const work = [made.stack, made.columns, made.rows, 1, nBlocks, nFeatures, nColumns] as const;
            room.explainRows(...tape, ...work, made.sums, withPairs ? made.pairs : null);
            return [made.sums, made.pairs];
          },
        );
      },
    ),
  );
});

import type { AdditiveTrees } from "#core/estimators/additive-trees.ts";
import type { FeatureMatrix } from "#core/estimators/design.ts";
import { gaussLegendre } from "#core/explain/tree-shap/gauss-legendre.ts";
import { measureTape, type TapeSize, writeTape } from "#core/explain/tree-shap/tape.ts";
import { LANES, PER_POINT, PER_STEP, stackSize } from "#core/kernels/explain-rows.ts";
import type { Arrays } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

export interface ShapValues {
  readonly nRows: number;
  readonly nColumns: number;
  /** What is expected before anything of a row is known: with a row's values it adds up to its output. */
  readonly base: number;
  /** Row-major (rows × columns). */
  readonly values: Float64Array;
  /** Row-major (rows × columns × columns), symmetric; each row of a square adds up to the column's value. null: not asked for. */
  readonly interactions: Float64Array | null;
}

export interface ShapOptions {
  /** By feature the column that its share is added to, from 0 on: dummies of one raw column go together. */
  readonly columnOf: Int32Array;
  readonly nColumns: number;
  readonly withInteractions: boolean;
  /** Of the trees, where `measureTapes` has told them already. */
  readonly sizes?: readonly TapeSize[];
}

/** Steps times points times row blocks between two checkpoints: some milliseconds. */
const WORK_AT_ONCE = 1_000_000;

/**
 * Exact Shapley values of trees, path-dependent: what is not known of a row is averaged over by how many training rows went each way.
 * One pass over a tree a row, of its nodes times half the features on its longest way (`writeTape` says why).
 * @param rows in the order of the model's features
 * @param output of the model
 * @throws AbortError from `checkpoint`, whose progress is the share done, 0 … 1
 * @see Lundberg et al. (2020), From local explanations to global understanding with explainable AI for trees. doi:10.1038/s42256-019-0138-9
 */
export async function treeShap(
  trees: AdditiveTrees,
  rows: FeatureMatrix,
  output: number,
  { columnOf, nColumns, withInteractions, sizes: known }: ShapOptions,
  checkpoint: Checkpoint<number>,
): Promise<ShapValues> {
  const { nRows } = rows;
  const nFeatures = rows.features.length;
  const nBlocks = Math.ceil(nRows / LANES);
  const sizes = known ?? (await measureTapes(trees, output, checkpoint));
  const most = largest(sizes);
  const arrays = (room: Arrays) => ({
    steps: room.int32(most.nSteps * PER_STEP),
    cuts: room.float32(most.nCuts),
    constants: room.float64(most.nTold * PER_POINT),
    weights: room.float64(most.nPoints),
    stack: room.float64(stackSize(most.nLevels, most.nPoints)),
    columns: room.int32(most.nLevels + 2),
    rows: room.float32(nBlocks * nFeatures * LANES),
    sums: room.float64(nBlocks * nColumns * LANES),
    pairs: room.float64(withInteractions ? nBlocks * nColumns * nColumns * LANES : 0),
  });
  const { room, own } = makeRoom(arrays);
  layRows(rows, own.rows);
  const pairs = withInteractions ? own.pairs : null;
  let base = trees.start[output]!;
  for (let t = 0; t < trees.nTrees; t++) {
    const tree = trees.at(t, output);
    const { nSteps, nPoints } = sizes[t]!;
    const quadrature = gaussLegendre(nPoints);
    base += writeTape(tree, quadrature, columnOf, own);
    own.cuts.set(tree.cuts);
    own.weights.set(quadrature.weights);
    const atOnce = Math.max(1, Math.floor(WORK_AT_ONCE / (1 + nSteps * nPoints)));
    for (let block = 0; block < nBlocks; block += atOnce) {
      const end = Math.min(nBlocks, block + atOnce);
      const tape = [own.steps, nSteps, own.cuts, own.constants, own.weights, nPoints] as const;
      const work = [own.stack, own.columns, own.rows, block, end, nFeatures, nColumns] as const;
      room.explainRows(...tape, ...work, own.sums, pairs);
      await checkpoint((t + end / nBlocks) / trees.nTrees);
    }
  }
  const values = new Float64Array(nRows * nColumns);
  for (let row = 0; row < nRows; row++)
    for (let column = 0; column < nColumns; column++)
      values[row * nColumns + column] = own.sums[laneAt(row, column, nColumns)]!;
  const interactions = pairs === null ? null : squares(pairs, values, nRows, nColumns);
  return { nRows, nColumns, base, values, interactions };
}

/** Steps times points of a row: what its explanation costs, about a thousand millionth of a second each. */
export function shapWork(sizes: readonly TapeSize[]): number {
  return sizes.reduce((work, { nSteps, nPoints }) => work + nSteps * nPoints, 0);
}

/** What each tree takes to be explained. @throws AbortError from `checkpoint` */
export async function measureTapes(
  trees: AdditiveTrees,
  output: number,
  checkpoint: Checkpoint<number>,
): Promise<readonly TapeSize[]> {
  const sizes: TapeSize[] = [];
  for (let t = 0; t < trees.nTrees; t++) {
    sizes.push(measureTape(trees.at(t, output)));
    await checkpoint(0);
  }
  return sizes;
}

/** Enough room for any of the trees. */
function largest(sizes: readonly TapeSize[]): TapeSize {
  const most = (of: (size: TapeSize) => number) =>
    sizes.reduce((least, size) => Math.max(least, of(size)), 1);
  return {
    nSteps: most(({ nSteps }) => nSteps),
    nTold: most(({ nTold, nPoints }) => nTold * nPoints),
    nCuts: most(({ nCuts }) => nCuts),
    nLevels: most(({ nLevels }) => nLevels),
    nPoints: most(({ nPoints }) => nPoints),
  };
}

function laneAt(row: number, line: number, nLines: number): number {
  return (Math.floor(row / LANES) * nLines + line) * LANES + (row % LANES);
}

function layRows({ X, nRows, features }: FeatureMatrix, to: Float32Array): void {
  for (let j = 0; j < features.length; j++)
    for (let row = 0; row < nRows; row++) to[laneAt(row, j, features.length)] = X[j * nRows + row]!;
}

/** What two columns do together is parted between them; what is left of a column's value is its own. */
function squares(pairs: Float64Array, values: Float64Array, nRows: number, nColumns: number): Float64Array {
  const squares = new Float64Array(nRows * nColumns * nColumns);
  for (let row = 0; row < nRows; row++) {
    const square = row * nColumns * nColumns;
    for (let a = 0; a < nColumns; a++) {
      for (let b = a + 1; b < nColumns; b++) {
        const half = pairs[laneAt(row, a * nColumns + b, nColumns * nColumns)]! / 2;
        squares[square + a * nColumns + b] = half;
        squares[square + b * nColumns + a] = half;
      }
    }
    for (let a = 0; a < nColumns; a++) {
      let rest = values[row * nColumns + a]!;
      for (let b = 0; b < nColumns; b++) if (b !== a) rest -= squares[square + a * nColumns + b]!;
      squares[square + a * nColumns + a] = rest;
    }
  }
  return squares;
}

import type { Bag } from "#core/estimators/ebm/bags.ts";
import type { BagRoom, EbmRoom } from "#core/estimators/ebm/ebm-room.ts";
import type { Task } from "#core/pipeline/task.ts";
import { logSumExp } from "#core/shared/math.ts";

/** One bag's rows with their raw outputs so far. */
export interface AdditiveLoss {
  readonly nOutputs: number;
  /**
   * One pass over the rows, as core/kernels/step-cells.ts says.
   * @param update (cells of `last` × nOutputs), added to the rows' raw outputs
   * @param sums   (cells of `next` × nOutputs × 2), replaced by sums of first and second derivatives of rows learned from
   */
  step(last: Uint16Array, update: Float64Array, next: Uint16Array, sums: Float64Array): void;
  /** Mean loss of the rows learned from. */
  trainLoss(): number;
  /** Mean loss of those kept aside. */
  asideLoss(): number;
}

export function additiveLossOf(
  task: Task,
  start: Float64Array,
  room: EbmRoom,
  own: BagRoom,
  bag: Bag,
): AdditiveLoss {
  if (task === "regression") return squares(start[0]!, room, own, bag);
  if (start.length === 1) return logOdds(start[0]!, room, own, bag);
  return softmax(start, room, own, bag);
}

function squares(start: number, { room, y }: EbmRoom, { raw, learned }: BagRoom, bag: Bag): AdditiveLoss {
  for (let row = 0; row < raw.length; row++) raw[row] = start - y[row]!;
  const lossOf = (row: number) => raw[row]! * raw[row]!;
  return {
    nOutputs: 1,
    step(last, update, next, sums) {
      sums.fill(0);
      room.stepSquares(last, update, next, sums, raw, learned, raw.length);
    },
    trainLoss: () => meanOf(bag.learnedRows, bag.weights, lossOf),
    asideLoss: () => meanOf(bag.asideRows, bag.weights, lossOf),
  };
}

function logOdds(start: number, all: EbmRoom, { raw, learned }: BagRoom, bag: Bag): AdditiveLoss {
  const { room, y, sigmoids } = all;
  raw.fill(start);
  /** Mean loss of some rows, which are put side by side for it. */
  const mean = (rows: Int32Array) => {
    const side = {
      y: all.aside.y.subarray(0, rows.length),
      weights: all.aside.weights.subarray(0, rows.length),
      raw: all.aside.raw.subarray(0, rows.length),
    };
    let total = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      side.y[i] = y[row]!;
      side.raw[i] = raw[row]!;
      total += side.weights[i] = bag.weights[row]!;
    }
    return room.logLossSum(side.y, side.weights, side.raw) / total;
  };
  return {
    nOutputs: 1,
    step(last, update, next, sums) {
      sums.fill(0);
      room.stepLogOdds(last, update, next, sums, raw, learned, raw.length, y, sigmoids);
    },
    trainLoss: () => mean(bag.learnedRows),
    asideLoss: () => mean(bag.asideRows),
  };
}

function softmax(
  start: Float64Array,
  { room, y, shares }: EbmRoom,
  { raw, learned }: BagRoom,
  bag: Bag,
): AdditiveLoss {
  const nOutputs = start.length;
  for (let i = 0; i < raw.length; i++) raw[i] = start[i % nOutputs]!;
  const lossOf = (row: number) => logSumExp(raw, row * nOutputs, nOutputs) - raw[row * nOutputs + y[row]!]!;
  return {
    nOutputs,
    step(last, update, next, sums) {
      sums.fill(0);
      room.stepSoftmax(last, update, next, sums, raw, learned, y.length, y, nOutputs, shares);
    },
    trainLoss: () => meanOf(bag.learnedRows, bag.weights, lossOf),
    asideLoss: () => meanOf(bag.asideRows, bag.weights, lossOf),
  };
}

function meanOf(rows: Int32Array, weights: Float64Array, lossOfRow: (row: number) => number): number {
  let sum = 0;
  let total = 0;
  for (const row of rows) {
    sum += weights[row]! * lossOfRow(row);
    total += weights[row]!;
  }
  return sum / total;
}

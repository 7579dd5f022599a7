import type { Design } from "#core/estimators/design.ts";
import type { Bag } from "#core/estimators/ebm/bags.ts";
import { logSumExp, sigmoid, softmax, softplus } from "#core/shared/math.ts";

/** The cell of each row, in a term. */
export type Cells = Uint8Array | Uint16Array;

/**
 * One bag's rows with their raw outputs so far. A step is one pass over the rows that does it all: adds what the last tree
 * says, takes the derivatives of the loss there, and sums them by the cells of the term that is next.
 */
export interface AdditiveLoss {
  readonly nOutputs: number;
  /**
   * @param update (cells of `last` × nOutputs), added to the rows' raw outputs; null for none
   * @param sums   (cells of `next` × nOutputs × 2), replaced by sums of first and second derivatives of rows learned from
   */
  step(last: Cells | null, update: Float64Array, next: Cells, sums: Float64Array): void;
  /** Mean loss under some weights of rows, `learned` or `aside` of the bag. */
  mean(weights: Float64Array): number;
}

export function additiveLossOf(design: Design, start: Float64Array, { learned }: Bag): AdditiveLoss {
  if (design.task === "regression") return squared(design.y, start[0]!, learned);
  if (start.length === 1) return binary(design.y, start[0]!, learned);
  return several(design.y, start, learned);
}

function squared(y: Float64Array, start: number, learned: Float64Array): AdditiveLoss {
  const raw = new Float64Array(y.length).fill(start);
  return {
    nOutputs: 1,
    step(last, update, next, sums) {
      sums.fill(0);
      for (let row = 0; row < y.length; row++) {
        const sum = last === null ? raw[row]! : (raw[row]! += update[last[row]!]!);
        const weight = learned[row]!;
        const at = 2 * next[row]!;
        sums[at]! += weight * (sum - y[row]!);
        sums[at + 1]! += weight;
      }
    },
    mean: (weights) => meanOf(weights, (row) => (raw[row]! - y[row]!) * (raw[row]! - y[row]!)),
  };
}

/** The logistic function between its values at multiples of 1/128, by straight lines: within 1e-6, and quick. */
const REACH = 16;
const FINENESS = 128;
const table = Float64Array.from({ length: 2 * REACH * FINENESS + 2 }, (_, i) =>
  sigmoid(i / FINENESS - REACH),
);

function binary(y: Float64Array, start: number, learned: Float64Array): AdditiveLoss {
  const raw = new Float64Array(y.length).fill(start);
  const end = 2 * REACH * FINENESS;
  return {
    nOutputs: 1,
    step(last, update, next, sums) {
      sums.fill(0);
      for (let row = 0; row < y.length; row++) {
        const sum = last === null ? raw[row]! : (raw[row]! += update[last[row]!]!);
        let place = (sum + REACH) * FINENESS;
        if (!(place > 0)) place = 0;
        else if (place > end) place = end;
        const low = place | 0;
        const p = table[low]! + (place - low) * (table[low + 1]! - table[low]!);
        const weight = learned[row]!;
        const at = 2 * next[row]!;
        sums[at]! += weight * (p - y[row]!);
        sums[at + 1]! += weight * p * (1 - p);
      }
    },
    mean: (weights) => meanOf(weights, (row) => softplus(y[row] === 1 ? -raw[row]! : raw[row]!)),
  };
}

function several(y: Float64Array, start: Float64Array, learned: Float64Array): AdditiveLoss {
  const nOutputs = start.length;
  const raw = Float64Array.from({ length: y.length * nOutputs }, (_, i) => start[i % nOutputs]!);
  const shares = new Float64Array(nOutputs);
  return {
    nOutputs,
    step(last, update, next, sums) {
      sums.fill(0);
      for (let row = 0, from = 0; row < y.length; row++, from += nOutputs) {
        const cell = last === null ? -1 : last[row]! * nOutputs;
        for (let k = 0; k < nOutputs; k++)
          shares[k] = cell < 0 ? raw[from + k]! : (raw[from + k]! += update[cell + k]!);
        const weight = learned[row]!;
        if (weight === 0) continue;
        softmax(shares);
        const at = 2 * nOutputs * next[row]!;
        for (let k = 0; k < nOutputs; k++) {
          const p = shares[k]!;
          sums[at + 2 * k]! += weight * (p - (y[row] === k ? 1 : 0));
          sums[at + 2 * k + 1]! += weight * p * (1 - p);
        }
      }
    },
    mean: (weights) =>
      meanOf(weights, (row) => logSumExp(raw, row * nOutputs, nOutputs) - raw[row * nOutputs + y[row]!]!),
  };
}

function meanOf(weights: Float64Array, lossOfRow: (row: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < weights.length; row++) {
    if (weights[row] === 0) continue;
    sum += weights[row]! * lossOfRow(row);
    total += weights[row]!;
  }
  return sum / total;
}

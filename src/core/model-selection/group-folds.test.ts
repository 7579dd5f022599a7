import { describe, expect, it } from "vitest";
import { groupFolds, groupHoldOut, stratifiedGroupFolds } from "#core/model-selection/group-folds.ts";
import { latestUnits, timeFolds, timeUnits } from "#core/model-selection/time-folds.ts";
import { createRandom } from "#core/shared/random.ts";
import golden from "#test/golden/group_splits.json";

const inOrder = { shuffle: false, randomState: 0 };
const alone = (n: number) => Array.from({ length: n }, (_, row) => ({ rows: [row] }));

/** Groups of uneven sizes, each in order of appearance. */
function manyGroups(nRows: number, nGroups: number, seed: number): Int32Array {
  const random = createRandom(seed);
  return Int32Array.from({ length: nRows }, () => Math.floor(nGroups * random.next() * random.next()));
}

/** Folds numbered by first appearance. */
function renumbered(folds: ArrayLike<number>): number[] {
  const order = [...new Set(Array.from(folds))];
  return Array.from(folds, (fold) => order.indexOf(fold));
}

function rowsOf(of: ArrayLike<number>, wanted: number): number {
  return Array.from(of).filter((value) => value === wanted).length;
}

describe("folds of whole groups", () => {
  it.each(golden.group)("are scikit-learn's GroupKFold($k), case %#", ({ groups, k, expected }) => {
    expect([...groupFolds(groups, k, inOrder)]).toEqual(expected);
  });

  it.each(golden.stratified)(
    "are scikit-learn's StratifiedGroupKFold($k), case %#",
    ({ codes, groups, k, expected }) => {
      // Between equally good folds scikit-learn decides by rounding errors: folds are compared, not their numbers.
      expect(renumbered(stratifiedGroupFolds(codes, groups, k, inOrder))).toEqual(renumbered(expected));
    },
  );

  it("change with the seed among groups of one size, and only there", () => {
    const pairs = Array.from({ length: 60 }, (_, row) => row >> 1);
    const one = groupFolds(pairs, 5, { shuffle: true, randomState: 1 });
    expect(groupFolds(pairs, 5, { shuffle: true, randomState: 1 })).toEqual(one);
    expect(groupFolds(pairs, 5, { shuffle: true, randomState: 2 })).not.toEqual(one);
    expect([0, 1, 2, 3, 4].map((fold) => rowsOf(one, fold))).toEqual([12, 12, 12, 12, 12]);
  });
});

describe("a hold-out of whole groups", () => {
  it("holds about the fraction of the rows and of each class", () => {
    const groups = manyGroups(2000, 300, 4);
    const codes = Array.from(groups, (_, row) => Number(row % 10 === 0));
    const mask = groupHoldOut(codes, groups, 0.2, 5, 1);
    const held = Array.from(codes).filter((_, row) => mask[row] === 1);
    expect(held.length).toBeGreaterThan(380);
    expect(held.length).toBeLessThan(420);
    expect(rowsOf(held, 1)).toBeGreaterThan(34);
    expect(rowsOf(held, 1)).toBeLessThan(46);
    for (const group of new Set(groups)) {
      expect(new Set(Array.from(mask).filter((_, row) => groups[row] === group)).size).toBe(1);
    }
  });

  it("takes the smallest group when each is more than the fraction, and none that cannot be spared", () => {
    const groups = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2];
    expect([...groupHoldOut(null, groups, 0.1, 2, 1)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect(rowsOf(groupHoldOut(null, groups, 0.1, 3, 1), 1)).toBe(0);
    const codes = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]; // the last group has all of class 1
    expect([...groupHoldOut(codes, groups, 0.1, 2, 1)]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0]);
  });
});

describe("windows forward in time", () => {
  it.each(golden.time)("are scikit-learn's TimeSeriesSplit($k) of $n rows", ({ n, k, expected }) => {
    expect([...timeFolds(alone(n), k)]).toEqual(expected);
  });

  it("go by time, ties by row", () => {
    const times = Float64Array.of(3, 1, 2, 1);
    const rows = Int32Array.of(0, 1, 2, 3);
    expect(timeUnits(rows, null, times).flatMap((unit) => unit.rows)).toEqual([1, 3, 2, 0]);
  });

  it("place a group at its latest row, whole", () => {
    const times = Float64Array.of(1, 2, 3, 4, 5, 6);
    const groups = Int32Array.of(7, 8, 9, 8, 9, 7);
    const units = timeUnits(Int32Array.of(0, 1, 2, 3, 4, 5), groups, times);
    expect(units).toEqual([{ rows: [1, 3] }, { rows: [2, 4] }, { rows: [0, 5] }]);
    expect([...timeFolds(units, 2)]).toEqual([-1, 0, 1]);
    expect([latestUnits(units, 2), latestUnits(units, 3), latestUnits(units, 4)]).toEqual([1, 1, 2]);
  });

  it("keep a unit to learn from, and give one away", () => {
    expect([latestUnits(alone(5), 0), latestUnits(alone(5), 9), latestUnits(alone(1), 1)]).toEqual([1, 4, 0]);
  });
});

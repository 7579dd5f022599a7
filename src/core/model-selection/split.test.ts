import { describe, expect, it } from "vitest";
import { folds, holdOut, stratifiedFolds } from "#core/model-selection/split.ts";
import golden from "#test/golden/splits.json";

const inOrder = { shuffle: false, randomState: 0 };
const shuffled = { shuffle: true, randomState: 5 };

function count(values: ArrayLike<number>, value: number): number {
  return Array.from(values).filter((v) => v === value).length;
}

describe("folds", () => {
  it.each(golden.stratified)("are scikit-learn's StratifiedKFold($k), case %#", ({ codes, k, expected }) => {
    expect([...stratifiedFolds(codes, k, inOrder)]).toEqual(expected);
  });

  it.each(golden.plain)("are scikit-learn's KFold($k) of $n rows", ({ n, k, expected }) => {
    expect([...folds(n, k, inOrder)]).toEqual(expected);
  });

  it("hold nearly equal shares of each class when shuffled", () => {
    const codes = Array.from({ length: 103 }, (_, i) => (i % 7 === 0 ? 1 : 0));
    const foldOf = stratifiedFolds(codes, 5, shuffled);
    for (let fold = 0; fold < 5; fold++) {
      const members = codes.filter((_, row) => foldOf[row] === fold);
      expect([20, 21]).toContain(members.length);
      expect([3]).toContain(count(members, 1));
    }
    expect(stratifiedFolds(codes, 5, shuffled)).toEqual(foldOf);
    expect(stratifiedFolds(codes, 5, { ...shuffled, randomState: 6 })).not.toEqual(foldOf);
  });

  it("hold each row once when shuffled", () => {
    const foldOf = folds(23, 5, shuffled);
    expect([0, 1, 2, 3, 4].map((fold) => count(foldOf, fold))).toEqual([5, 5, 5, 4, 4]);
  });

  it("need as many rows as folds", () => {
    expect(() => folds(4, 5, inOrder)).toThrow("too-few-rows");
    expect(() => stratifiedFolds([0, 1], 3, inOrder)).toThrow("too-few-rows");
  });
});

describe("holdOut", () => {
  it("takes the fraction of rows, rounded up", () => {
    expect(count(holdOut(101, null, 0.2, 1), 1)).toBe(21);
    expect(holdOut(101, null, 0.2, 1)).toEqual(holdOut(101, null, 0.2, 1));
    expect(holdOut(101, null, 0.2, 1)).not.toEqual(holdOut(101, null, 0.2, 2));
  });

  it("keeps class shares", () => {
    const codes = Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? 1 : 0));
    const mask = holdOut(1000, codes, 0.2, 3);
    expect(count(mask, 1)).toBe(200);
    expect(codes.filter((code, row) => code === 1 && mask[row] === 1).length).toBe(20);
  });

  it("leaves a row of every class to learn from", () => {
    const codes = [0, 0, 0, 0, 0, 0, 1, 2, 2, 3];
    for (let seed = 0; seed < 50; seed++) {
      const mask = holdOut(10, codes, 0.5, seed);
      expect(count(mask, 1)).toBe(5);
      for (const code of [0, 1, 2, 3])
        expect(codes.some((c, row) => c === code && mask[row] === 0)).toBe(true);
    }
  });

  it("always has a row on both sides", () => {
    expect(count(holdOut(2, null, 0.01, 1), 1)).toBe(1);
    expect(count(holdOut(2, null, 0.99, 1), 1)).toBe(1);
    expect(count(holdOut(3, [0, 1, 2], 0.5, 1), 1)).toBe(0); // every class has one row: none can be spared
    expect(() => holdOut(1, null, 0.2, 1)).toThrow("too-few-rows");
  });
});

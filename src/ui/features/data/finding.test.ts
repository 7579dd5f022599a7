import { describe, expect, it } from "vitest";
import { type Finding, hitsOf, isHit, nextHit, nothingYet, placeOf } from "./finding.ts";

const names = ["name", "age", "nickname"];
const started = nothingYet("NAM", names);
const underWay: Finding = { ...started, nCells: 40, first: 7, share: 0.2 };
const done: Finding = {
  ...underWay,
  nCells: 3,
  cells: { total: 3, places: Int32Array.of(7, 9), before: Float64Array.of(0, 2) },
  share: 1,
};

describe("what was found", () => {
  it("begins with the columns that have it in their name", () => {
    expect(started.headers).toEqual([0, 2]);
    expect([placeOf(started, 0), placeOf(started, 1), placeOf(started, 2)]).toEqual([
      { header: 0 },
      { header: 2 },
      null,
    ]);
  });

  it("goes on with the first cell before every one is known", () => {
    expect(hitsOf(underWay)).toBe(42);
    expect(placeOf(underWay, 2)).toEqual({ row: 7, nth: 0 });
    expect(placeOf(underWay, 3)).toBeNull();
    expect([nextHit(underWay, 1, 1), nextHit(underWay, 2, 1), nextHit(underWay, 0, -1)]).toEqual([2, 2, 0]);
  });

  it("is walked forth and back, round the end", () => {
    expect(hitsOf(done)).toBe(5);
    expect(placeOf(done, 3)).toEqual({ row: 7, nth: 1 });
    expect(placeOf(done, 4)).toEqual({ row: 9, nth: 0 });
    expect([nextHit(done, null, 1), nextHit(done, 4, 1), nextHit(done, 0, -1)]).toEqual([0, 0, 4]);
    expect(nextHit(nothingYet("zz", names), null, 1)).toBeNull();
  });

  it("is told of a cell as the worker tells it, and nothing has a blank in it", () => {
    expect(isHit("malaga", "MÁLAGA")).toBe(true);
    expect(isHit(" ", "a b")).toBe(false);
  });
});

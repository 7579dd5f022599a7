import { describe, expect, it } from "vitest";
import type { Cells } from "#state/query-answers.ts";
import { CellCache, rowsPerBlock } from "./cell-cache.ts";

const asked: [number, number][] = [];
async function ask(start: number, end: number): Promise<Cells> {
  asked.push([start, end]);
  const rows = Array.from({ length: end - start }, (_, i) => start + i);
  return {
    start,
    rows,
    columns: [rows.map((row) => (row === 300 ? null : `v${row}`))],
    selected: rows.map((row) => row === 2),
  };
}
const settle = () => new Promise((done) => setTimeout(done));

describe("cells fetched in blocks", () => {
  it("asks once a block, never past the last row, and answers by row", async () => {
    asked.length = 0;
    const cache = new CellCache(ask, 310, 3, null);
    expect(cache.row(0)).toBeNull();
    cache.want(250, 310);
    cache.want(0, 40);
    await settle();
    expect(asked).toEqual([
      [0, 256],
      [256, 310],
    ]);
    const shown = [2, 300].map((index) => {
      const cells = cache.row(index);
      return cells && [cells.row, cells.selected, cells.cell(0)];
    });
    expect(shown).toEqual([
      [2, true, "v2"],
      [300, false, null],
    ]);
  });

  it("shows the rows of the earlier selection until its own arrive", async () => {
    const before = new CellCache(ask, 10, 1, null);
    before.want(0, 10);
    await settle();
    const after = new CellCache(ask, 10, 1, before);
    expect(after.row(4)?.cell(0)).toBe("v4");
  });

  it("leaves room right of a number for the digits that others of its column have, and never hides its own", async () => {
    const texts = ["17.99", "1001", "132.9", null, "-0.5", "1234567890.5", "1e-9", "0.123456"];
    const cells = async (): Promise<Cells> => ({
      start: 0,
      rows: texts.map((_, row) => row),
      columns: [texts],
      selected: texts.map(() => false),
    });
    const cache = new CellCache(cells, texts.length, 1, null);
    cache.want(0, texts.length);
    await settle();
    expect(texts.map((_, row) => cache.row(row)?.room(0))).toEqual([4, 7, 5, 0, 5, 0, 0, 0]);
  });

  it("keeps a failure for the view to show", async () => {
    const cache = new CellCache(() => Promise.reject(new Error("gone")), 10, 1, null);
    cache.want(0, 10);
    await settle();
    expect(cache.failure()).toEqual(new Error("gone"));
  });

  it("makes blocks short where the table is wide", () => {
    expect([rowsPerBlock(3), rowsPerBlock(200), rowsPerBlock(1000), rowsPerBlock(100_000)]).toEqual([
      256, 120, 24, 16,
    ]);
  });
});

import { expect, it } from "vitest";
import type { Table } from "#core/frame/column.ts";
import { applyEdits, editWords } from "#core/table-edits/apply-edits.ts";
import { cellsOf } from "#test/support/cells-of.ts";
import { tableOf } from "#test/support/read-text.ts";

/** 200 rows: 120 of a, 50 of b, 28 of c, 2 without a kind. */
const csv = `row,kind\n${Array.from({ length: 200 }, (_, i) => `${i},${i < 120 ? "a" : i < 170 ? "b" : i < 198 ? "c" : ""}`).join("\n")}\n`;

const sample = (params: object) => ({ edit: "sample-rows", params: { randomState: 5, ...params }, on: true });

async function sampled(params: object): Promise<Table> {
  return (await applyEdits(await tableOf(csv), [sample(params)], async () => {})).table;
}

function counts(table: Table): Record<string, number> {
  const kinds = cellsOf(table)[1]!
    .slice(1)
    .map((kind) => `${kind}`);
  return Object.fromEntries(
    [...new Set(kinds)].map((kind) => [kind, kinds.filter((k) => k === kind).length]),
  );
}

it("keeps so many rows, or such a share of them, in their order, the same for the same seed", async () => {
  const some = await sampled({ n: 30 });
  const rows = cellsOf(some)[0]!.slice(1).map(Number);
  expect(rows).toHaveLength(30);
  expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b));
  expect(await sampled({ share: 0.15 })).toEqual(some);
  expect(await sampled({ n: 30, randomState: 6 })).not.toEqual(some);
  expect((await sampled({ share: 0.0001 })).nRows).toBe(1);
  expect((await sampled({ n: 500 })).nRows).toBe(200);
});

it("keeps the shares of a column's values, to a row", async () => {
  expect(counts(await sampled({ n: 100, by: "kind" }))).toEqual({ a: 60, b: 25, c: 14, null: 1 });
  expect(counts(await sampled({ n: 7, by: "kind" }))).toEqual({ a: 4, b: 2, c: 1 });
});

it("draws every row equally often", async () => {
  const times = new Int32Array(200);
  for (let randomState = 0; randomState < 400; randomState++) {
    for (const row of cellsOf(await sampled({ n: 20, by: "kind", randomState }))[0]!.slice(1))
      times[Number(row)]!++;
  }
  const ofA = times.slice(0, 120);
  expect(Math.min(...ofA)).toBeGreaterThan(15); // 40 expected; six standard deviations of 6
  expect(Math.max(...ofA)).toBeLessThan(76);
});

it("says what it does, and refuses a number and a share at once, or neither", async () => {
  expect(editWords(sample({ share: 0.125, by: "kind" }))).toBe(
    "keep 12.5 % of the rows drawn at random, by kind",
  );
  expect(editWords(sample({ n: 1200 }))).toBe("keep 1,200 rows drawn at random");
  for (const params of [{}, { n: 3, share: 0.5 }, { n: 0 }, { share: 1.5 }])
    await expect(sampled(params)).rejects.toMatchObject({ problem: { code: "bad-parameter" } });
});

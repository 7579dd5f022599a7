import { describe, expect, it } from "vitest";
import { cellText } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";
import { countByBin, distributionOf } from "#core/frame/distribution.ts";
import { pearson, scatterSample } from "#core/frame/scatter.ts";
import { shareTable } from "#core/frame/shared-table.ts";
import { binOf } from "#core/frame/quantiles.ts";
import { summarise } from "#core/frame/summary.ts";
import { decodeTable, encodeTable } from "#core/frame/table-file.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { csvChunks, jsonChunks } from "#core/frame/write-csv.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { LatheError } from "#core/shared/problems.ts";

const csv = `x,n,city,ok,day,note
1.5,10,Köln,yes,2024-01-31,"a, b"
,20,Wien,no,2024-02-01,=1+1
-2.5,10,Köln,yes,,plain
4,30,,no,2024-02-03,
`;
const keepGoing = async () => {};
const example = async (): Promise<Table> =>
  (await readTable(textSource("t.csv", csv), { kinds: [["note", "text"]] }, keepGoing)).table;
const rowsOf = (table: Table) =>
  Array.from({ length: table.nRows }, (_, row) => table.columns.map((column) => cellText(column, row)));
const join = (parts: readonly Uint8Array[]) => {
  const bytes = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

describe("cells", () => {
  it("are the text of the table; a missing one is null", async () => {
    expect(rowsOf(await example())).toEqual([
      ["1.5", "10", "Köln", "yes", "2024-01-31", "a, b"],
      [null, "20", "Wien", "no", "2024-02-01", "=1+1"],
      ["-2.5", "10", "Köln", "yes", null, "plain"],
      ["4", "30", null, "no", "2024-02-03", null],
    ]);
  });

  it("can be taken by row, in any order, more than once", async () => {
    const table = await example();
    expect(rowsOf(takeRows(table, Int32Array.of(3, 0, 0)))).toEqual(
      [3, 0, 0].map((row) => rowsOf(table)[row]),
    );
  });

  it("are the same in shared memory", async () => {
    const table = await example();
    const shared = shareTable(table);
    expect(rowsOf(shared)).toEqual(rowsOf(table));
    expect(shared.columns[0]).toMatchObject({ values: { buffer: expect.any(SharedArrayBuffer) } });
  });
});

describe("a summary", () => {
  it("counts, ranges and orders", async () => {
    const summaries = await summarise(await example(), keepGoing);
    const [x, n, city, ok, day, note] = summaries;
    expect(x).toMatchObject({
      kind: "numeric",
      missing: 1,
      distinct: 3,
      examples: ["1.5", "-2.5", "4"],
      top: [],
    });
    expect(x?.range).toEqual({ min: -2.5, max: 4, mean: 1, median: 1.5, std: Math.sqrt(10.75) });
    expect(x?.histogram?.counts.reduce((a, b) => a + b)).toBe(3);
    expect(x?.histogram?.edges).toHaveLength(25);
    expect(n).toMatchObject({ kind: "integer", distinct: 3, missing: 0 });
    expect(city?.top).toEqual([
      { value: "Köln", count: 2 },
      { value: "Wien", count: 1 },
    ]);
    expect(ok).toMatchObject({ kind: "boolean", distinct: 2, range: null, histogram: null });
    expect(day?.range?.min).toBe(Date.UTC(2024, 0, 31));
    expect(note).toMatchObject({ kind: "text", missing: 1, distinct: 3, distinctIsExact: true, top: [] });
  });

  it("bins a long column value by value, and pauses on the way", async () => {
    const values = Float64Array.from({ length: 30_000 }, (_, i) =>
      i % 50 === 0 ? Number.NaN : Math.sqrt((i * 7919) % 30_011) - 40,
    );
    let pauses = 0;
    const table = { nRows: values.length, columns: [{ kind: "numeric", name: "x", values } as const] };
    const [summary] = await summarise(table, async () => void pauses++);
    const filled = values.filter((value) => !Number.isNaN(value));
    const { min, max } = summary!.range!;
    const counts = Array.from({ length: 24 }, () => 0);
    for (const value of filled) counts[binOf(value, min, max, 24)]!++;
    expect(summary?.histogram?.counts).toEqual(counts);
    expect([min, max]).toEqual([Math.min(...filled), Math.max(...filled)]);
    expect(summary?.missing).toBe(600);
    expect(pauses).toBeGreaterThan(3);
  });
});

describe("figures", () => {
  it("count a column by the target's classes", async () => {
    const { columns, nRows } = await example();
    const table = { columns, nRows };
    expect(distributionOf(table, columns[2]!, columns[3]!)).toEqual({
      column: "city",
      kind: "categorical",
      edges: null,
      labels: ["Köln", "Wien"],
      groups: [
        { label: "no", counts: [0, 1] },
        { label: "yes", counts: [2, 0] },
      ],
      missing: 1,
      otherLevels: 0,
    });
    const numbers = distributionOf(table, columns[0]!, null);
    expect(numbers.groups).toHaveLength(1);
    expect(numbers.groups[0]?.counts.reduce((a, b) => a + b)).toBe(3);
    expect(numbers.missing).toBe(1);
  });

  it("count chosen rows in the bars of the whole column", async () => {
    const { columns, nRows } = await example();
    const city = columns[2]!;
    const all = Int32Array.from({ length: nRows }, (_, row) => row);
    expect(countByBin(city, all)).toEqual([2, 1]);
    expect(countByBin(city, all.slice(0, 1)).reduce((a, b) => a + b)).toBeLessThanOrEqual(1);
    expect(countByBin(columns[0]!, all).reduce((a, b) => a + b)).toBe(3);
    expect(countByBin(columns[0]!, new Int32Array(0)).every((count) => count === 0)).toBe(true);
  });

  it("sample points by seed, and correlate all complete rows", async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},${3 * i + 1},${i % 2 === 0 ? "a" : "b"}`);
    const { table } = await readTable(textSource("t.csv", `x,y,g\n${rows.join("\n")}\n`), {}, keepGoing);
    const [x, y, g] = table.columns;
    const sample = scatterSample(table, x!, y!, g!, 7, (row) => row < 10);
    expect(sample.points).toHaveLength(2000);
    expect(sample.groups).toEqual(["a", "b"]);
    expect(sample.correlation).toBeCloseTo(1, 12);
    expect(sample).toEqual(scatterSample(table, x!, y!, g!, 7, (row) => row < 10));
    expect(sample.points.every(({ row, x: px, y: py }) => px === row && py === 3 * row + 1)).toBe(true);
  });

  it("have no correlation where a column does not vary", () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBe(null);
    expect(pearson([1, Number.NaN, 3], [2, 5, 1])).toBeCloseTo(-1, 12);
  });
});

describe("the table file", () => {
  it("reads back what it wrote", async () => {
    const table = await example();
    expect(decodeTable(join(encodeTable(table)))).toEqual(table);
    const shifted = new Uint8Array(join(encodeTable(table)).length + 3);
    shifted.set(join(encodeTable(table)), 3);
    expect(decodeTable(shifted.subarray(3))).toEqual(table);
  });

  it("reads back a table in shared memory", async () => {
    const table = await example();
    const parts = encodeTable(shareTable(table));
    expect(decodeTable(join(parts))).toEqual(table);
    expect(parts.every((part) => part.buffer instanceof ArrayBuffer)).toBe(true);
  });

  it("refuses every damaged byte and every cut", async () => {
    const bytes = join(encodeTable(await example()));
    const isRefused = (damaged: Uint8Array) => {
      try {
        decodeTable(damaged);
        return false;
      } catch (error) {
        return error instanceof LatheError && /^project-(invalid|newer)$/.test(error.problem.code);
      }
    };
    for (let i = 0; i < bytes.length; i++) {
      if (i >= 20 && i < 24) continue; // reserved
      const damaged = bytes.slice();
      damaged[i]! ^= 0x10;
      expect([i, isRefused(damaged)]).toEqual([i, true]);
    }
    for (let n = 0; n < bytes.length; n += 7) expect([n, isRefused(bytes.slice(0, n))]).toEqual([n, true]);
  });
});

describe("exports", () => {
  it("write RFC 4180", async () => {
    expect([...csvChunks(await example(), { excelSafe: false })].join("")).toBe(csv);
  });

  it("keep Excel from running text as a formula, and leave numbers alone", async () => {
    const safe = [...csvChunks(await example(), { excelSafe: true })].join("");
    expect(safe).toBe(csv.replace("=1+1", "'=1+1"));
  });

  it("write JSON, whatever a column is called", async () => {
    const { table } = await readTable(textSource("t.csv", '__proto__,a\n1,x\n,"q"""\n'), {}, keepGoing);
    expect([...jsonChunks(table)].join("")).toBe(
      '[\n{"__proto__":1,"a":"x"},\n{"__proto__":null,"a":"q\\""}\n]\n',
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column, Table } from "#core/frame/column.ts";
import type { ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import { keptRows } from "#core/frame/row-share.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { openColumnStore } from "#core/out-of-core/column-store.ts";
import { stackBlocks } from "#core/out-of-core/stack-blocks.ts";
import { cellsOf, keepGoing, problemOf } from "#test/reading.ts";
import { memorySink } from "#test/support/memory-sink.ts";

async function spilled(text: string, options: ReadOptions, blockRows: number, sliceBytes = 256 * 1024) {
  const sink = memorySink();
  const source = textSource("t.csv", text);
  const read = await readTable(source, options, keepGoing, { spill: { sink, blockRows }, sliceBytes });
  const store = await openColumnStore(bytesSource("rows", sink.bytes()));
  const blocks = await Promise.all(store.blocks.map((_, at) => store.read(at)));
  return { ...read, store, blocks, onDisk: stackBlocks(blocks) };
}

/** Arrays as their type and bits: -0 is not 0. */
function bitsOf(column: Column): unknown {
  return JSON.stringify(column, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? [
          value.constructor.name,
          Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex"),
        ]
      : value,
  );
}

const sorted = (table: Table) => table.columns.map((column) => Object.entries(column).toSorted());

describe("rows on disk", () => {
  const cells = {
    whole: fc.constantFrom("0", "-0", "17", "-3", "", "NA"),
    decimal: fc.constantFrom("0.5", "0.1", "1e3", "", "12345678.9", "inf"),
    money: fc.constantFrom("$1,200.50", "$3.00", "$17.25", ""),
    day: fc.constantFrom("03/04/2020", "28/02/2021", "01/12/1999", ""),
    iso: fc.constantFrom("2024-02-29", "2024-03-01 12:30", "n.a."),
    word: fc.constantFrom("red", "green", " blue ", "Zoë", "東京", "None", '"a, b"', '"x\ny"', ""),
    flag: fc.constantFrom("yes", "no", ""),
  };

  it("are, read back, the columns that memory would have held, bit for bit", async () => {
    const names = Object.keys(cells);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(...Object.values(cells)), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 20, max: 200 }),
        async (rows, blockRows, sliceBytes) => {
          const body = rows.map((row) => row.join(",")).join("\n");
          const text = `${names.join(",")}\n1,0.25,$1.50,31/01/2020,2024-01-01,w,yes\n${body}\n`;
          const fixed: ReadOptions = { header: true, delimiter: ",", footer: false };
          const { table, onDisk, store } = await spilled(text, fixed, blockRows, sliceBytes);
          expect(store.nRows).toBe(table.nRows);
          expect(sorted(onDisk).map(bitsOf as never)).toEqual(sorted(table).map(bitsOf as never));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("keep numbers, texts and dates of many different values", async () => {
    const line = (i: number) =>
      `${i * 1.1},"free text number ${i}",${1900 + (i % 120)}-01-${10 + (i % 19)},w${i % 9},${(i * 7919) % 5000}`;
    const text = `a,b,c,d,e\n${Array.from({ length: 5000 }, (_, i) => line(i)).join("\n")}\n`;
    const { table, onDisk, blocks } = await spilled(text, {}, 700, 4096);
    expect(blocks.map(({ nRows }) => nRows)).toEqual([700, 700, 700, 700, 700, 700, 700, 100]);
    expect(sorted(onDisk).map(bitsOf as never)).toEqual(sorted(table).map(bitsOf as never));
  });

  it("are all of the file, of which the table is the sample", async () => {
    const text = `id,word\n${Array.from({ length: 3000 }, (_, i) => `${i},w${i % 5}`).join("\n")}\n`;
    const sample = { share: 0.2, randomState: 3 };
    const { table, reading, onDisk, stored } = await spilled(text, { sample }, 500);
    expect([onDisk.nRows, stored?.nRows, reading.sampled?.of]).toEqual([3000, 3000, 3000]);
    expect(cellsOf(takeRows(onDisk, keptRows(sample, 3000)))).toEqual(cellsOf(table));
  });

  it("hold a fraction and a third word where the sample had none, and say which cells do not fit", async () => {
    const sample = { share: 0.3, randomState: 1 };
    const kept = new Set(keptRows(sample, 400));
    const out = Array.from({ length: 400 }, (_, i) => i).filter((i) => !kept.has(i));
    const line = (i: number) => {
      if (i === out[5]) return "2.5,maybe,7";
      return i === out[9] ? "3,yes,seven" : `${i},${i % 2 ? "yes" : "no"},${i}`;
    };
    const text = `n,flag,m\n${Array.from({ length: 400 }, (_, i) => line(i)).join("\n")}\n`;
    const { table, onDisk, reading } = await spilled(text, { sample }, 64);
    expect(table.columns.map(({ kind }) => kind)).toEqual(["integer", "boolean", "integer"]);
    const [n, flag, m] = cellsOf(onDisk).map((column) => column.slice(2));
    expect([n![out[5]!], flag![out[5]!], m![out[9]!]]).toEqual(["2.5", "maybe", null]);
    expect(reading.warnings.map(({ message }) => message)).toContain(
      "“m”: 1 cell on disk does not fit the kind that the sample gave it, and is missing there.",
    );
  });

  it("are written while the rows are counted, and cancelled like any reading", async () => {
    const text = `id,word\n${Array.from({ length: 3000 }, (_, i) => `${i},w${i % 5}`).join("\n")}\n`;
    const seen: ReadProgress[] = [];
    const sink = memorySink();
    const source = textSource("t.csv", text);
    const cancelled = readTable(
      source,
      {},
      async (progress) => {
        seen.push(progress);
        if (progress.toDisk && progress.rows > 1000) throw new DOMException("Cancelled", "AbortError");
      },
      { spill: { sink, blockRows: 100 }, sliceBytes: 2000 },
    );
    await expect(cancelled).rejects.toThrow("Cancelled");
    expect(seen.filter(({ toDisk }) => toDisk === undefined).at(-1)?.rows).toBe(3000);
    await expect(openColumnStore(bytesSource("rows", sink.bytes()))).rejects.toThrow("disk-rows-unreadable");
  });

  it("are refused where what was written is damaged, or the file is no text", async () => {
    const sink = memorySink();
    const spill = { sink };
    await openTable(textSource("t.csv", "a,b\n1,2\n3,4\n"), {}, keepGoing, spill);
    const bytes = sink.bytes();
    bytes[100] = bytes[100]! ^ 1;
    const store = await openColumnStore(bytesSource("rows", bytes));
    expect((await problemOf(store.read(0))).code).toBe("disk-rows-unreadable");
    const json = openTable(textSource("t.json", '[{"a":1},{"a":2}]'), {}, keepGoing, { sink: memorySink() });
    expect((await problemOf(json)).code).toBe("disk-rows-refused");
  });
});

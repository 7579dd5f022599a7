import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReadOptions } from "#core/frame/reading.ts";
import { makeReaderRoom } from "#core/ingest/bytes/cell-room.ts";
import { RecordSplitter } from "#core/ingest/bytes/record-splitter.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { plainKernels } from "#core/kernels/plain-kernels.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { bitsOf } from "#test/support/bits-of.ts";
import { oddCsv } from "#test/support/odd-csv.ts";

const encoder = new TextEncoder();
const keepGoing = async () => {};

function outcome(
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadOptions,
  reader: "bytes" | "strings",
  sliceBytes = 256 * 1024,
) {
  return bitsOf(readTable(bytesSource("t.csv", bytes), options, keepGoing, { reader, sliceBytes }));
}

async function expectSame(
  text: string | Uint8Array<ArrayBuffer>,
  options: ReadOptions = {},
  sliceBytes?: number,
) {
  const bytes = typeof text === "string" ? encoder.encode(text) : text;
  const byStrings = await outcome(bytes, options, "strings");
  expect(await outcome(bytes, options, "bytes", sliceBytes)).toEqual(byStrings);
}

describe.each([
  ["TypeScript", plainKernels],
  ["WebAssembly", bestKernels()],
])("the reader of bytes, its loops in %s, gives what the reader of strings gives", (_, kernels) => {
  beforeAll(() => provideKernels(kernels));
  afterAll(() => provideKernels(plainKernels));

  it("for files of odd cells, quotes and line ends, wherever the slices are cut", async () => {
    await fc.assert(
      fc.asyncProperty(oddCsv, fc.integer({ min: 1, max: 400 }), async (text, sliceBytes) => {
        // The encoding of a file without a mark is settled on a whole slice, by either reader.
        await expectSame(text, { encoding: "utf-8" }, sliceBytes);
        await expectSame(text, { header: true });
      }),
      { seed: 5, numRuns: 600 },
    );
  });

  it("cut at every byte", async () => {
    const text = '\ufefft,"n"\r\n"a,""1""",2.50\r\nZoë 😀,"3\n"\r\n\r\n"x"y,4\r\nlong,5,6\r\nshort\r\n"",7';
    for (let sliceBytes = 1; sliceBytes <= encoder.encode(text).length; sliceBytes++)
      await expectSame(text, {}, sliceBytes);
  });

  it("for bytes that are no UTF-8, from wherever that shows", async () => {
    await fc.assert(
      fc.asyncProperty(oddCsv, fc.nat(), fc.integer({ min: 0x80, max: 0xff }), async (text, at, byte) => {
        const bytes = encoder.encode(text);
        bytes[at % bytes.length] = byte;
        await expectSame(bytes);
        await expectSame(bytes, { encoding: "utf-8" });
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it("for kinds that are chosen by the person", async () => {
    const kinds = ["numeric", "integer", "categorical", "boolean", "datetime", "text"] as const;
    await fc.assert(
      fc.asyncProperty(oddCsv, fc.constantFrom(...kinds), fc.boolean(), async (text, kind, dayFirst) => {
        await expectSame(text, {
          header: true,
          dayFirst,
          kinds: ["a", "b", "c"].map((name) => [name, kind]),
        });
        await expectSame(text, { missingTokens: ["x", "3.5", "Zoë"] });
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("for long columns, the kinds of which change late", async () => {
    const rows = 26_000;
    const columns: readonly ((row: number) => string)[] = [
      (row) => `${row}`,
      (row) => (row % 7 === 0 ? "NA" : `${(row * 7919) % 100_003}.${row % 10}`),
      (row) => (row === 25_900 ? "n.a" : `${row / 3}`),
      (row) =>
        `${1900 + (row % 150)}-0${1 + (row % 9)}-${10 + (row % 19)}${row % 2 === 0 ? "" : "T10:20:30Z"}`,
      (row) => (row === 25_000 ? "tomorrow" : `20${10 + (row % 90)}-0${1 + (row % 9)}-${10 + (row % 18)}`),
      (row) => `"word ${row}, ""${row % 13}"""`,
      (row) => (row % 3 === 0 ? "" : row % 5 === 0 ? "null" : `Straße ${row}`),
      (row) => `level ${row % 700}`,
      (row) => (row < 20_000 ? `${row % 40}` : `${row}e-3`),
      (row) => `${(row % 2 === 0 ? 1 : -1) * (row * 0.123456789012345)}`,
      (row) => `${row},5`.replace(/^(.*)$/, '"$1"'),
    ];
    const lines = Array.from({ length: rows }, (_, row) => columns.map((of) => of(row)).join(","));
    lines.splice(10, 0, "", "1,2");
    lines[20_100] += ",extra,more";
    const header = columns.map((_, c) => `c${c}`).join(",");
    await expectSame(`${header}\n${lines.join("\n")}\n`);
    await expectSame(`${header}\n${lines.join("\r\n")}`);
    // Missing where a number or a date is as the person says: every one of those is asked.
    await expectSame(`${header}\n${lines.join("\n")}\n`, { missingTokens: ["20000", "25/3", "1905-01-16"] });
    // A quote that is never closed, and so many of them that quotes mean nothing any more.
    const lost = lines.map((line, row) => (row > 100 && row % 200 === 0 ? `"${line}` : line));
    await expectSame(`${header}\n${lost.join("\n")}\n`);
  }, 60_000);
});

describe("the splitter", () => {
  it("does not make strings of what RFC 4180 settles", () => {
    const room = makeReaderRoom(100, 5, 2);
    const { bytes } = room;
    const text = encoder.encode('a,"b, ""c"""\r\n"",2\n');
    bytes.set(text);
    const { block, why, at } = new RecordSplitter(",", '"', 2).split(room, 0, text.length, false, 0);
    const cells = Array.from({ length: 4 }, (_, i) =>
      new TextDecoder().decode(bytes.subarray(block.starts[i], block.ends[i])),
    );
    expect({ cells, why, at, nRows: block.nRows }).toEqual({
      cells: ["a", 'b, "c"', "", "2"],
      why: "end",
      at: text.length,
      nRows: 2,
    });
  });
});

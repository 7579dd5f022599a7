import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ByteSource, ReadOptions } from "#core/frame/reading.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { shareStarts } from "#core/ingest/shares/share-starts.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { bitsOf } from "#test/support/bits-of.ts";
import { helpedSource, type Log } from "#test/support/in-process-helpers.ts";
import { oddCsv } from "#test/support/odd-csv.ts";

const encoder = new TextEncoder();
const keepGoing = async () => {};

function outcome(source: ByteSource, options: ReadOptions, sliceBytes: number) {
  return bitsOf(readTable({ createHash: noHash, ...source }, options, keepGoing, { sliceBytes }));
}
const noHash = () => ({ update: () => {}, finish: () => "" });

async function expectSame(
  file: string | Uint8Array<ArrayBuffer>,
  shares: { readonly starts: readonly number[]; readonly lead: number; readonly sliceBytes: number },
  options: ReadOptions = {},
  readAlone?: unknown,
): Promise<Log> {
  const bytes = typeof file === "string" ? encoder.encode(file) : file;
  const { starts, lead, sliceBytes } = shares;
  const alone = readAlone ?? (await outcome(bytesSource("t.csv", bytes), options, sliceBytes));
  const log = { begun: 0, read: 0 };
  const inside = starts.filter((start) => start < bytes.length);
  expect(await outcome(helpedSource(bytes, inside, lead, log), options, sliceBytes)).toEqual(alone);
  return log;
}

/** Some slices of a file, at which shares begin. */
const cuts = fc
  .tuple(
    fc.integer({ min: 4, max: 120 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([sliceBytes, slices]) => ({
    sliceBytes,
    starts: slices.toSorted((a, b) => a - b).map((slice) => slice * sliceBytes),
  }));

describe("a file read by several readers is what one reader makes of it", () => {
  it("for odd cells, quotes and line ends, wherever the shares begin", async () => {
    const log = { begun: 0, read: 0 };
    await fc.assert(
      fc.asyncProperty(oddCsv, cuts, fc.nat(200), async (text, { sliceBytes, starts }, lead) => {
        for (const options of [{}, { encoding: "utf-8", header: true }]) {
          const { begun, read } = await expectSame(text, { sliceBytes, starts, lead }, options);
          log.begun += begun;
          log.read += read;
        }
      }),
      { seed: 11, numRuns: 200 },
    );
    expect(log.read).toBeGreaterThan(0.2 * log.begun);
  });

  it("with a share at every byte", async () => {
    const text =
      'name,n,day\r\n"a,""1""",2.50,2024-01-02\r\nZoë 😀,"3\n",\r\n\r\n"x"y,4,\r\nlong,5,6,7\r\nshort\r\nNA,-0,2024-02-30\r\n' +
      "Lima,7,2024-05-06\r\nOslo,8,2024-05-07\r\nname,n,day\r\nOslo,9,2024-05-08\r\nTotal,33,\r\n\r\nSource: made up\r\n";
    const { length } = encoder.encode(text);
    for (let sliceBytes = 1; sliceBytes <= length; sliceBytes += sliceBytes < 12 ? 1 : 9)
      for (let start = 0; start < length; start += sliceBytes)
        await expectSame(text, { sliceBytes, starts: [start], lead: start });
  });

  it("for bytes that are no UTF-8, from wherever that shows", async () => {
    await fc.assert(
      fc.asyncProperty(
        oddCsv,
        cuts,
        fc.nat(),
        fc.integer({ min: 0x80, max: 0xff }),
        async (text, { sliceBytes, starts }, at, byte) => {
          const bytes = encoder.encode(text);
          bytes[at % bytes.length] = byte;
          await expectSame(bytes, { sliceBytes, starts, lead: 0 });
          await expectSame(bytes, { sliceBytes, starts, lead: 0 }, { encoding: "utf-8" });
        },
      ),
      { seed: 12, numRuns: 120 },
    );
  });

  it("for kinds, missing values and columns that a person chose", async () => {
    const kinds = ["numeric", "integer", "categorical", "boolean", "datetime", "text"] as const;
    await fc.assert(
      fc.asyncProperty(
        oddCsv,
        cuts,
        fc.constantFrom(...kinds),
        async (text, { sliceBytes, starts }, kind) => {
          const shares = { sliceBytes, starts, lead: 0 };
          await expectSame(text, shares, {
            header: true,
            kinds: ["a", "b", "c"].map((name) => [name, kind]),
          });
          await expectSame(text, shares, { missingTokens: ["x", "3.5", "Zoë"], footer: false });
          await expectSame(text, shares, { header: true, columns: ["b"] });
        },
      ),
      { seed: 13, numRuns: 80 },
    );
  });

  it("for long columns, the kinds of which change early, late and in between", async () => {
    const rows = 62_000;
    const columns: readonly ((row: number) => string)[] = [
      (row) => `${row}`,
      (row) => (row % 7 === 0 ? "NA" : `${(row * 7919) % 100_003}.${row % 10}`),
      (row) => (row === 61_900 ? "n.a" : row < 50_000 ? `${row}` : `${row / 3}`),
      (row) => (row === 45_000 ? "tomorrow" : `20${10 + (row % 90)}-0${1 + (row % 9)}-${10 + (row % 18)}`),
      (row) => `"word ${row}, ""${row % 13}"""`,
      (row) => (row < 30_000 ? "same" : row % 5 === 0 ? "null" : `Straße ${row}`),
      (row) => `level ${row % 700}`,
      (row) => (row < 20_000 ? `${row % 40}` : row % 3 === 0 ? "unknown" : `${row}e-3`),
      (row) => `"${row},5"`,
      (row) => (row < 31_000 ? `${row % 9}` : `${row % 1500}`),
      (row) => `common ${row < 28_000 ? row % 19_000 : row % 23_000}`,
      (row) => (row % 1000 === 0 ? "inf" : row % 999 === 0 ? "-" : `${row % 90}`),
      (row) => `0${1 + (row % 9)}/0${1 + (row % 8)}/20${10 + (row % 80)}`,
    ];
    const lines = Array.from({ length: rows }, (_, row) => columns.map((of) => of(row)).join(","));
    lines.splice(10, 0, "", "1,2");
    lines[40_100] += ",extra,more";
    lines.splice(50_000, 0, "", "1;2;3;4;5;6;7;8;9;10;11;12;13");
    const header = columns.map((_, c) => `c${c}`).join(",");
    const text = `${header}\n${lines.join("\n")}\n`;
    const sliceBytes = 16 * 1024;
    const at = (share: number) => Math.floor((share * text.length) / sliceBytes) * sliceBytes;
    const alone = await outcome(bytesSource("t.csv", encoder.encode(text)), {}, sliceBytes);
    for (const [lead, ...starts] of [
      [at(0.08), at(0.5)],
      [0, at(0.1)],
      [4 * sliceBytes, at(0.3), at(0.6), at(0.9)],
    ]) {
      const log = await expectSame(text, { starts, lead: lead!, sliceBytes }, {}, alone);
      // Columns that turn out to be words are read once more, together too.
      expect(log).toEqual({ begun: 2 * starts.length, read: 2 * starts.length });
    }
    // Quotes that are never closed, and so many of them that quotes mean nothing any more.
    for (const every of [5000, 200]) {
      const lost = lines.map((line, row) => (row > 100 && row % every === 0 ? `"${line}` : line));
      await expectSame(`${header}\n${lost.join("\n")}\n`, {
        starts: [at(0.5)],
        lead: sliceBytes,
        sliceBytes,
      });
    }
  }, 120_000);

  it("where a share begins inside a quoted cell", async () => {
    const long = `"${"1,2,3\n".repeat(400)}"`;
    const text = `a,b,c\n${"4,5,6\n".repeat(100)}${long},7,8\n${"9,10,11\n".repeat(100)}`;
    const log = await expectSame(text, { starts: [1024], lead: 0, sliceBytes: 64 });
    expect(log.begun).toBe(1);
  });
});

const table = encoder.encode(
  `a,b\n${Array.from({ length: 500 }, (_, row) => `${row},w${row % 7}\n`).join("")}`,
);

describe("helpers", () => {
  it("that are lost are done without", async () => {
    const source = helpedSource(table, [2048], 512);
    const lost = {
      ...source.helpers!,
      begin: () => ({ ...source.helpers!.begin(task), done: Promise.resolve(null) }),
    };
    const task = {
      options: {},
      start: 2048,
      end: table.length,
      sliceBytes: 64,
      isSettled: true,
      columns: [null, null],
    };
    const alone = await outcome(bytesSource("t.csv", table), {}, 64);
    expect(await outcome({ ...source, helpers: lost }, {}, 64)).toEqual(alone);
  });

  it("that have not begun when they are needed are not waited for", async () => {
    const source = helpedSource(table, [2048], 512);
    const idle = {
      bytesRead: 0,
      rows: 0,
      done: new Promise<null>(() => {}),
      moved: () => new Promise<void>(() => {}),
    };
    let stopped = 0;
    const helpers = { ...source.helpers!, begin: () => ({ ...idle, stop: () => stopped++ }) };
    const alone = await outcome(bytesSource("t.csv", table), {}, 64);
    expect(await outcome({ ...source, helpers }, {}, 64)).toEqual(alone);
    expect(stopped).toBeGreaterThan(0);
  });

  it("are stopped when the reading is", async () => {
    const source = helpedSource(table, [2048], 512);
    let stopped = 0;
    const never = {
      bytesRead: 1,
      rows: 0,
      done: new Promise<null>(() => {}),
      moved: () => Promise.resolve(),
    };
    const helpers = { ...source.helpers!, begin: () => ({ ...never, stop: () => stopped++ }) };
    let waits = 0;
    const checkpoint = async ({ bytesRead }: { readonly bytesRead: number }) => {
      if (bytesRead > 2048 && ++waits > 20) throw abortError();
    };
    const reading = readTable({ ...source, helpers }, {}, checkpoint, { sliceBytes: 64 });
    await expect(reading).rejects.toThrow("Cancelled");
    expect(stopped).toBe(1);
  });

  it("are not asked for a sample, nor where the hash needs every byte", async () => {
    const log = { begun: 0, read: 0 };
    const source = helpedSource(table, [2048], 512, log);
    await outcome(source, { sample: { share: 0.5, randomState: 1 } }, 64);
    const hash = await readTable({ ...source, createHash: noHash }, {}, keepGoing, { sliceBytes: 64 });
    expect(hash.table.nRows).toBe(500);
    expect(log.begun).toBe(0);
  });
});

describe("shares", () => {
  it("are equal parts, where reads begin, of files that take a while", () => {
    const mebibyte = 1024 * 1024;
    expect(shareStarts(10 * mebibyte, 1)).toEqual([]);
    expect(shareStarts(100 * mebibyte, 0)).toEqual([]);
    expect(shareStarts(100 * mebibyte, 1)).toEqual([52 * mebibyte]);
    expect(shareStarts(120 * mebibyte, 2)).toEqual([40 * mebibyte, 80 * mebibyte]);
  });
});

import { columnFromArray, dictionary, int32, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openTable } from "#core/ingest/open-table.ts";
import { previewTable } from "#core/ingest/preview/preview-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { cellsOf, keepGoing, problemOf } from "#test/reading.ts";
import { counted } from "#test/support/counted-source.ts";
import { writtenTable } from "#test/support/written-table.ts";

const lines = (n: number, sign = ";") =>
  ["name;when;price", ...Array.from({ length: n }, (_, i) => `item ${i};2024-01-${10 + (i % 20)};${i},5`)]
    .map((line) => line.replaceAll(";", sign))
    .join("\n");

describe("a preview", () => {
  it("shows the first rows as the whole file is read, and reads only its start", async () => {
    const file = textSource("items.csv", lines(20_000));
    const { source, read } = counted(file);
    const preview = await previewTable(source, {}, 20, keepGoing);
    expect(read()).toBeLessThan(600_000);
    expect(preview.isWhole).toBe(false);
    const { table, reading } = await openTable(file, {}, keepGoing);
    expect(preview.columns.map(({ name, kind, cells }) => [name, kind, ...cells])).toEqual(
      cellsOf(table).map((column) => column.slice(0, 22)),
    );
    expect(preview.reading.delimiter).toBe(reading.delimiter);
    expect(preview.reading.guesses).toEqual(reading.guesses);
    expect(preview.reading.ragged).toEqual([]);
  });

  it("obeys what is fixed, and says when it saw all there is", async () => {
    const preview = await previewTable(textSource("a.csv", lines(3)), { delimiter: "|" }, 20, keepGoing);
    expect(preview.columns.map(({ name, cells }) => [name, cells.length])).toEqual([["name;when;price", 3]]);
    expect(preview.isWhole).toBe(true);
  });

  it("ends at a line of a wide encoding", async () => {
    const text = lines(15_000);
    const bytes = new Uint8Array(2 + 2 * text.length);
    bytes.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++) bytes[2 + 2 * i] = text.charCodeAt(i);
    const { columns, reading } = await previewTable(bytesSource("wide.csv", bytes), {}, 2, keepGoing);
    expect(reading.encoding).toBe("utf-16le");
    expect(columns.map(({ kind }) => kind)).toEqual(["text", "datetime", "numeric"]);
    expect(reading.warnings.map(({ code }) => code)).toEqual(["number-format"]);
  });

  it("unpacks no more than it shows, of gz and of the chosen file of a zip", async () => {
    const packed = gzipSync(strToU8(lines(60_000)));
    const { source, read } = counted(bytesSource("items.csv.gz", packed as Uint8Array<ArrayBuffer>));
    const preview = await previewTable(source, {}, 5, keepGoing);
    expect(preview.columns[0]?.cells[4]).toBe("item 4");
    expect(read()).toBeLessThan(0.6 * packed.length);
    const zip = zipSync({ "a.csv": strToU8("x,y\n1,2\n3,4"), "in/b.csv": strToU8("u\n7\n8") });
    const archive = bytesSource("both.zip", zip as Uint8Array<ArrayBuffer>);
    const second = await previewTable(archive, { parts: ["in/b.csv"] }, 5, keepGoing);
    expect(second.columns).toEqual([{ name: "u", kind: "integer", cells: ["7", "8"] }]);
  });

  it.each([
    ["parquet", 0.85], // the first of two row groups, which holds two thirds of the rows
    ["json", 0.5],
    ["ndjson", 0.4],
  ] as const)("reads the start of %s alone, and shows the rows of the whole", async (format, share) => {
    const { table } = await openTable(textSource("items.csv", lines(150_000)), {}, keepGoing);
    const file = bytesSource(`items.${format}`, await writtenTable(table, format));
    const { source, read } = counted(file);
    const preview = await previewTable(source, {}, 20, keepGoing);
    expect(read() / file.byteLength).toBeLessThan(share);
    expect(preview.isWhole).toBe(false);
    const whole = await openTable(file, {}, keepGoing);
    expect(preview.columns.map(({ name, kind, cells }) => [name, kind, ...cells])).toEqual(
      cellsOf(whole.table).map((column) => column.slice(0, 22)),
    );
  });

  it.each(["file", "stream"] as const)("reads the first batch of an Arrow %s alone", async (format) => {
    const numbers = Int32Array.from({ length: 50_000 }, (_, i) => i);
    const words = Array.from(numbers, (n) => `word ${n % 3}`);
    const table = tableFromColumns([
      ["n", columnFromArray(numbers, int32(), { maxBatchRows: 5000 })],
      ["w", columnFromArray(words, dictionary(utf8()), { maxBatchRows: 5000 })],
    ]);
    const file = bytesSource("t.arrow", tableToIPC(table, { format }) as Uint8Array<ArrayBuffer>);
    const { source, read } = counted(file);
    const preview = await previewTable(source, {}, 2, keepGoing);
    expect(read() / file.byteLength).toBeLessThan(0.35);
    expect(preview.isWhole).toBe(false);
    expect(preview.reading.nRows).toBe(5000);
    expect(preview.columns.map(({ cells }) => cells)).toEqual([
      ["0", "1"],
      ["word 0", "word 1"],
    ]);
  });

  it("opens a packed file of another format, however long", async () => {
    const { table } = await openTable(textSource("items.csv", lines(40_000)), {}, keepGoing);
    const zip = zipSync({ "in/items.parquet": await writtenTable(table, "parquet") });
    const archive = bytesSource("items.zip", zip as Uint8Array<ArrayBuffer>);
    const preview = await previewTable(archive, {}, 3, keepGoing);
    expect(preview.columns[0]?.cells).toEqual(["item 0", "item 1", "item 2"]);
  });

  it("refuses what cannot be read, in the same words", async () => {
    const empty = await problemOf(previewTable(textSource("empty.csv", ""), {}, 5, keepGoing));
    expect(empty.code).toBe("file-empty");
    const above = await problemOf(
      previewTable(textSource("t.csv", "a,b\n1,2\n"), { skipLines: 20 }, 5, keepGoing),
    );
    expect(above).toEqual({ code: "no-lines-left", details: { file: "t.csv", lines: 20 } });
  });
});

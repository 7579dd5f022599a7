import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ReadOptions } from "#core/frame/reading.ts";
import { type UnpackLimits, unpackLimits } from "#core/ingest/archive/inflate.ts";
import { unpackedSource } from "#core/ingest/archive/unpacked-source.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { cellsOf, keepGoing, problemOf } from "#test/reading.ts";
import { workbookBytes } from "#test/workbooks.ts";

type Bytes = Uint8Array<ArrayBuffer>;
const open = (name: string, bytes: Uint8Array, options: ReadOptions = {}) =>
  openTable(bytesSource(name, bytes as Bytes), options, keepGoing);
const csv = strToU8("a,b\n1,x\n2,y\n");
const asRead = [
  ["a", "integer", "1", "2"],
  ["b", "categorical", "x", "y"],
];
const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

describe("a file is what it holds", () => {
  it.each([
    ["t.csv", csv, "text", []],
    ["t.json", strToU8('[{"a":1,"b":"x"},{"a":2,"b":"y"}]'), "json", []],
    ["t.csv", strToU8('[{"a":1,"b":"x"},{"a":2,"b":"y"}]'), "json", ["content-not-name"]],
    ["t.csv", strToU8('{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n'), "ndjson", ["content-not-name"]],
    [
      "t.csv",
      workbookBytes({
        s: [
          ["a", "b"],
          [1, "x"],
          [2, "y"],
        ],
      }),
      "xlsx",
      ["content-not-name"],
    ],
    ["t.csv.gz", gzipSync(csv), "text", []],
    ["t.csv", gzipSync(csv), "text", ["content-not-name"]],
    ["t.zip", zipSync({ "in/t.csv": csv, "__MACOSX/in/._t.csv": csv, ".DS_Store": csv }), "text", []],
    ["t.json", csv, "text", ["content-not-name"]],
  ] as const)("%s %#", async (name, bytes, format, warned) => {
    const { table, reading } = await open(name, bytes);
    expect(cellsOf(table)).toEqual(asRead);
    expect(reading.format ?? "text").toBe(format);
    expect(reading.fileName).toBe(name);
    expect(reading.byteLength).toBe(bytes.length);
    expect(reading.warnings.map(({ code }) => code)).toEqual(warned);
  });

  it("reads cells in brackets as a table of text", async () => {
    const { reading } = await open("t.csv", strToU8("[1],[2]\n[3],[4]\n[5],[6]\n"));
    expect(reading.format ?? "text").toBe("text");
    const addresses = await open("t.csv", strToU8("[10.0.0.1]\n[10.0.0.2]\n[10.0.0.3]\n"));
    expect(addresses.reading.format ?? "text").toBe("text");
  });

  it.each([
    ["empty.parquet", new Uint8Array(0), "file-empty", ""],
    [
      "old.xls",
      join(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), new Uint8Array(600)),
      "file-not-a-table",
      "old Excel",
    ],
    ["a.docx", zipSync({ "word/document.xml": csv }), "file-not-a-table", "a Word document"],
    ["a.ods", zipSync({ "content.xml": csv, mimetype: csv }), "file-not-a-table", "an OpenDocument file"],
    ["a.xlsb", zipSync({ "xl/workbook.bin": csv }), "file-not-a-table", "a binary Excel workbook"],
    ["a.zip", zipSync({}), "file-not-a-table", "a zip archive without a file"],
    [
      "old.feather",
      join(strToU8("FEA1"), new Uint8Array(64)),
      "file-not-a-table",
      "Feather file of version 1",
    ],
    ["t.tar.gz", gzipSync(tar()), "file-not-a-table", "a tar archive"],
  ])("%s is refused by name", async (name, bytes, code, what) => {
    const problem = await problemOf(open(name, bytes));
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem.details)).toContain(what);
  });
});

function tar(): Uint8Array {
  const block = new Uint8Array(1024);
  block.set(strToU8("t.csv"));
  block.set(strToU8("ustar"), 257);
  return block;
}

describe("gzip", () => {
  it("reads members one after the other", async () => {
    const { table } = await open(
      "t.csv.gz",
      join(gzipSync(strToU8("a,b\n1,x\n")), gzipSync(strToU8("2,y\n"))),
    );
    expect(cellsOf(table)).toEqual(asRead);
  });

  it("refuses a file cut anywhere, and one with a flipped bit", async () => {
    const whole = gzipSync(csv);
    for (let end = 3; end < whole.length; end++) {
      const { code } = await problemOf(open("t.csv.gz", whole.slice(0, end)));
      expect(code, `cut at ${end}`).toBe("file-damaged");
    }
    const flipped = whole.slice();
    flipped[whole.length - 6]! ^= 1;
    expect((await problemOf(open("t.csv.gz", flipped))).code).toBe("file-damaged");
  });

  const packedSource = (bytes: Uint8Array, limits: Partial<UnpackLimits>) => {
    const source = bytesSource("t.csv.gz", bytes as Bytes);
    const packed = { source, format: "gzip", start: 0, end: source.byteLength, expected: null } as const;
    return unpackedSource("t.csv", packed, keepGoing, { ...unpackLimits, ...limits });
  };

  it("reads what is larger than it keeps in memory, in slices, the same", async () => {
    const text = `n,w\n${Array.from({ length: 30_000 }, (_, i) => `${i % 1000},word number ${i % 7}`).join("\n")}\n`;
    const source = await packedSource(gzipSync(strToU8(text)), { kept: 1000 });
    const whole = strToU8(text);
    expect(source.byteLength).toBe(whole.length);
    for (const [start, end] of [
      [0, 70_000],
      [70_000, 70_001],
      [200_000, 900_000],
      [5, 9],
    ] as const)
      expect(await source.slice(start, end)).toEqual(whole.slice(start, end));
    const plain = await openTable(textSource("t.csv", text), {}, keepGoing);
    expect((await openTable(source, {}, keepGoing)).table).toEqual(plain.table);
  });

  it("stops at a bomb before it fills memory", async () => {
    const bomb = gzipSync(new Uint8Array(8 * 1024 * 1024).fill(0x61), { level: 9 });
    expect((await problemOf(packedSource(bomb, { ratioFrom: 1024 * 1024 }))).code).toBe("file-unsafe");
  });

  it("reads pasted JSON as JSON, whatever it is named", async () => {
    const text = '[{"a":1,"b":"x"},{"a":2,"b":"y"}]';
    const { table } = await openTable(textSource("pasted.csv", text), {}, keepGoing);
    expect(table.columns.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("can be cancelled while it is unpacked", async () => {
    const packed = gzipSync(strToU8("a\n" + "1234567890\n".repeat(200_000)));
    const stop = async () => {
      throw abortError();
    };
    await expect(openTable(bytesSource("t.gz", packed as Bytes), {}, stop)).rejects.toThrow("Cancelled");
  });
});

describe("zip", () => {
  const months = {
    "2024/jan.csv": strToU8("id,price,note\n1,10,new\n2,20,\n"),
    "2024/feb.csv": strToU8("price,id,note\n1.50,3,007\n2.5,4,8\n"),
    "readme.txt": strToU8("Nothing to see\n"),
  };

  it("opens the first file and names the others", async () => {
    const { table, reading } = await open("year.zip", zipSync(months));
    expect(table.nRows).toBe(2);
    expect(reading.parts).toEqual(["2024/jan.csv"]);
    expect(reading.warnings[0]!.message).toContain("“2024/feb.csv”, “readme.txt”");
  });

  it("opens the file asked for", async () => {
    const { table } = await open("year.zip", zipSync(months), { parts: ["2024/feb.csv"] });
    expect(cellsOf(table)[0]).toEqual(["price", "numeric", "1.5", "2.5"]);
  });

  it("puts files of the same columns under each other, in kinds that hold all, with every spelling kept", async () => {
    const { table, reading } = await open("year.zip", zipSync(months), {
      parts: ["2024/jan.csv", "2024/feb.csv"],
    });
    expect(cellsOf(table)).toEqual([
      ["id", "integer", "1", "2", "3", "4"],
      ["price", "numeric", "10", "20", "1.5", "2.5"],
      ["note", "categorical", "new", null, "007", "8"],
    ]);
    expect(reading.nRows).toBe(4);
    expect(reading.warnings[0]!.code).toBe("parts-appended");
  });

  it("says why files do not fit under each other", async () => {
    const problem = await problemOf(
      open("year.zip", zipSync({ "a.csv": csv, "b.csv": strToU8("a,c\n1,2\n3,4\n") }), {
        parts: ["a.csv", "b.csv"],
      }),
    );
    expect(problem).toMatchObject({ code: "parts-differ", details: { first: "a.csv", other: "b.csv" } });
    expect(JSON.stringify(problem.details)).toContain("it has no “b”, and it has “c” beside");
  });

  it("says what there is when a part is not", async () => {
    const problem = await problemOf(open("year.zip", zipSync(months), { parts: ["mar.csv"] }));
    expect(problem).toMatchObject({ code: "unknown-part", details: { part: "mar.csv" } });
  });

  it("does not mind names that would lead out of a folder", async () => {
    const { table } = await open("t.zip", zipSync({ "../../etc/passwd.csv": csv }));
    expect(cellsOf(table)).toEqual(asRead);
  });

  it("refuses one that is cut, locked, damaged, or says it is smaller than it is", async () => {
    const whole = zipSync({ "t.csv": strToU8("a,b\n" + "1,x\n".repeat(1000)) });
    expect((await problemOf(open("t.zip", whole.slice(0, -30)))).code).toBe("file-damaged");
    const start = directoryOf(whole);
    const change = (at: number, value: number) => {
      const bytes = whole.slice();
      bytes[at] = value;
      return open("t.zip", bytes);
    };
    expect((await problemOf(change(start + 8, 1))).code).toBe("file-unsafe");
    expect((await problemOf(change(start + 16, whole[start + 16]! ^ 1))).code).toBe("file-damaged");
    expect((await problemOf(change(start + 25, 0))).code).toBe("file-damaged");
    expect((await problemOf(change(start + 10, 99))).code).toBe("file-damaged");
  });

  it("gives up on what is packed again and again", async () => {
    let packed: Uint8Array = csv;
    for (let i = 0; i < 5; i++) packed = zipSync({ "t.zip": packed });
    expect((await problemOf(open("t.zip", packed))).code).toBe("file-unsafe");
  });
});

function directoryOf(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  return view.getUint32(zip.length - 6, true);
}

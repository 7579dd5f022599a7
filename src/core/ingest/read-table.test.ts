import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText, textAt } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import { csvChunks } from "#core/frame/write-csv.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

const keepGoing = async () => {};
const fixture = (name: string) =>
  bytesSource(
    name,
    new Uint8Array(readFileSync(new URL(`../../../test/fixtures/csv/${name}`, import.meta.url))),
  );
const read = (name: string, options: ReadOptions = {}) => readTable(fixture(name), options, keepGoing);
const readText = (text: string, options: ReadOptions = {}) =>
  readTable(textSource("t.csv", text), options, keepGoing);

/** Columns as [name, kind, …cells]. */
const cells = (table: Table) =>
  table.columns.map((column) => [
    column.name,
    column.kind,
    ...Array.from({ length: table.nRows }, (_, row) => cellText(column, row)),
  ]);
const codesOf = (warnings: readonly { code: string; count: number }[]) =>
  warnings.map(({ code, count }) => `${code} ${count}`);
const problemOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof LatheError)) throw error;
  return error.problem;
};

describe("files that are no table", () => {
  it.each([
    ["empty.csv", "file-empty"],
    ["blank-only.csv", "file-empty"],
    ["header-only.csv", "table-has-no-rows"],
  ])("%s is refused as %s", async (name, code) => {
    expect((await problemOf(read(name))).code).toBe(code);
  });

  it.each([
    ["png-renamed.csv", "a PNG image"],
    ["xlsx-renamed.csv", "an Excel workbook or a zip archive"],
    ["gzip-renamed.csv", "gzip-compressed"],
    ["parquet-renamed.csv", "a Parquet file"],
    ["pdf-renamed.csv", "a PDF document"],
    ["html-error-page.csv", "a web page"],
    ["binary.csv", "binary data"],
  ])("%s is refused as %s", async (name, what) => {
    const problem = await problemOf(read(name));
    expect(problem.code).toBe("file-not-a-table");
    expect(problem.details).toMatchObject({ file: name, what });
  });
});

describe("encodings", () => {
  it.each([
    ["utf8-bom.csv", "utf-8"],
    ["utf16le-bom.csv", "utf-16le"],
    ["utf16be-bom.csv", "utf-16be"],
    ["utf16le.csv", "utf-16le"],
  ])("%s is read as %s", async (name, encoding) => {
    const { reading, table } = await read(name);
    expect(reading.encoding).toBe(encoding);
    expect(cells(table)).toEqual([
      ["name", "categorical", "José", "Zoë", "Łukasz"],
      ["city", "categorical", "Málaga", "Köln", "Łódź"],
      ["n", "integer", "1", "2", "3"],
    ]);
  });

  it("reads windows-1252, its quotes and euro sign included", async () => {
    const { reading, table } = await read("windows-1252.csv");
    expect(reading.encoding).toBe("windows-1252");
    expect(cells(table)[0]).toEqual(["name", "categorical", "José", "Zoë", "“Max”"]);
    expect(cells(table)[1]).toEqual(["city", "categorical", "Málaga", "Köln", "5 €"]);
  });

  it("reads Shift-JIS", async () => {
    const { reading, table } = await read("shift-jis.csv");
    expect(reading.encoding).toBe("shift_jis");
    expect(cells(table)).toEqual([
      ["都市", "categorical", "東京", "大阪", "さいたま"],
      ["人口", "integer", "13960000", "2691000", "1324000"],
    ]);
  });

  it("keeps the rows of a file cut in the middle of a character, and says so", async () => {
    const { reading, table } = await read("utf8-cut-mid-character.csv");
    expect(reading.encoding).toBe("utf-8");
    expect(cells(table)[0]).toEqual(["city", "categorical", "Köln", "München", "Zürich", "Gen\ufffd"]);
    expect(codesOf(reading.warnings)).toEqual(["invalid-bytes 1", "short-rows 1"]);
  });

  it("does not end a cell at a NUL", async () => {
    expect(cells((await read("nul-bytes.csv")).table)[0]).toContain("x\0y");
  });

  it("obeys a forced encoding, and refuses one it does not know", async () => {
    const forced = await read("windows-1252.csv", { encoding: "latin1" });
    expect(forced.reading.encoding).toBe("windows-1252");
    expect((await problemOf(read("windows-1252.csv", { encoding: "klingon" }))).code).toBe("bad-parameter");
  });
});

describe("dialects and headers", () => {
  it("finds semicolons under decimal commas", async () => {
    const { reading, table } = await read("semicolon-decimal-comma.csv");
    expect(reading.delimiter).toBe(";");
    expect(cells(table)).toEqual([
      ["name", "categorical", "A", "B", "C"],
      ["change", "numeric", "-0.5", "1.25", "2"],
      ["amount", "numeric", "1234.5", "12345.75", "0.5"],
      ["price", "integer", "1234", "2500", "12000"],
    ]);
  });

  it("reads thousands separators", async () => {
    expect(cells((await read("thousands.csv")).table)[1]).toEqual([
      "people",
      "integer",
      "1234",
      "1234567",
      "999",
    ]);
  });

  it("takes the delimiter from a sep= line", async () => {
    const { reading, table } = await read("sep-line.csv");
    expect(reading.delimiter).toBe(";");
    expect(cells(table)).toEqual([
      ["a", "integer", "1", "2"],
      ["b", "categorical", "x,y", "z,w"],
    ]);
  });

  it("leaves out a title above the header, and says so", async () => {
    const { reading, table } = await read("preamble.csv");
    expect(table.columns.map(({ name }) => name)).toEqual(["region", "units", "price"]);
    expect(table.nRows).toBe(4);
    expect(codesOf(reading.warnings)).toEqual(["preamble-lines 1", "blank-lines 1"]);
  });

  it("makes header names unique", async () => {
    const { reading, table } = await read("header-duplicates.csv");
    expect(table.columns.map(({ name }) => name)).toEqual(["a", "a (3)", "column 3", "b", "a (2)", "a (4)"]);
    expect(codesOf(reading.warnings)).toEqual(["header-repaired 4"]);
  });

  it("keeps columns called __proto__ and constructor", async () => {
    const { table } = await read("header-proto.csv");
    expect(cells(table)).toEqual([
      ["__proto__", "integer", "1", "2"],
      ["constructor", "categorical", "x", "y"],
      ["toString", "integer", "2", "4"],
      ["hasOwnProperty", "integer", "3", "5"],
    ]);
  });

  it("sees that a file has no header", async () => {
    const { reading, table } = await read("no-header.csv");
    expect(reading.header).toBe(false);
    expect(table.columns.map(({ name }) => name)).toEqual(["column 1", "column 2", "column 3"]);
    expect(table.nRows).toBe(3);
  });

  it("takes years for names", async () => {
    const { reading, table } = await read("years-header.csv");
    expect(reading.header).toBe(true);
    expect(table.nRows).toBe(2);
  });

  it.each(["old-mac.csv", "mixed-line-ends.csv"])("reads the line ends of %s", async (name) => {
    const { table } = await read(name);
    expect(cells(table).map((column) => column.slice(0, 4))).toEqual([
      ["a", "integer", "1", "2"],
      ["b", "categorical", "x", "y"],
    ]);
  });

  it("keeps line ends inside quotes", async () => {
    expect(cells((await read("crlf.csv")).table)[1]).toEqual(["b", "categorical", "two\r\nlines", "x"]);
  });

  it("finds single quotes and tabs", async () => {
    const single = await read("single-quotes.csv");
    expect(single.reading.quote).toBe("'");
    expect(cells(single.table)[0]).toEqual(["a", "categorical", "x, y", "z", "w, v"]);
    const tab = await read("tab.tsv");
    expect(tab.reading.delimiter).toBe("\t");
    expect(cells(tab.table)[0]).toEqual(["a", "numeric", "1.5", "2.5"]);
  });

  it("reads a header longer than what is looked at first", async () => {
    const names = Array.from({ length: 40_000 }, (_, i) => `column number ${i}`);
    const { table } = await readText(`${names.join(",")}\n${names.map((_, i) => i % 7).join(",")}\n`);
    expect(table.columns.length).toBe(40_000);
    expect(cellText(table.columns[39_999]!, 0)).toBe(`${39_999 % 7}`);
  });

  it("obeys a forced delimiter and header", async () => {
    const { table } = await readText("a;b\nc;d\n", { delimiter: ",", header: false });
    expect(cells(table)).toEqual([["column 1", "categorical", "a;b", "c;d"]]);
  });
});

describe("records that are not as expected", () => {
  it("pads short rows, keeps long ones, and lists both", async () => {
    const { reading, table } = await read("ragged.csv");
    expect(cells(table)).toEqual([
      ["a", "integer", "1", "2", "3", "4"],
      ["b", "categorical", "x", "y", "z", "w"],
      ["c", "numeric", "2.5", null, "3.5", "4.5"],
    ]);
    expect(reading.ragged).toEqual([
      { row: 1, line: 3, expected: 3, got: 2, extra: "" },
      { row: 2, line: 5, expected: 3, got: 5, extra: "extra,more" },
    ]);
    expect(codesOf(reading.warnings)).toEqual(["short-rows 1", "long-rows 1", "blank-lines 1"]);
    expect(reading.blankLines).toBe(1);
  });

  it("does not let an unclosed quote swallow the lines after it", async () => {
    const { reading, table } = await read("unclosed-quote.csv");
    expect(cells(table)).toEqual([
      ["id", "integer", "1", "2", "3", "4", "5"],
      ["note", "categorical", "fine", '"never closed', "fine", "closed, with comma", "fine"],
      ["n", "integer", "10", "20", "30", "40", "50"],
    ]);
    expect(reading.warnings.find(({ code }) => code === "unclosed-quote")?.message).toContain("line 3");
  });

  it("does not let an unclosed quote swallow the rest of the file", async () => {
    const { reading, table } = await read("unclosed-quote-to-end.csv");
    expect(table.nRows).toBe(39);
    expect(cells(table)[1]?.[3]).toBe('"never closed');
    expect(codesOf(reading.warnings)).toEqual(["unclosed-quote 1"]);
  });
});

describe("kinds", () => {
  it("keeps codes and long ids as they are written", async () => {
    const { table } = await read("codes-and-long-ids.csv");
    expect(cells(table)).toEqual([
      ["zip", "categorical", "00123", "98101"],
      ["card", "categorical", "4111111111111111", "4111111111111112"],
      ["big", "categorical", "9007199254740993", "9007199254740992"],
      ["phone", "categorical", "+436641234567", "+436641234568"],
      ["real", "numeric", "0.12345678901234566", "1234.5"],
    ]);
  });

  it("tells missing values from answers, and counts what it read as missing", async () => {
    const { reading, table } = await read("missing-tokens.csv");
    expect(cells(table)).toEqual([
      ["number", "integer", "1", null, null, null, null, "5"],
      ["word", "categorical", "red", null, "blue", null, null, "red"],
      ["answer", "categorical", "None", "-", "yes", "no", "None", "yes"],
      ["country", "categorical", "DE", "NA", "FR", "IT", "ES", "AT"],
      ["inf", "integer", "1", null, null, "2", "3", "4"],
    ]);
    expect(codesOf(reading.warnings)).toEqual(["missing-tokens 3", "missing-tokens 2", "infinite-values 2"]);
    expect(reading.warnings[0]?.message).toBe(
      "3 cells of “number” were read as missing: “NA” (1), “-” (1), “NaN” (1).",
    );
  });

  it("takes the person's own list of missing tokens", async () => {
    const { table } = await readText("a,b\nx,1\nzz,2\nNA,3\n", { missingTokens: ["zz"] });
    expect(cells(table)[0]).toEqual(["a", "categorical", "x", null, "NA"]);
  });

  it("takes a number or a date of that list for missing, in few rows and in many", async () => {
    const options = { missingTokens: ["-999", "1900-01-01"] };
    const few = await readText("a,b,c\n1,-999,2024-05-06\n-999,2.5,1900-01-01\n3,4.5,2024-05-08\n", options);
    expect(cells(few.table)).toEqual([
      ["a", "integer", "1", null, "3"],
      ["b", "numeric", null, "2.5", "4.5"],
      ["c", "datetime", "2024-05-06", null, "2024-05-08"],
    ]);
    expect(few.reading.warnings.map(({ message }) => message)).toContain(
      "1 cell of “c” was read as missing: “1900-01-01” (1).",
    );
    const day = (row: number) => new Date(row * 86_400_000).toISOString().slice(0, 10);
    const lines = Array.from({ length: 6000 }, (_, row) =>
      row === 5500 ? "-999,-999,1900-01-01" : `${row},${row}.5,${day(row)}`,
    );
    const many = await readText(`a,b,c\n${lines.join("\n")}\n`, options);
    expect(many.table.columns.map((column) => cellText(column, 5500))).toEqual([null, null, null]);
    expect(many.table.columns.map((column) => cellText(column, 5499))).toEqual(["5499", "5499.5", day(5499)]);
  });

  it("reads dates whose order shows, and asks about those where it does not", async () => {
    const { reading, table } = await read("dates.csv");
    expect(cells(table)).toEqual([
      ["iso", "datetime", "2024-02-29", "2023-12-31"],
      ["time", "datetime", "2024-01-01T12:30:00", "2024-01-01T10:30:00"],
      ["european", "datetime", "2024-01-31", "2024-02-01"],
      ["american", "datetime", "2024-01-31", "2024-02-01"],
      ["dots", "datetime", "2024-02-01", "2024-02-03"],
      ["both", "categorical", "01/02/2024", "03/04/2024"],
    ]);
    expect(codesOf(reading.warnings)).toEqual(["ambiguous-dates 1"]);
    expect(reading.guesses.filter(({ ask }) => ask)).toMatchObject([
      { about: "dates", column: "both", example: "01/02/2024" },
    ]);
    const asWords = await read("dates.csv", { kinds: [["both", "categorical"]] });
    expect(asWords.reading.guesses.filter(({ ask }) => ask)).toEqual([]);
    const answered = await read("dates.csv", { dayFirst: false });
    expect(cells(answered.table)[5]).toEqual(["both", "datetime", "2024-01-02", "2024-03-04"]);
  });

  it("knows booleans and keeps their text", async () => {
    expect(cells((await read("booleans.csv")).table)).toEqual([
      ["flag", "boolean", "True", "False", "True", null],
      ["answer", "boolean", "yes", "no", "yes", "no"],
      ["letter", "boolean", "t", "f", "f", "t"],
      ["bit", "integer", "0", "1", "1", "0"],
    ]);
  });

  it("keeps how numbers of few values were written", async () => {
    const { table } = await readText("y\n1.0\n0.0\n1.0\n");
    expect(Array.from({ length: 3 }, (_, row) => textAt(table.columns[0]!, row))).toEqual([
      "1.0",
      "0.0",
      "1.0",
    ]);
    expect(table.columns[0]).toMatchObject({ kind: "numeric", written: { categories: ["0.0", "1.0"] } });
  });

  it("holds numbers as float32 only where that loses nothing", async () => {
    const { table } = await readText("a,b\n0.5,0.1\n16777216,2\n");
    expect(table.columns[0]).toMatchObject({ values: Float32Array.of(0.5, 16777216) });
    expect(table.columns[1]).toMatchObject({ values: Float64Array.of(0.1, 2) });
  });

  it("calls names text and cities categories", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `Person ${i},City ${i % 40}`);
    const { table } = await readText(`name,city\n${rows.join("\n")}\n`);
    expect(table.columns.map(({ kind }) => kind)).toEqual(["text", "categorical"]);
  });

  it("makes missing, and counts, what does not fit a kind the person chose", async () => {
    const { reading, table } = await readText("a,b\n1,x\n2.5,2020-01-01\nthree,\n007,y\n", {
      kinds: [
        ["a", "integer"],
        ["b", "datetime"],
      ],
    });
    expect(cells(table)).toEqual([
      ["a", "integer", "1", null, null, "7"],
      ["b", "datetime", null, "2020-01-01", null, null],
    ]);
    expect(codesOf(reading.warnings)).toEqual(["values-not-of-kind 2", "values-not-of-kind 2"]);
  });

  it("is sure of semicolons where numbers have commas, dots and a currency", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},5;${i + 1}.234,50 €;Köln`);
    const { reading, table } = await readText(`Größe;Preis;Stadt\n${rows.join("\n")}\n`);
    expect(table.columns.map(({ kind }) => kind)).toEqual(["numeric", "numeric", "categorical"]);
    expect(reading.guesses.find(({ about }) => about === "delimiter")?.confidence).toBeGreaterThan(0.7);
  });

  it("takes no word of over 1,000 characters for a category", async () => {
    const kindWith = async (length: number) => {
      const { table } = await readText(`a,b\n1,${"x".repeat(length)}\n2,y\n3,y\n`);
      return table.columns[1]?.kind;
    };
    expect(await kindWith(1000)).toBe("categorical");
    expect(await kindWith(1001)).toBe("text");
  });

  it("loses nothing when a long column of numbers ends in a word", async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i}.5`);
    const { reading, table } = await readText(`a\n${rows.join("\n")}\nlast\n`);
    expect(table.columns[0]?.kind).toBe("text");
    expect(cellText(table.columns[0]!, 17)).toBe("17.5");
    expect(cellText(table.columns[0]!, 5000)).toBe("last");
    expect(reading.nRows).toBe(5001);
    expect(codesOf(reading.warnings)).toEqual(["numbers-among-words 5000"]);
  });

  it("streams long columns of numbers, dates and words to the kinds a short one gets", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => {
      const day = `${1900 + (i % 120)}-${`${1 + (i % 12)}`.padStart(2, "0")}-${`${1 + (i % 28)}`.padStart(2, "0")}`;
      return `${i},${i === 29_000 ? "NA" : i / 8},${day},word ${i},w${i % 3000}`;
    });
    const { reading, table } = await readText(`int,num,day,text,cat\n${rows.join("\n")}\n`);
    expect(table.columns.map(({ kind }) => kind)).toEqual([
      "integer",
      "numeric",
      "datetime",
      "text",
      "categorical",
    ]);
    expect(table.columns.map((column) => cellText(column, 29_999))).toEqual([
      "29999",
      "3749.875",
      rows[29_999]!.split(",")[2],
      "word 29999",
      "w2999",
    ]);
    expect(codesOf(reading.warnings)).toEqual(["missing-tokens 1"]);
  });

  it("reads one of very many columns as one of few", async () => {
    const decimals = Array.from({ length: 600 }, (_, i) => `${i}.25`);
    const columns: readonly (readonly string[])[] = [
      decimals,
      decimals.with(500, "a word"),
      decimals.with(500, "1,234.5"),
      decimals.with(400, "NA").with(401, "inf").with(402, "1e400"),
      decimals.map((text, i) =>
        i % 9 === 0 ? ["", "NA", "-", "na", " ", "?", "nan", "NULL"][i % 8]! : text,
      ),
      decimals.map((_, i) => `${i % 256}.5`),
      decimals.map((_, i) => `${i % 257}.5`),
      decimals.map((_, i) => `${i}.125`),
      decimals.map((_, i) => `${i % 300}`),
      decimals.map((_, i) => `${i},5`),
      decimals.map((_, i) => (i < 300 ? `${i}.5` : `2020-01-${10 + (i % 20)}`)),
    ];
    const withFillers = async (nFillers: number) => {
      const fillers = Array.from({ length: nFillers }, () => "x");
      const lines = decimals.map((_, i) =>
        [...columns.map((column) => column[i]!), ...fillers].map((cell) => `"${cell}"`).join(","),
      );
      const names = Array.from({ length: columns.length + nFillers }, (_, c) => `c${c}`);
      const { reading, table } = await readText(`${names.join(",")}\n${lines.join("\n")}\n`);
      return { warnings: reading.warnings, columns: table.columns.slice(0, columns.length) };
    };
    expect(await withFillers(600)).toEqual(await withFillers(1));
  });
});

describe("the reading as a whole", () => {
  it("hashes the bytes", async () => {
    const bytes = readFileSync(new URL("../../../test/fixtures/csv/ragged.csv", import.meta.url));
    expect((await read("ragged.csv")).reading.contentHash).toBe(
      createHash("sha256").update(bytes).digest("hex"),
    );
  });

  it("stops when cancelled", async () => {
    const cancel = async () => {
      throw abortError();
    };
    await expect(readTable(fixture("ragged.csv"), {}, cancel)).rejects.toThrow("Cancelled");
  });

  it("notices a file that became shorter", async () => {
    const source = { name: "t.csv", byteLength: 100, slice: async () => new Uint8Array(10) };
    expect((await problemOf(readTable(source, { encoding: "utf-8", header: false }, keepGoing))).code).toBe(
      "file-changed",
    );
  });

  const field = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom("", "1", "2.5", "-3", "NA", "a,b", 'q"q', "two\nlines", "x;y", "1e5", "é€", "007"),
  );
  const records = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 30 }))
    .chain(([width, n]) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: n, maxLength: n }),
    );
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it("does not depend on the size of the slices", async () => {
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom("\n", "\r\n"),
        async (rows, size, end) => {
          const header = rows[0]!.map((_, i) => `c${i}`).join(",");
          const text = [header, ...rows.map((row) => row.map(quoted).join(","))].join(end);
          const whole = await readText(text, { header: true }).catch((error: LatheError) => error.message);
          const cut = await readTable(textSource("t.csv", text), { header: true }, keepGoing, {
            sliceBytes: size,
          }).catch((error: LatheError) => error.message);
          expect(cut).toEqual(whole);
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  it("reads back what it wrote", async () => {
    await fc.assert(
      fc.asyncProperty(records, async (rows) => {
        // A carriage return at the end of a record is taken for part of its line end.
        const clean = rows.map((row) => row.map((cell) => cell.replaceAll("\r", "").replaceAll("\0", "")));
        const names = clean[0]!.map((_, i) => `c${i}`);
        const text = [names.join(","), ...clean.map((row) => row.map(quoted).join(","))].join("\n");
        const kinds = names.map((name) => [name, "categorical"] as const);
        const options: ReadOptions = {
          header: true,
          delimiter: ",",
          quote: '"',
          encoding: "utf-8",
          kinds,
          missingTokens: [],
        };
        const first = await readText(text, options).catch(() => null);
        if (first === null) return;
        const again = await readText(
          [...csvChunks(first.table, { excelSafe: false })].join(""),
          options,
        ).catch(() => null);
        // Rows of nothing but missing cells are kept by the writer as delimiters.
        expect(cells(again!.table)).toEqual(cells(first.table));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("keeps every ragged row", async () => {
    const widths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(widths, async (rows) => {
        const text = `a,b,c\n${rows.map((width) => Array.from({ length: width }, (_, i) => `v${i}`).join(",")).join("\n")}\n`;
        const { reading, table } = await readText(text, { header: true, delimiter: "," });
        const expected = rows.length > 2 && rows.every((width) => width > 3) ? Math.min(...rows) : 3;
        expect(table.nRows).toBe(rows.length);
        expect(table.columns.length).toBe(expected);
        expect(reading.ragged.map(({ row, got }) => [row, got])).toEqual(
          rows.flatMap((width, row) => (width === expected ? [] : [[row, width]])),
        );
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});

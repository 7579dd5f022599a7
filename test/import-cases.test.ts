import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cellText } from "#core/frame/cells.ts";
import type { DateOrder, ReadOptions, ReadResult } from "#core/frame/reading.ts";
import type { TableFileFormat } from "#core/export/table/table-formats.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { LatheError } from "#core/shared/problems.ts";
import { cellsOf, keepGoing, problemOf } from "#test/reading.ts";
import { writtenTable } from "#test/support/written-table.ts";
import { workbookBytes } from "#test/workbooks.ts";

/**
 * What people really bring, and what has to happen: a file each that once was read wrongly somewhere. The small files of
 * test/fixtures/csv are read in src/core/ingest/read-table.test.ts; here stand those that are made.
 */

type Bytes = Uint8Array<ArrayBuffer>;
const open = (name: string, content: string | Uint8Array, options: ReadOptions = {}) =>
  openTable(
    typeof content === "string" ? textSource(name, content) : bytesSource(name, content as Bytes),
    options,
    keepGoing,
  );
const codes = ({ reading }: ReadResult) => reading.warnings.map(({ code }) => code);
const namesOf = ({ table }: ReadResult) => table.columns.map(({ name }) => name);
const rowsOf = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i));

describe("characters", () => {
  const text = `name,town\n${rowsOf(30, (i) => `Zoë ${i},Köln`).join("\n")}\n`;
  const wide = (bigEndian: boolean, mark: boolean) => {
    const units = mark ? `\uFEFF${text}` : text;
    const view = new DataView(new ArrayBuffer(2 * units.length));
    for (let i = 0; i < units.length; i++) view.setUint16(2 * i, units.charCodeAt(i), !bigEndian);
    return new Uint8Array(view.buffer);
  };
  it.each([
    ["utf-16le", wide(false, true)],
    ["utf-16le", wide(false, false)],
    ["utf-16be", wide(true, true)],
    ["utf-16be", wide(true, false)],
    ["windows-1252", Uint8Array.from(text, (character) => character.charCodeAt(0))],
  ])(
    "of %s are right, whatever mark stands before them, and can be read in another way %#",
    async (encoding, bytes) => {
      const read = await open("towns.csv", bytes);
      expect(read.reading.encoding).toBe(encoding);
      expect(cellsOf(read.table)[0]?.[2]).toBe("Zoë 0");
      expect(read.reading.guesses.some(({ about }) => about === "encoding")).toBe(true);
      const forced = await open("towns.csv", bytes, { encoding: "iso-8859-5", delimiter: "," }).catch(
        (error: LatheError) => error,
      );
      expect(forced instanceof LatheError || forced.reading.encoding === "iso-8859-5").toBe(true);
    },
  );

  it("that are no UTF-8 are counted, and their rows kept", async () => {
    const bytes = strToU8(text);
    bytes[bytes.indexOf(0xc3) + 1] = 0x28; // the second half of ë
    const read = await open("towns.csv", bytes);
    expect(read.table.nRows).toBe(30);
    expect(read.reading.warnings).toMatchObject([{ code: "invalid-bytes", count: 1 }]);
    const cut = await open("towns.csv", strToU8("a,b\n1,x\n2,é").subarray(0, -1));
    expect(cut.table.nRows).toBe(2);
    expect(codes(cut)).toEqual(["invalid-bytes"]);
  });

  it("of NUL end neither a cell nor the file", async () => {
    const { table } = await open(
      "nul.csv",
      `a,b\n${rowsOf(20, (i) => `a longer x\0y${i},${i}`).join("\n")}\n`,
    );
    expect(table.nRows).toBe(20);
    expect(cellsOf(table)[0]?.[2]).toBe("a longer x\0y0");
  });

  it("of every script, of no width and from right to left are kept as they are, in names and cells", async () => {
    const odd = [
      "<script>alert(1)</script>",
      "مرحبا بالعالم",
      "\u202Eright to left",
      "zero\u200Bwidth",
      "👩‍👩‍👧‍👦",
      "é",
      "e\u0301",
      "‮test‬",
      "Ω≈ç√∫",
      "=1+1",
      "' OR 1=1 --",
      "${HOME}",
      "../../etc/passwd",
      "undefined",
    ];
    const long = "n".repeat(10_000);
    const text = `${odd.map((name) => `"${name}"`).join(",")},${long}\n${rowsOf(5, (i) => `${odd.map((cell) => `"${cell} ${i}"`).join(",")},${i}`).join("\n")}\n`;
    const read = await open("odd.csv", text);
    expect(namesOf(read)).toEqual([...odd, long]);
    for (const [c, cell] of odd.entries()) expect(cellText(read.table.columns[c]!, 4)).toBe(`${cell} 4`);
  });
});

describe("quotes and widths", () => {
  it("a quote that never closes costs its line, which is named", async () => {
    const rows = rowsOf(400, (i) => (i === 200 ? `${i},"open,${i}` : `${i},fine ${i},${i}`));
    const read = await open("open.csv", `a,b,c\n${rows.join("\n")}\n`);
    expect(read.table.nRows).toBe(400);
    expect(read.reading.warnings.find(({ code }) => code === "unclosed-quote")?.message).toContain(
      "line 202",
    );
  });

  it("short rows are padded, long ones keep their extras in a list", async () => {
    const read = await open("uneven.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9,10\n11,12,13\n");
    expect(read.table.nRows).toBe(4);
    expect(read.reading.ragged).toEqual([
      { row: 1, line: 3, expected: 3, got: 2, extra: "" },
      { row: 2, line: 4, expected: 3, got: 5, extra: "9,10" },
    ]);
    expect(codes(read)).toEqual(["short-rows", "long-rows"]);
  });

  it("a cell of a megabyte is one cell", async () => {
    const long = "word ".repeat(210_000);
    const { table } = await open("long.csv", `a,b\n1,short\n2,"${long}"\n3,short\n`);
    expect(table.nRows).toBe(3);
    expect(cellText(table.columns[1]!, 1)).toBe(long);
  });

  it("five thousand columns are five thousand columns", async () => {
    const width = 5000;
    const line = (cell: (c: number) => unknown) => Array.from({ length: width }, (_, c) => cell(c)).join(",");
    const text = [line((c) => `c${c}`), ...rowsOf(20, (i) => line((c) => i * c))].join("\n");
    const read = await open("wide.csv", text);
    expect([read.table.columns.length, read.table.nRows, codes(read)]).toEqual([width, 20, []]);
  });
});

describe("numbers and words", () => {
  it("of a semicolon file have a decimal comma and dots between thousands", async () => {
    const { table } = await open("de.csv", "a;b\n-0,5;1.234,5\n1,25;12.000,75\n3,5;999,0\n");
    expect(cellsOf(table)).toEqual([
      ["a", "numeric", "-0.5", "1.25", "3.5"],
      ["b", "numeric", "1234.5", "12000.75", "999"],
    ]);
  });

  it("codes keep their zeros, and no digit of a long one is rounded", async () => {
    const { table } = await open(
      "codes.csv",
      "zip,card,big\n00501,4111111111111111,9007199254740993\n10001,4111111111111112,9007199254740992\n",
    );
    expect(cellsOf(table).map(([, kind, ...rows]) => [kind, ...rows])).toEqual([
      ["categorical", "00501", "10001"],
      ["categorical", "4111111111111111", "4111111111111112"],
      ["categorical", "9007199254740993", "9007199254740992"],
    ]);
  });

  it("spellings of nothing are missing and counted; infinite numbers are said", async () => {
    const read = await open(
      "nothing.csv",
      "n,w\n1,a\nNA,N/A\n-,b\nnull,null\nNaN,c\ninf,d\n-Infinity,e\n7,f\n",
    );
    expect(cellsOf(read.table)[0]).toEqual(["n", "integer", "1", null, null, null, null, null, null, "7"]);
    expect(codes(read).toSorted()).toEqual(["infinite-values", "missing-tokens", "missing-tokens"]);
  });

  it("a date that may be read in two ways is asked about, and not guessed", async () => {
    const { table, reading } = await open("days.csv", "d\n01/02/2024\n03/04/2024\n05/06/2024\n");
    expect(table.columns[0]?.kind).not.toBe("datetime");
    expect(reading.guesses.filter(({ ask }) => ask)).toMatchObject([
      { about: "dates", example: "01/02/2024" },
    ]);
  });
});

describe("dates of two digits a year", () => {
  const column = (cells: readonly string[], options: ReadOptions = {}) =>
    open("days.csv", `when,n\n${cells.map((cell, i) => `${cell},${i}`).join("\n")}\n`, options);
  const asked = ({ reading }: ReadResult) =>
    reading.guesses.filter(({ ask }) => ask).map(({ orders, example }) => [orders, example]);

  it("are offered year first too where every cell allows it, and read as the person says", async () => {
    const cells = ["02/02/02", "01/02/03", "04/05/06"];
    const read = await column(cells);
    expect(read.table.columns[0]?.kind).toBe("categorical");
    expect(asked(read)).toEqual([[["day-first", "month-first", "year-first"], "01/02/03"]]);
    const dayOf = async (dateOrder: DateOrder) =>
      cellsOf((await column(cells, { dateOrder })).table)[0]?.slice(1, 4);
    expect(await dayOf("year-first")).toEqual(["datetime", "2002-02-02", "2001-02-03"]);
    expect(await dayOf("month-first")).toEqual(["datetime", "2002-02-02", "2003-01-02"]);
    const single = await column(cells, { dateOrders: [["when", "year-first"]] });
    expect([asked(single), codes(single)]).toEqual([[], []]);
  });

  it("are asked about where years stand first as well as days may", async () => {
    const read = await column(rowsOf(20, (i) => `2${i % 2}/03/${10 + i}`));
    expect(asked(read)).toEqual([[["day-first", "year-first"], "20/03/10"]]);
    expect(read.reading.warnings[0]?.message).toContain("day/month/year or year/month/day");
  });

  it("are not asked about where the days, not the years, vary", async () => {
    const read = await column(rowsOf(20, (i) => `${11 + i}/03/24`));
    expect([asked(read), cellsOf(read.table)[0]?.[2]]).toEqual([[], "2024-03-11"]);
  });

  it("are year first where nothing else is possible, and never where no cell allows it", async () => {
    const sure = await column(["99/03/15", "98/12/31", "24/01/02"]);
    expect(cellsOf(sure.table)[0]).toEqual(["when", "datetime", "1999-03-15", "1998-12-31", "2024-01-02"]);
    const long = await column(["01/02/2024", "03/04/2024"], { dateOrder: "year-first" });
    expect(asked(long)).toEqual([[["day-first", "month-first"], "01/02/2024"]]);
    expect((await column(["1.2.24", "1.3.11"])).table.columns[0]?.kind).toBe("categorical");
  });
});

describe("where the table is", () => {
  const rows = rowsOf(12, (i) => `place ${i};${i + 1};${2 * i},5`);
  it("is found under a line that names the separator, a title, remarks, and above notes and totals", async () => {
    const file = ["Sales of the year", "", "name;n;price", ...rows, "", "Source: the till", "Total;78;138,0"];
    const read = await open("sales.csv", file.join("\n"));
    expect(namesOf(read)).toEqual(["name", "n", "price"]);
    expect(read.table.nRows).toBe(12);
    expect(codes(read)).toEqual(expect.arrayContaining(["preamble-lines", "footer-lines"]));
    const told = await open("sep.csv", ["sep=;", "name;n;price", ...rows].join("\r\n"));
    expect([told.reading.delimiter, told.table.nRows, namesOf(told)[0]]).toEqual([";", 12, "name"]);
    const remarks = await open(
      "remarks.csv",
      ["# made by hand", "name;n;price", ...rows.slice(0, 5), "# half", ...rows.slice(5)].join("\n"),
    );
    expect([remarks.table.nRows, codes(remarks)]).toEqual([12, expect.arrayContaining(["comment-lines"])]);
  });

  it("has the words of two header rows in its names", async () => {
    const read = await open("two.csv", ["place;sales;", ";units;price", ...rows].join("\n"));
    expect(namesOf(read)).toEqual(["place", "sales units", "sales price"]);
    expect(codes(read)).toContain("joined-header");
  });

  it("is the first of two tables in one file, and the other is named with its line", async () => {
    const other = ["", "day;visits", ...rowsOf(12, (i) => `2024-01-${10 + i};${i}`)];
    const read = await open("both.csv", ["name;n;price", ...rows, ...other].join("\n"));
    expect([read.table.nRows, namesOf(read)[0]]).toEqual([12, "name"]);
    expect(read.reading.otherTable).toEqual({ line: 15, names: ["day", "visits"] });
    expect(codes(read)).toContain("more-tables");
  });

  it("has names of its own for columns whose names are repeated, empty or blank, and says so", async () => {
    const read = await open("names.csv", "a,a,, ,a\n1,2,3,4,5\n6,7,8,9,10\n");
    expect(new Set(namesOf(read)).size).toBe(5);
    expect(namesOf(read)).toEqual(["a", "a (2)", "column 3", "column 4", "a (3)"]);
    expect(codes(read)).toContain("header-repaired");
  });

  it("may have columns called like parts of an object", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const read = await open("proto.csv", `${names.join(",")}\n1,2,3,4\n5,6,7,8\n`);
    expect(namesOf(read)).toEqual(names);
    expect(cellsOf(read.table).map((column) => column[2])).toEqual(["1", "2", "3", "4"]);
    expect(({} as Record<string, unknown>)["1"]).toBeUndefined();
  });
});

describe("what is no table, or a broken one,", () => {
  const records = rowsOf(40, (i) => `${i},word ${i % 5}`).join("\n");
  const saved = async (format: TableFileFormat) =>
    writtenTable((await open("t.csv", `a,b\n${records}\n`)).table, format);

  it.each(["parquet", "arrow", "json", "ndjson", "xlsx", "csv.gz", "zip"] as const)(
    "%s cut or changed anywhere is read or refused in words, and never a fault of ours",
    async (format) => {
      const whole =
        format === "xlsx"
          ? workbookBytes({ s: [["a", "b"], ...rowsOf(10, (i) => `${i}`).map((cell) => [cell, "w"])] })
          : format === "csv.gz"
            ? gzipSync(strToU8(`a,b\n${records}\n`))
            : format === "zip"
              ? zipSync({ "t.csv": strToU8(`a,b\n${records}\n`) })
              : await saved(format);
      const attempt = (bytes: Uint8Array) =>
        open(`t.${format}`, bytes).then(
          () => "read",
          (error: unknown) => (error instanceof LatheError ? "refused" : String(error)),
        );
      // A page header of Parquet that was changed in one byte once kept the reader busy for ever.
      const step = format === "parquet" ? 1 : Math.max(1, Math.floor(whole.length / 60));
      const outcomes = new Set<string>();
      for (let at = 1; at < whole.length; at += step) {
        const cut = await attempt(whole.slice(0, at));
        const changed = whole.slice();
        changed[at] = changed[at]! ^ 0x55;
        outcomes.add(cut).add(await attempt(changed));
      }
      outcomes.delete("read");
      expect([...outcomes]).toEqual(["refused"]);
    },
    120_000, // a changed count of rows is believed until the values end: seconds each on a busy machine
  );

  it("JSON a hundred thousand deep is refused, not run out of stack", async () => {
    expect((await problemOf(open("deep.json", "[".repeat(100_000)))).code).toBe("file-damaged");
  });
});

import { unzipSync, zipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import type { ReadOptions } from "#core/frame/reading.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { excelDateText, isDateFormat } from "#core/ingest/xlsx/excel-dates.ts";
import { cellsOf, keepGoing, problemOf } from "#test/reading.ts";
import { type CellXml, workbookBytes, workbookSource } from "#test/workbooks.ts";

const open = (rows: readonly (readonly CellXml[])[], options: ReadOptions = {}) =>
  openTable(workbookSource({ "Sheet 1": rows }), options, keepGoing);
const xml = (text: string) => ({ xml: text });

describe("cells", () => {
  it("numbers, texts, truth values, dates and times are what they are", async () => {
    const rows = [
      ["n", "long", "text", "is", "day", "moment", "money"],
      [
        1.5,
        12345678901234568,
        "a & <b>",
        true,
        xml('<c s="1"><v>45292</v></c>'),
        xml('<c s="2"><v>45292.5</v></c>'),
        xml('<c s="3"><v>3</v></c>'),
      ],
      [
        -2,
        2,
        " 007",
        false,
        xml('<c s="1"><v>59</v></c>'),
        xml('<c s="2"><v>61.25</v></c>'),
        xml('<c s="3"><v>4</v></c>'),
      ],
    ];
    const { table, reading } = await open(rows);
    expect(cellsOf(table)).toEqual([
      ["n", "numeric", "1.5", "-2"],
      ["long", "numeric", "12345678901234568", "2"],
      ["text", "categorical", "a & <b>", " 007"],
      ["is", "boolean", "true", "false"],
      ["day", "datetime", "2024-01-01", "1900-02-28"],
      ["moment", "datetime", "2024-01-01T12:00:00", "1900-03-01T06:00:00"],
      ["money", "integer", "3", "4"],
    ]);
    expect(reading).toMatchObject({ format: "xlsx", header: true, nRows: 2, warnings: [] });
  });

  it("shared texts with runs and phonetics, kept results of formulas, errors as missing", async () => {
    const strings = [
      "<t>name</t>",
      "<r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh>",
      "<t>x_x000D_y</t>",
    ];
    const sheet = {
      s: [
        [xml('<c t="s"><v>0</v></c>'), "f", "e"],
        [
          xml('<c t="s"><v>1</v></c>'),
          xml('<c t="str"><f>A1</f><v>kept</v></c>'),
          xml('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
        ],
        [xml('<c t="s"><v>2</v></c>'), xml("<c><f>B1*2</f></c>"), 4],
      ],
    };
    const { table, reading } = await openTable(workbookSource(sheet, { strings }), {}, keepGoing);
    expect(cellsOf(table)).toEqual([
      ["name", "categorical", "two runs", "x\ry"],
      ["f", "categorical", "kept", null],
      ["e", "integer", null, "4"],
    ]);
    expect(reading.warnings.map(({ code, count }) => `${code} ${count}`)).toEqual([
      "error-cells 1",
      "formulas-without-results 1",
    ]);
  });

  it("knows the epoch of 1904, times of day and which formats show dates", () => {
    expect(excelDateText(0, true)).toBe("1904-01-01");
    expect(excelDateText(1, false)).toBe("1900-01-01");
    expect(excelDateText(60, false)).toBe("1900-02-28"); // Excel's 29th of February, which never was
    expect(excelDateText(0.75, false)).toBe("18:00:00");
    expect(excelDateText(45292.123456789, false)).toBe("2024-01-01T02:57:46.667");
    expect([14, 22, 46, 0, 10].map((id) => isDateFormat(id, undefined))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const codes = [
      "yyyy\\-mm\\-dd",
      '0.0" days"',
      "[h]:mm",
      "[Red]0.00",
      "General",
      "#,##0_);(#,##0)",
      "d/m",
      "[$-409]h:mm AM/PM",
    ];
    expect(codes.map((code) => isDateFormat(164, code))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("where the table stands", () => {
  it("finds it under a title, away from the corner, with rows left blank", async () => {
    const { table, reading } = await open([
      [null, "Sales of the year"],
      [],
      [null, "city", "n"],
      [null, "Ulm", 1],
      [],
      [null, "Bonn", 2],
    ]);
    expect(cellsOf(table)).toEqual([
      ["city", "categorical", "Ulm", "Bonn"],
      ["n", "integer", "1", "2"],
    ]);
    expect(reading.warnings.map(({ code }) => code)).toEqual(["preamble-lines", "blank-lines"]);
  });

  it("keeps cells beyond the header, drops columns with neither name nor value, and makes names different", async () => {
    const rows = [
      ["a", null, "a", "b"],
      ...Array.from({ length: 150 }, (_, i) => [i, null, "x", "y", ...(i === 140 ? ["far"] : [])]),
    ];
    const { table } = await open(rows);
    expect(table.columns.map(({ name }) => name)).toEqual(["a", "a (2)", "b", "column 5"]);
    expect(cellsOf(table)[3]!.filter((cell) => cell !== null)).toEqual(["column 5", "categorical", "far"]);
  });

  it("takes numbers alone for rows without a header", async () => {
    const { table, reading } = await open([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(reading.header).toBe(false);
    expect(table.nRows).toBe(3);
    expect((await open([["a"], ["b"]], { header: false })).table.nRows).toBe(2);
  });
});

describe("sheets", () => {
  const book = () =>
    workbookSource({
      Notes: [
        ["a", "b"],
        [1, "x"],
      ],
      "Q & A": [
        ["b", "a"],
        ["y", 2],
      ],
      Empty: [],
    });

  it("reads the first and names the others; the one asked for; several under each other", async () => {
    const first = await openTable(book(), {}, keepGoing);
    expect(first.reading.parts).toEqual(["Notes"]);
    expect(first.reading.warnings[0]).toMatchObject({ code: "other-parts", count: 2 });
    const second = await openTable(book(), { parts: ["Q & A"] }, keepGoing);
    expect(cellsOf(second.table)[0]).toEqual(["b", "categorical", "y"]);
    const both = await openTable(book(), { parts: ["Notes", "Q & A"] }, keepGoing);
    expect(cellsOf(both.table)).toEqual([
      ["a", "integer", "1", "2"],
      ["b", "categorical", "x", "y"],
    ]);
  });

  it("refuses a sheet that is empty or not there", async () => {
    expect((await problemOf(openTable(book(), { parts: ["Empty"] }, keepGoing))).code).toBe(
      "table-has-no-rows",
    );
    expect((await problemOf(openTable(book(), { parts: ["None"] }, keepGoing))).code).toBe("unknown-part");
  });

  it("obeys kinds that were fixed", async () => {
    const { table } = await open([["year"], [2020], [2021]], { kinds: [["year", "categorical"]] });
    expect(cellsOf(table)).toEqual([["year", "categorical", "2020", "2021"]]);
  });
});

describe("broken workbooks", () => {
  const whole = workbookBytes({ s: [["a"], [1]] });
  const without = (name: string, text?: string) => {
    const parts = unzipSync(whole);
    if (text === undefined) delete parts[name];
    else parts[name] = strToU8(text);
    return openTable(bytesSource("b.xlsx", zipSync(parts) as Uint8Array<ArrayBuffer>), {}, keepGoing);
  };

  it.each([
    ["xl/worksheets/sheet1.xml", undefined, "is missing"],
    ["xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=", "is cut off"],
    [
      "xl/worksheets/sheet1.xml",
      '<worksheet><sheetData><row><c t="s"><v>9</v></c></row></sheetData></worksheet>',
      "not there",
    ],
    ["xl/_rels/workbook.xml.rels", undefined, "no sheet of cells"],
  ])("%s %#", async (name, text, reason) => {
    const problem = await problemOf(without(name, text));
    expect(problem.code).toBe("file-damaged");
    expect(JSON.stringify(problem.details)).toContain(reason);
  });

  it("a workbook cut anywhere is refused", async () => {
    for (let end = 30; end < whole.length; end += 97) {
      const cut = bytesSource("b.xlsx", whole.slice(0, end));
      expect((await problemOf(openTable(cut, {}, keepGoing))).code).toBe("file-damaged");
    }
  });

  it("entities that are not of XML grow nothing", async () => {
    const { table } = await without(
      "xl/worksheets/sheet1.xml",
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><!-- <row/> --><sheetData><row><c t="inlineStr"><is><t>&a;&#65;</t></is></c></row><row><c t="str"><v><![CDATA[<z>]]></v></c></row></sheetData></worksheet>',
    );
    expect(cellsOf(table)).toEqual([["&a;A", "categorical", "<z>"]]);
  });
});

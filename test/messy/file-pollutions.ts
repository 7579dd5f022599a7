import { createRandom } from "#core/shared/random.ts";
import { type CleanColumn, cleanTable, namesOf, pick, rowsOf } from "#test/messy/clean-table.ts";
import {
  inDialect,
  linesOf,
  type MessyFile,
  plainTruth,
  type Pollution,
  truthOf,
  utf8,
} from "#test/messy/messy-file.ts";
import { usual, writeLines, writeRecord } from "#test/messy/write-dialect.ts";

const text = (content: string, truth: MessyFile["truth"]): MessyFile => ({ bytes: utf8(content), truth });
const withoutSentences = (table: readonly CleanColumn[]) => table.filter(({ kind }) => kind !== "sentence");
const join = (lines: readonly string[]) => writeLines(lines, usual);

const delimited = (name: string, weight: number, delimiter: string): Pollution => ({
  name: `delimiter ${name}`,
  weight,
  make: (table) => inDialect(table, { delimiter }),
});

const titles = [
  "Quarterly figures of the harbour",
  "Exported by the back office",
  "Region: north, coast and isles",
];
const notes = [
  "Source: own survey",
  "* preliminary figures",
  "All rights reserved",
  "Note: values of the last year are estimates.",
];

/** Two tables, one under the other. The first is what the file is for; the other is offered. */
const stacked = (name: string, blank: number, more: number): Pollution => ({
  name: `two tables, ${name}`,
  weight: 31.3,
  make(table, random) {
    let second = cleanTable(createRandom(random.integer(1e9)));
    while (second.length < table.length + 1)
      second = [...second, ...cleanTable(createRandom(random.integer(1e9)))];
    const nRows = Math.min(...second.map(({ cells }) => cells.length));
    const other = second
      .slice(0, table.length + more)
      .map((column) => ({ ...column, cells: column.cells.slice(0, nRows) }));
    const gap = Array.from({ length: blank }, () => "");
    return text(join([...linesOf(table), ...gap, ...linesOf(other)]), {
      ...plainTruth(table),
      warned: "more-tables",
    });
  },
});

const groups = (table: readonly CleanColumn[]) =>
  table.map((_, c) => (c % 3 === 0 ? pick(["Site", "Reading", "Sale"], createRandom(c)) : ""));

/** The word of a group stands over its first column only. */
function filledRight(words: readonly string[]): string[] {
  let last = "";
  return words.map((word) => (word === "" ? last : (last = word)));
}

const rowsOfHeader = (n: 2 | 3): Pollution => ({
  name: `${n} header rows`,
  weight: 47,
  make(table, random) {
    const names = namesOf(table);
    const top = groups(table);
    const units = table.map(({ kind }) => (kind === "decimal" ? pick(["kg", "m", "km/h"], random) : ""));
    const header = n === 2 ? [top, names] : [top, names, units];
    const filled = filledRight(top);
    const joined = names.map((name, c) =>
      [filled[c], name, n === 3 ? units[c] : ""].filter((part) => part !== "").join(" "),
    );
    const [, ...rows] = linesOf(table);
    return text(join([...header.map((record) => writeRecord(record, usual)), ...rows]), {
      ...plainTruth(table),
      names: joined,
    });
  },
});

export const filePollutions: readonly Pollution[] = [
  { name: "none", weight: 1, make: (table) => inDialect(table, {}) },
  { name: "line feeds", weight: 1691, make: (table) => inDialect(table, { newline: "\n", quoteAll: true }) },
  {
    name: "carriage return and line feed",
    weight: 100,
    make: (table) => inDialect(table, { newline: "\r\n" }),
  },
  {
    name: "carriage returns",
    weight: 7,
    make: (table) => inDialect(withoutSentences(table), { newline: "\r" }),
  },
  {
    name: "mixed line ends",
    weight: 5,
    make(table, random) {
      const lines = linesOf(withoutSentences(table)).map((line) => line + pick(["\n", "\r\n"], random));
      return text(lines.join(""), plainTruth(withoutSentences(table)));
    },
  },
  {
    name: "empty file",
    weight: 15,
    make: () => text("", { names: [], records: [], refused: "file-empty" }),
  },
  {
    name: "header only",
    weight: 3,
    make: (table) =>
      text(join(linesOf(table).slice(0, 1)), {
        names: namesOf(table),
        records: [],
        refused: "table-has-no-rows",
      }),
  },
  {
    name: "one row",
    weight: 4,
    make: (table) =>
      inDialect(
        table.map((column) => ({ ...column, cells: column.cells.slice(0, 1) })),
        {},
      ),
  },
  {
    name: "no newline at the end",
    weight: 184,
    make: (table) => text(linesOf(table).join("\n"), plainTruth(table)),
  },
  {
    name: "blank lines at the end",
    weight: 5,
    make: (table) => text(`${join(linesOf(table))}\n\n`, plainTruth(table)),
  },
  {
    name: "no header",
    weight: 470,
    make: (table) => text(join(linesOf(table).slice(1)), { ...plainTruth(table), names: null }),
  },
  rowsOfHeader(2),
  rowsOfHeader(3),
  {
    name: "title above, with delimiters and an empty row",
    weight: 141,
    make(table, random) {
      const empty = ",".repeat(table.length - 1);
      return text(
        join([writeRecord([pick(titles, random)], usual) + empty, empty, ...linesOf(table)]),
        plainTruth(table),
      );
    },
  },
  {
    name: "title above, without delimiters",
    weight: 141,
    make(table, random) {
      const n = 1 + random.integer(3);
      const above = Array.from({ length: n }, (_, i) => titles[(i + random.integer(2)) % 2]!);
      const gap = random.integer(2) === 0 ? [""] : [];
      return text(join([...above, ...gap, ...linesOf(table)]), plainTruth(table));
    },
  },
  {
    name: "keys and values above",
    weight: 20,
    make(table, random) {
      const above = [
        `Station,${random.integer(900)}`,
        "Operator,harbour office",
        `Height,${random.integer(90)} m`,
      ];
      return text(join([...above, "", ...linesOf(table)]), plainTruth(table));
    },
  },
  {
    name: "notes below",
    weight: 60,
    make(table, random) {
      const gap = random.integer(2) === 0 ? [""] : [];
      const below = notes.slice(random.integer(2), 2 + random.integer(3));
      return text(join([...linesOf(table), ...gap, ...below]), plainTruth(table));
    },
  },
  {
    name: "notes below, with delimiters",
    weight: 30,
    make(table) {
      const empty = ",".repeat(table.length - 1);
      return text(join([...linesOf(table), empty, `${notes[0]}${empty}`]), plainTruth(table));
    },
  },
  {
    name: "a row of totals",
    weight: 30,
    make(table) {
      const total = table.map(({ kind }, c) => (c === 0 ? "Total" : kind === "decimal" ? "123456.5" : ""));
      return text(join([...linesOf(table), writeRecord(total, usual)]), plainTruth(table));
    },
  },
  stacked("fewer columns", 1, -1),
  stacked("as many columns", 1, 0),
  stacked("more columns", 1, 1),
  stacked("fewer columns, no line between", 0, -1),
  stacked("as many columns, no line between", 0, 0),
  stacked("more columns, no line between", 0, 1),
  {
    name: "two files put together",
    weight: 20,
    make(table) {
      const lines = linesOf(table);
      const rows = truthOf(rowsOf(table));
      return text(join([...lines, ...lines]), {
        names: namesOf(table),
        records: [...rows, ...rows],
        warned: "repeated-header",
      });
    },
  },
  {
    name: "comment lines",
    weight: 30,
    make(table, random) {
      const [header, ...rows] = linesOf(table);
      const sign = pick(["#", "#", "%", "//"], random);
      const at = 2 + random.integer(rows.length - 4);
      rows.splice(at, 0, `${sign} the sensor was changed here`);
      return text(join([`${sign} written by the logger, version 2`, header!, ...rows]), plainTruth(table));
    },
  },
  {
    name: "sep= line",
    weight: 10,
    make(table, random) {
      const delimiter = pick([";", "|", "\t"], random);
      const { bytes, truth } = inDialect(table, { delimiter });
      return text(`sep=${delimiter}\n${new TextDecoder().decode(bytes)}`, truth);
    },
  },
  delimited("semicolon", 834, ";"),
  delimited("tab", 4, "\t"),
  delimited("bar", 4, "|"),
  delimited("space", 4, " "),
  delimited("comma and space", 101, ", "),
  delimited("colon", 2, ":"),
  delimited("caret", 2, "^"),
  delimited("tilde", 2, "~"),
  delimited("section sign", 2, "§"),
  delimited("unit separator", 1, "\u001f"),
  delimited("control-A", 1, "\u0001"),
  delimited("two bars", 2, "||"),
  delimited("two colons", 2, "::"),
  delimited("bar between tildes", 1, "~|~"),
  { name: "single quotes", weight: 11, make: (table) => inDialect(table, { quote: "'", quoteAll: true }) },
  { name: "single quotes where needed", weight: 4, make: (table) => inDialect(table, { quote: "'" }) },
  {
    name: "backticks as quotes",
    weight: 1,
    make: (table) => inDialect(table, { quote: "`", quoteAll: true }),
  },
  {
    name: "backslash escapes",
    weight: 4,
    make: (table, random) => inDialect(table, { escape: "\\", quoteAll: random.integer(2) === 0 }),
  },
  {
    name: "quotes not escaped",
    weight: 7,
    make: (table) => inDialect(table, { escape: "none", quoteAll: true }),
  },
  {
    name: "columns of fixed width",
    weight: 10,
    make(table) {
      const kept = withoutSentences(table);
      const widths = kept.map(
        ({ name, cells }) => Math.max(name.length, ...cells.map((cell) => cell.text.length)) + 2,
      );
      const line = (texts: readonly string[]) => texts.map((cell, c) => cell.padEnd(widths[c]!)).join("");
      const rows = rowsOf(kept).map((row) => line(row.map((cell) => cell.text)));
      return text(join([line(namesOf(kept)), ...rows]), plainTruth(kept));
    },
  },
  {
    name: "columns aligned by spaces",
    weight: 10,
    make(table) {
      const kept = table
        .filter(({ kind }) => kind !== "sentence" && kind !== "name")
        .map((column) => ({
          ...column,
          name: column.name.replaceAll(" ", "_"),
          cells: column.cells.map((cell) => (cell.text === "" ? { text: "NA", truth: null } : cell)),
        }));
      const widths = kept.map(
        ({ name, cells }) => Math.max(name.length, ...cells.map((cell) => cell.text.length)) + 1,
      );
      const line = (texts: readonly string[]) => texts.map((cell, c) => cell.padStart(widths[c]!)).join("");
      const rows = rowsOf(kept).map((row) => line(row.map((cell) => cell.text)));
      return text(join([line(namesOf(kept)), ...rows]), plainTruth(kept));
    },
  },
];

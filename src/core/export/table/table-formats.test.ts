import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column, Table } from "#core/frame/column.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { cellsOf, keepGoing } from "#test/reading.ts";
import { writtenTable } from "#test/support/written-table.ts";

/** Without what only a spelling says. */
const bare = ({ nRows, columns }: Table): Table => ({
  nRows,
  columns: columns.map((column): Column => {
    if (column.kind !== "numeric" && column.kind !== "integer") return column;
    return { kind: column.kind, name: column.name, values: Float64Array.from(column.values) };
  }),
});

const name = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "1",
    "0",
    "a.b",
    "Größe",
    "🦊",
    "<b>x</b>",
    '"quoted"',
    "a,b",
    "back\\slash",
  ),
  fc.stringMatching(/^[a-z][a-z ]{0,8}[a-z]$/),
);
const word = fc.constantFrom(
  "red",
  "grün",
  "b,c",
  '"x"',
  "line\nbreak",
  "=1+1",
  "<i>",
  "naïve",
  "日本",
  " padded",
  "a\\b",
  "__proto__",
);
const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 4, nil: null });

/** A table as a file would give it: the kinds are those that its cells show. */
const tables = fc
  .tuple(
    fc.uniqueArray(name, { minLength: 2, maxLength: 5 }),
    fc.integer({ min: 2, max: 12 }),
    fc.array(fc.constantFrom("word", "number", "integer", "date", "time", "boolean"), {
      minLength: 5,
      maxLength: 5,
    }),
  )
  .chain(([names, nRows, kinds]) =>
    fc
      .record(Object.fromEntries(names.map((_, c) => [`c${c}`, cellsFor(kinds[c]!, nRows)])))
      .map((columns) => {
        const rows = Array.from({ length: nRows }, (_, row) =>
          names.map((_n, c) => columns[`c${c}`]![row] ?? ""),
        );
        const csv = [names, ...rows]
          .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        return csv;
      }),
  );

function cellsFor(kind: string, nRows: number): fc.Arbitrary<(string | null)[]> {
  const cell = {
    word,
    number: number.map((value) => `${value === 0 ? 0.5 : value}`),
    integer: fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map(String),
    date: fc
      .integer({ min: -30_000, max: 60_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
    time: fc.integer({ min: -(10 ** 12), max: 4 * 10 ** 12 }).map((ms) => new Date(ms).toISOString()),
    boolean: fc.constantFrom("true", "false"),
  }[kind]!;
  return fc.array(maybe(cell), { minLength: nRows, maxLength: nRows });
}

/** All is said: what stands above and below a table is guessed for files of strangers, and may be a row of a table of gaps. */
const asWritten = { header: true, headerRows: 1, skipLines: 0, footer: false, delimiter: ",", quote: '"' };
const readCsv = async (text: string) =>
  (await openTable(textSource("t.csv", text), asWritten, keepGoing)).table;

describe("what is saved comes back as it was", () => {
  it.each(["csv", "parquet", "arrow", "json", "ndjson"] as const)(
    "%s",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(tables, async (csv) => {
          const table = await readCsv(csv);
          const bytes = await writtenTable(table, format);
          const options = format === "csv" ? asWritten : {};
          const again = await openTable(bytesSource(`t.${format}`, bytes), options, keepGoing);
          expect(cellsOf(again.table)).toEqual(cellsOf(bare(table)));
        }),
        { numRuns: 50 },
      );
    },
    60_000,
  );

  it.each(["parquet", "arrow"] as const)("%s keeps kinds that its cells do not show", async (format) => {
    const text = "code,year,flag,n,note\n01,2020,yes,1,a\n02,2021,no,2,b\n,,,,\n";
    const { table } = await openTable(
      textSource("t.csv", text),
      {
        kinds: [
          ["year", "categorical"],
          ["n", "numeric"],
          ["note", "text"],
        ],
      },
      keepGoing,
    );
    const again = await openTable(bytesSource("t.bin", await writtenTable(table, format)), {}, keepGoing);
    expect(cellsOf(again.table)).toEqual(cellsOf(table));
    expect(again.reading.warnings).toEqual([]);
  });

  it("keeps numbers that an integer of 64 bits cannot hold", async () => {
    const table: Table = {
      nRows: 2,
      columns: [{ kind: "integer", name: "n", values: Float64Array.of(1e20, -3) }],
    };
    for (const format of ["parquet", "arrow"] as const) {
      const again = await openTable(bytesSource("t", await writtenTable(table, format)), {}, keepGoing);
      expect(again.table).toEqual(table);
    }
  });

  it("writes parts of many rows that join up", async () => {
    const n = 250_000;
    const values = Float64Array.from({ length: n }, (_, i) => (i % 11 === 0 ? Number.NaN : i / 7));
    const codes = Int32Array.from({ length: n }, (_, i) => (i % 5) - 1);
    const table: Table = {
      nRows: n,
      columns: [
        { kind: "numeric", name: "x", values },
        { kind: "categorical", name: "w", codes, categories: ["a", "b", "c", "d"] },
      ],
    };
    for (const format of ["parquet", "arrow"] as const) {
      const again = await openTable(bytesSource("t", await writtenTable(table, format)), {}, keepGoing);
      expect(again.table).toEqual(table);
    }
  }, 60_000);
});

it("makes formulas harmless where that is asked for, and leaves numbers alone", async () => {
  const table = await readCsv('"a","b"\n"=1+1","-5"\n"+cmd","-6"\n');
  expect(new TextDecoder().decode(await writtenTable(table, "csv", true))).toBe("a,b\n'=1+1,-5\n'+cmd,-6\n");
  expect(new TextDecoder().decode(await writtenTable(table, "csv"))).toBe("a,b\n=1+1,-5\n+cmd,-6\n");
});

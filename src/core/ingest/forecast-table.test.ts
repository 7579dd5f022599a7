import { gzipSync, strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import type { Table } from "#core/frame/column.ts";
import { columnBytes } from "#core/frame/column-bytes.ts";
import { forecastTable } from "#core/ingest/forecast-table.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { cellsOf, keepGoing } from "#test/reading.ts";
import { counted } from "#test/support/counted-source.ts";
import { writtenTable } from "#test/support/written-table.ts";
import { workbookBytes } from "#test/workbooks.ts";

const text = (nRows: number) =>
  `id,place,day,note\n${Array.from(
    { length: nRows },
    (_, i) =>
      `${i * 1.25},place ${i % 40},2024-0${1 + (i % 9)}-1${i % 10},note ${(i * 7919) % 99991} on ${i} things`,
  ).join("\n")}\n`;

it("tells rows and memory of a large file from its start", async () => {
  const source = textSource("t.csv", text(120_000));
  const { source: watched, read } = counted(source);
  const forecast = (await forecastTable(watched, {}, keepGoing))!;
  expect(read()).toBeLessThan(source.byteLength / 4);
  const { table } = await openTable(source, {}, keepGoing);
  expect(forecast.columns.map(({ name, kind }) => [name, kind])).toEqual(
    table.columns.map(({ name, kind }) => [name, kind]),
  );
  expect(forecast.nRows / table.nRows).toBeGreaterThan(0.9);
  expect(forecast.nRows / table.nRows).toBeLessThan(1.1);
  const bytes = table.columns.reduce((sum, column) => sum + columnBytes(column), 0);
  expect(forecast.bytes / bytes).toBeGreaterThan(1.4); // twice, as it is read
  expect(forecast.bytes / bytes).toBeLessThan(2.6);
});

let long: Promise<Table> | undefined;
/** Read once: seven formats are written of it. */
const longTable = () =>
  (long ??= openTable(textSource("t.csv", text(60_000)), {}, keepGoing).then(({ table }) => table));
const makers: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  "csv.gz": async () => gzipSync(strToU8(text(120_000)), { level: 1 }),
  zip: async () => zipSync({ "in/t.csv": strToU8(text(120_000)) }, { level: 1 }),
  ndjson: async () => writtenTable(await longTable(), "ndjson"),
  json: async () => writtenTable(await longTable(), "json"),
  "object.json": async () => {
    const list = new TextDecoder().decode(await writtenTable(await longTable(), "json"));
    return strToU8(`{"about": {"rows": [1, "[{"]}, "täble": ${list}, "end": true}`);
  },
  "deeper.json": async () => {
    const list = new TextDecoder().decode(await writtenTable(await longTable(), "json"));
    return strToU8(`{"ok": true, "answer": {"rows": [1, 2], "items": ${list}}}`);
  },
  "columns.json": async () => strToU8(JSON.stringify(Object.fromEntries(columnsOf(40_000)))),
  "by-row.json": async () => {
    const columns = columnsOf(30_000);
    const rows = columns[0]![1].map((_, row) => columns.map(([name, cells]) => [name, cells[row]] as const));
    return strToU8(JSON.stringify(Object.fromEntries(rows.map((row, i) => [i, Object.fromEntries(row)]))));
  },
  "split.json": async () => {
    const columns = columnsOf(30_000);
    const data = columns[0]![1].map((_, row) => columns.map(([, cells]) => cells[row]));
    return strToU8(JSON.stringify({ columns: columns.map(([name]) => name), index: [], data }));
  },
  "points.geojson": async () => {
    const features = Array.from({ length: 20_000 }, (_, i) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [i / 100, 50 + (i % 90) / 7] },
      properties: { place: `place ${i % 30}`, size: i * 1.5 },
    }));
    return strToU8(JSON.stringify({ type: "FeatureCollection", features }));
  },
  arrow: async () => writtenTable(await longTable(), "arrow"),
  parquet: async () => writtenTable(await longTable(), "parquet"),
  xlsx: async () =>
    workbookBytes({
      s: text(20_000)
        .trimEnd()
        .split("\n")
        .map((line, i) => line.split(",").map((cell, c) => (i > 0 && c === 0 ? Number(cell) : cell))),
    }),
};

/** As JSON has it: names, and cells that are texts with signs that mean something elsewhere, numbers, or null. */
function columnsOf(nRows: number): readonly (readonly [string, readonly (string | number | null)[]])[] {
  const rows = Array.from({ length: nRows }, (_, i) => i);
  return [
    ["id", rows.map((i) => i * 1.25)],
    ['a "b"', rows.map((i) => (i % 17 === 0 ? null : `[${i % 40}], {"x": 1}\\`))],
    ["day", rows.map((i) => `2024-0${1 + (i % 9)}-1${i % 10}`)],
  ];
}

const goneThrough = new Set(["columns.json", "by-row.json", "split.json", "points.geojson"]);

it.each(Object.entries(makers))("tells it of %s before it is read", async (format, make) => {
  const file = bytesSource(`t.${format}`, (await make()) as Uint8Array<ArrayBuffer>);
  const { source, read } = counted(file);
  const forecast = (await forecastTable(source, {}, keepGoing))!;
  // An object of JSON whose table is not one list is gone through, and of a small workbook much is its start.
  const most = goneThrough.has(format) ? 1.5 : 0.5;
  if (format !== "xlsx") expect(read() / file.byteLength).toBeLessThan(most);
  const { table } = await openTable(file, {}, keepGoing);
  expect(forecast.columns.map(({ name, kind }) => [name, kind])).toEqual(
    table.columns.map(({ name, kind }) => [
      name,
      format === "parquet" && kind === "categorical" ? "text" : kind,
    ]),
  );
  const bytes = table.columns.reduce((sum, column) => sum + columnBytes(column), 0);
  const times = (part: number, whole: number) => Math.round((10 * part) / whole) / 10;
  expect(times(forecast.nRows, table.nRows)).toBeCloseTo(1, 0);
  expect(times(forecast.bytes, bytes)).toBeGreaterThan(1.2); // twice, as it is read
  expect(times(forecast.bytes, bytes)).toBeLessThan(3.2);
});

it("counts all files of an archive that are wanted", async () => {
  const one = strToU8(text(5000));
  const source = bytesSource("t.zip", zipSync({ "a.csv": one, "b.csv": one }) as Uint8Array<ArrayBuffer>);
  const forecast = await forecastTable(source, { parts: ["a.csv", "b.csv"] }, keepGoing);
  expect(forecast?.nRows).toBe(10_000);
});

it("is not looked at where it surely fits, and says nothing of an object of JSON that is one record", async () => {
  const small = textSource("t.csv", text(100));
  expect(await forecastTable(small, {}, keepGoing, 8 * small.byteLength)).toBeNull();
  expect(await forecastTable(textSource("t.json", '{"a":1,"b":"x, y"}'), {}, keepGoing)).toBeNull();
  const few = await forecastTable(textSource("t.json", '{"rows":[{"a":1},{"a":2}]}'), {}, keepGoing);
  expect(few?.nRows).toBe(2);
});

it("decodes of Parquet only the columns and rows that are wanted", async () => {
  const file = bytesSource("t.parquet", await writtenTable(await longTable(), "parquet"));
  const { source, read } = counted(file);
  const sample = { share: 0.1, randomState: 0 };
  const { table, reading } = await openTable(source, { columns: ["day"], sample }, keepGoing);
  expect(table.columns.map(({ name }) => name)).toEqual(["day"]);
  expect([reading.leftOut, reading.sampled?.of]).toEqual([3, 60_000]);
  // All of it once for its hash; of the rest the footer and one column.
  expect(read() / file.byteLength).toBeLessThan(1.5);
  const whole = await openTable(file, { sample }, keepGoing);
  expect(cellsOf(table)).toEqual([cellsOf(whole.table)[2]]);
});

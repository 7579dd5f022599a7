import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openTable } from "#core/ingest/open-table.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { keepGoing } from "#test/reading.ts";
import samples from "../public/samples/samples.json" with { type: "json" };
import { madeSamples } from "../scripts/make-samples.mjs";

const bytesOf = (name: string) => new Uint8Array(readFileSync(`public/samples/${name}`));

describe("bundled tables", () => {
  it("that are made up are what their script writes", () => {
    for (const [name, bytes] of madeSamples())
      expect(Buffer.from(bytesOf(name)).equals(bytes), name).toBe(true);
  });

  it.each(samples)("$id is read as its card says", async ({ id, rows, columns, target }) => {
    const { table } = await openTable(bytesSource(`${id}.csv`, bytesOf(`${id}.csv`)), {}, keepGoing);
    expect([table.nRows, table.columns.length]).toEqual([rows, columns]);
    expect(table.columns.map(({ name }) => name)).toContain(target);
  });

  it("the messy one is read as it was meant", async () => {
    const { table, reading } = await openTable(
      bytesSource("bakery_export.csv", bytesOf("bakery_export.csv")),
      {},
      keepGoing,
    );
    const kinds = table.columns.map(({ name, kind }) => `${name}: ${kind}`);
    expect(kinds).toEqual([
      "Day: datetime",
      "Shop: categorical",
      "Outside °C: numeric",
      "Rain: boolean",
      "Customers: integer",
      "Staff: integer",
      "Takings: numeric",
    ]);
    expect(reading.encoding).toBe("windows-1252");
  });
});

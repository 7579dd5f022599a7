import * as fc from "fast-check";
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import type { ReadOptions } from "#core/frame/reading.ts";
import { keptRows, type RowShare } from "#core/frame/row-share.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import type { LatheError } from "#core/shared/problems.ts";
import { cellsOf, keepGoing, problemOf } from "#test/reading.ts";

const read = (text: string, options: ReadOptions) => openTable(textSource("t.csv", text), options, keepGoing);
const lines = (nRows: number) =>
  Array.from({ length: nRows }, (_, i) => `${i},"w${i % 7}",${(i * 37) % 101}.5`).join("\n");
const text = (nRows: number) => `id,word,value\n${lines(nRows)}\n`;

describe("a sample of the rows", () => {
  const sample: RowShare = { share: 0.3, randomState: 4 };

  it("holds the rows that its seed names, in their order", async () => {
    const whole = await read(text(2000), {});
    const { table, reading } = await read(text(2000), { sample });
    expect(cellsOf(table)).toEqual(cellsOf(takeRows(whole.table, keptRows(sample, 2000))));
    expect(reading.sampled).toEqual({ ...sample, of: 2000 });
    expect(reading.nRows).toBe(table.nRows);
    expect(reading.warnings.map(({ message }) => message)).toEqual([
      `A sample was kept: ${table.nRows} of 2000 rows, each with a chance of 30 %.`,
    ]);
  });

  it("keeps each row with the same chance", () => {
    const times = new Int32Array(40);
    for (let randomState = 0; randomState < 4000; randomState++)
      for (const row of keptRows({ share: 0.25, randomState }, 40)) times[row]!++;
    const sd = Math.sqrt(4000 * 0.25 * 0.75);
    for (const count of times) expect(Math.abs(count - 1000)).toBeLessThan(4.5 * sd);
  });

  it("is the same whichever way the file is read", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("1,a,2", '3,"b\nc",4', "5,d", "6,e,7,8", "", '9,"f""g",10'), {
          minLength: 5,
          maxLength: 60,
        }),
        fc.integer({ min: 3, max: 90 }),
        fc.integer(),
        async (rows, sliceBytes, randomState) => {
          const source = textSource("t.csv", `x,y,z\n${rows.join("\n")}\n`);
          const options = { header: true, delimiter: ",", sample: { share: 0.5, randomState } };
          const ways = (["bytes", "strings"] as const).map((reader) =>
            readTable(source, options, keepGoing, { reader, sliceBytes }).catch(
              (error: LatheError) => error.problem,
            ),
          );
          const [bytes, strings] = await Promise.all(ways);
          expect(bytes).toEqual(strings);
        },
      ),
      { seed: 8, numRuns: 150 },
    );
  });

  it("is drawn of every format", async () => {
    const rows = Array.from({ length: 500 }, (_, i) => JSON.stringify({ a: i, b: `w${i % 3}` })).join("\n");
    const { table, reading } = await openTable(
      bytesSource("t.ndjson", strToU8(rows) as Uint8Array<ArrayBuffer>),
      { sample },
      keepGoing,
    );
    const kept = keptRows(sample, 500);
    expect(cellsOf(table)[0]!.slice(2)).toEqual([...kept].map(String));
    expect(reading.sampled?.of).toBe(500);
  });

  it("is refused where nothing falls into it", async () => {
    const { code } = await problemOf(read(text(20), { sample: { share: 1e-9, randomState: 0 } }));
    expect(code).toBe("sample-empty");
  });
});

describe("some of the columns", () => {
  it("are read as they are among all, in the order of the file", async () => {
    const whole = await read(text(3000), {});
    const { table, reading } = await read(text(3000), { columns: ["value", "id"] });
    const [id, , value] = cellsOf(whole.table);
    expect(cellsOf(table)).toEqual([id, value]);
    expect(reading.leftOut).toBe(1);
    expect(reading.ragged).toEqual([]);
  });

  it("are named as the file writes them, or as they are called afterwards", async () => {
    const namesOf = async (...columns: string[]) => {
      const { table } = await read("a,a, b \n1,2,3\n3,4,5\n", { columns, header: true });
      return table.columns.map(({ name }) => name);
    };
    expect(await namesOf("a (2)")).toEqual(["a (2)"]);
    expect(await namesOf("a", " b ")).toEqual(["a", "b"]);
  });

  it("are picked of every format", async () => {
    const { table, reading } = await openTable(
      textSource("t.json", '[{"a":1,"b":"x","__proto__":2},{"a":2,"b":"y","__proto__":3}]'),
      { columns: ["__proto__"] },
      keepGoing,
    );
    expect(cellsOf(table)).toEqual([["__proto__", "integer", "2", "3"]]);
    expect(reading.leftOut).toBe(2);
  });

  it("are refused where there is none of that name", async () => {
    const { code } = await problemOf(read(text(20), { columns: ["nothing"] }));
    expect(code).toBe("unknown-column");
  });
});

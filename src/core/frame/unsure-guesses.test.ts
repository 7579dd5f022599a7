import { describe, expect, it } from "vitest";
import { confirmGuesses, unsureGuesses } from "#core/frame/unsure-guesses.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import { keepGoing } from "#test/reading.ts";

const read = (text: string, options: ReadOptions = {}) =>
  openTable(textSource("a.csv", text), options, keepGoing);
const about = async (text: string) => unsureGuesses((await read(text)).reading).map((guess) => guess.about);

const prices = (more = "x") =>
  `name;price;more\n${Array.from({ length: 30 }, (_, i) => `item ${i};${1 + (i % 9)},${100 + i * 7};${more}`).join("\n")}`;

describe("what is unsure", () => {
  it("is nothing in a plain table", async () => {
    expect(await about("a,b\n1,x\n2,y\n3,z")).toEqual([]);
    expect(await about("a,b\n1.234,x\n2.345,y\n3.456,z")).toEqual([]);
  });

  it("is a number that may have thousands, unless another column shows which", async () => {
    expect(await about(prices())).toEqual(["numbers"]);
    expect(await about(prices("2,5"))).toEqual([]);
  });

  it("is no more once a person says that it is right, and the table is the same", async () => {
    const { table, reading } = await read(prices());
    const again = await read(prices(), confirmGuesses(reading, table.columns, {}));
    expect(unsureGuesses(again.reading)).toEqual([]);
    expect(again.table).toEqual(table);
    const lines = "one two|three\nfour five|six seven";
    const odd = await read(lines);
    const settled = await read(lines, confirmGuesses(odd.reading, odd.table.columns, {}));
    expect(unsureGuesses(settled.reading)).toEqual([]);
    expect(settled.table).toEqual(odd.table);
  });
});

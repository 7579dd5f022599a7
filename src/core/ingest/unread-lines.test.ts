import { expect, it } from "vitest";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { keepGoing } from "#test/reading.ts";

const rows = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => `${from + i},${(i * 7) % 5},2024-03-0${(i % 9) + 1}`);

const read = async (lines: readonly string[]) => {
  const source = textSource("a.csv", lines.join("\n"));
  const results = [];
  for (const reader of ["bytes", "strings"] as const)
    results.push((await readTable(source, {}, keepGoing, { sliceBytes: 64, reader })).reading);
  expect(results[0]).toEqual(results[1]);
  return results[0]!.notRead;
};

it("lists every line that is no row, with its line and why", async () => {
  const lines = [
    "Sales of the year",
    "",
    "day,sold,when",
    ...rows(20),
    "day,sold,when",
    ...rows(20, 20),
    "",
    "Source: the till",
    "Total,93,",
  ];
  expect(await read(lines)).toEqual([
    { line: 1, reason: "title", text: "Sales of the year" },
    { line: 24, reason: "header-again", text: "day,sold,when" },
    { line: 46, reason: "note", text: "Source: the till" },
    { line: 47, reason: "note", text: "Total 93" },
  ]);
});

it("lists remarks, and where another table begins; nothing of a plain table", async () => {
  const other = ["", "name,city,code", "Ada,Rome,x", "Bob,Oslo,y", "Cy,Bern,z", "Di,Kyiv,w"];
  expect(
    await read(["# made by hand", "day,sold,when", ...rows(9), "# half way", ...rows(60), ...other]),
  ).toEqual([
    { line: 1, reason: "remark", text: "# made by hand" },
    { line: 12, reason: "remark", text: "# half way" },
    { line: 74, reason: "other-table", text: "name,city,code" },
  ]);
  expect(await read(["day,sold,when", ...rows(9)])).toEqual([]);
});

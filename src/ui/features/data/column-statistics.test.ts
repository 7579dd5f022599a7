import { expect, it } from "vitest";
import { profileColumns } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { columnStatistics } from "./column-statistics.ts";

const keepGoing = async () => {};
const groupsOf = async (text: string) => {
  const { table } = await readTable(textSource("t.csv", text), {}, keepGoing);
  const [profile] = await profileColumns(table, keepGoing);
  return Object.fromEntries(
    columnStatistics(profile!).map(({ title, facts }) => [title, Object.fromEntries(facts)]),
  );
};

it("says quantiles, shape and outliers of a number", async () => {
  const { Quantiles, Shape, ...rest } = await groupsOf(
    `v\n${["0", "-1", "2.5", "2.5", "3", "3.5", "4", "100"].join("\n")}\n`,
  );
  expect(Quantiles).toMatchObject({ Least: "−1", "25 %": "1.875", Median: "2.75", Greatest: "100" });
  expect(Shape).toMatchObject({
    Zeros: "1 · 13\u202f%",
    Negative: "1 · 13\u202f%",
    "In the file": "in no order",
  });
  expect(rest["Outside the fences"]).toMatchObject({
    "Below −0.75": "1 · 13\u202f%",
    "Far out": "1 · 13\u202f%",
  });
});

it("says span, usual and widest step of dates", async () => {
  const days = ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-10"];
  const found = await groupsOf(`day\n${days.join("\n")}\n`);
  expect(found.Shape).toBeUndefined();
  expect(found["Steps in time"]).toMatchObject({
    Span: "9 days",
    "Usual step": "1 day",
    "Widest step": "7 days",
    "It begins": "3 Jan 2024",
    "In the file": "rising row by row",
  });
});

it("says lengths and patterns of words, and nothing of a column without values", async () => {
  const found = await groupsOf(
    `code,x\n${["AB-12", "C-3", "AB-12", "C-3"].map((word) => `${word},1`).join("\n")}\n`,
  );
  expect(found.Lengths).toMatchObject({ Shortest: "3 characters", Longest: "5 characters" });
  expect(found.Patterns).toEqual({ "A-9": "4" });
  expect(await groupsOf("x,y\n,1\n,2\n")).toEqual({});
});

import { describe, expect, it } from "vitest";
import { columnWord, suggestions } from "#core/formula/suggest.ts";

const columns = ["age", "Average spend", "wage", "__proto__", "and", "a]b"];
const texts = (formula: string, cursor = formula.length) =>
  suggestions(formula, cursor, columns).list.map(({ text }) => text);

describe("suggestions for a formula", () => {
  it("name columns that begin so, then those that hold it, then functions", () => {
    expect(texts("1 + ag")).toEqual(["age", "[Average spend]", "wage"]);
    expect(texts("a").slice(0, 4)).toEqual(["age", "[Average spend]", "[and]", "[a]]b]"]);
    expect(texts("a")).toContain("abs(");
    expect(suggestions("1 + ag", 6, columns).from).toBe(4);
  });

  it("complete a name in brackets, and nothing within a text or after a number", () => {
    expect(texts("[aver")).toEqual(["[Average spend]"]);
    expect(texts('"ag')).toEqual([]);
    expect(texts("12")).toEqual([]);
  });

  it("write a column as the formula reads it", () => {
    expect(columns.map(columnWord)).toEqual([
      "age",
      "[Average spend]",
      "wage",
      "__proto__",
      "[and]",
      "[a]]b]",
    ]);
  });
});

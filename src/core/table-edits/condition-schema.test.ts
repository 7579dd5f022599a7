import { expect, it } from "vitest";
import { conditionWords, type FilterCondition } from "#core/table-edits/condition-schema.ts";

const day = Date.UTC(2024, 0, 31);
const cases: readonly (readonly [FilterCondition, string])[] = [
  [{ kind: "levels", column: "city", levels: ["Porto"] }, "city is “Porto”"],
  [{ kind: "levels", column: "city", levels: ["Porto", "Braga"] }, "city is “Porto” or “Braga”"],
  [{ kind: "levels", column: "city", levels: ["a", "b", "c", "d"] }, "city is “a”, “b” or 2 more"],
  [{ kind: "range", column: "age", min: 18, max: null }, "age is at least 18"],
  [{ kind: "range", column: "age", min: null, max: 65 }, "age is at most 65"],
  [{ kind: "range", column: "on", min: day, max: day, isDate: true }, "on is from 2024-01-31 to 2024-01-31"],
  [{ kind: "contains", column: "note", text: "late" }, "note contains “late”"],
  [{ kind: "missing", column: "age" }, "age is missing"],
];

it.each(cases)("%j is said in words", (condition, words) => {
  expect(conditionWords(condition)).toBe(words);
});

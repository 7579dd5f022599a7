import { describe, expect, it } from "vitest";
import { endOf } from "./range-text.ts";

describe("an end of a range", () => {
  it.each([
    ["", "numeric", { value: null, error: null }],
    [" 2.5 ", "numeric", { value: 2.5, error: null }],
    ["−3", "integer", { value: -3, error: null }],
    ["three", "integer", { value: null, error: "Type a number" }],
    ["1970-01-02", "datetime", { value: 86_400_000, error: null }],
    ["1970-01-01 00:01", "datetime", { value: 60_000, error: null }],
    ["2 January", "datetime", { value: null, error: "Type a date as 2024-01-31" }],
    ["1970-13-01", "datetime", { value: null, error: "Type a date as 2024-01-31" }],
  ] as const)("typed as %j in a column of kind %s", (text, kind, expected) => {
    expect(endOf(text, kind)).toEqual(expected);
  });
});

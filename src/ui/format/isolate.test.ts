import { expect, it } from "vitest";
import { isolate } from "#ui/format/isolate.ts";

it("leaves names alone that run from left to right", () => {
  expect(["age", "größe", "年齢", "a-1 (b)", ""].map(isolate)).toEqual([
    "age",
    "größe",
    "年齢",
    "a-1 (b)",
    "",
  ]);
});

it("keeps names that run from right to left, or turn what follows, from turning the sentence", () => {
  expect(isolate("גיל")).toBe("\u2068גיל\u2069");
  expect(isolate("العمر 5")).toBe("\u2068العمر 5\u2069");
  expect(isolate("a\u202eb")).toBe("\u2068a\u202eb\u2069");
});

it("lets no isolate in a name end ours", () => {
  expect(isolate("ab\u2069\u202ecd\u2066")).toBe("\u2068ab\u202ecd\u2069");
});

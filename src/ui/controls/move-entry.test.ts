import { expect, it } from "vitest";
import { moveEntry } from "./move-entry.ts";

it("moves an entry before another, to the end, or nowhere", () => {
  const list = ["a", "b", "c"];
  expect([
    moveEntry(list, 0, 3),
    moveEntry(list, 2, 0),
    moveEntry(list, 0, 2),
    moveEntry(list, 1, 2),
  ]).toEqual([
    ["b", "c", "a"],
    ["c", "a", "b"],
    ["b", "a", "c"],
    ["a", "b", "c"],
  ]);
});

import { expect, it } from "vitest";
import { fileStem } from "./file-stem.ts";

it.each([
  ["Why customers leave", "why-customers-leave"],
  ["../../etc/passwd", "etc-passwd"],
  ["a/b\\c:d*e", "a-b-c-d-e"],
  ["  ", "lathe"],
  ["Ærø 2024.v2", "ærø-2024.v2"],
])("%s is saved as %s", (name, stem) => {
  expect(fileStem(name)).toBe(stem);
});

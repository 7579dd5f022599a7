import { expect, it } from "vitest";
import { readingStep } from "#state/reading-step.ts";

it.each([
  [{}, { delimiter: ";" }, "change the separator"],
  [{ delimiter: ";" }, { headerRows: 2 }, "change the separator and the header"],
  [{ kinds: [["a", "text"]] }, { kinds: [["a", "text"]] }, "change how the file is read"],
  [{}, { delimiter: ";", quote: "'", encoding: "utf-8" }, "change how the file is read"],
] as const)("%o to %o is “%s”", (before, after, step) => {
  expect(readingStep(before, after)).toBe(step);
});

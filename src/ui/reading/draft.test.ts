import { expect, it } from "vitest";
import { layoutChoices, withHeaderRows, withKind, withOption, withSeparator } from "./draft.ts";

it("leaves to be found again what is taken back", () => {
  expect(withOption({ quote: "'", encoding: "utf-8" }, "quote", undefined)).toEqual({ encoding: "utf-8" });
  expect(withSeparator({ layout: "blanks" }, ";")).toEqual({ delimiter: ";" });
  expect(withSeparator({ delimiter: ";" }, layoutChoices[1]?.value)).toEqual({ layout: "columns" });
  expect(withSeparator({ delimiter: ";" }, undefined)).toEqual({});
});

it("names columns by rows of text, and by yes or no in a sheet", () => {
  expect(withHeaderRows({ header: true }, 2, false)).toEqual({ headerRows: 2 });
  expect(withHeaderRows({ headerRows: 2 }, 0, true)).toEqual({ header: false });
  expect(withHeaderRows({ headerRows: 2 }, undefined, true)).toEqual({});
});

it("fixes a kind once, and frees it again", () => {
  const fixed = withKind({ kinds: [["a", "text"]] }, "a", "numeric");
  expect(fixed).toEqual({ kinds: [["a", "numeric"]] });
  expect(withKind(fixed, "a", undefined)).toEqual({});
});

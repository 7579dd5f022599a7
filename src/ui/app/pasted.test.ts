import { describe, expect, it } from "vitest";
import { pastedIn } from "./pasted.ts";

const clipboard = (files: readonly File[], text = "") => ({
  files,
  getData: (type: string) => (type === "text/plain" ? text : ""),
});
const picture = new File([new Uint8Array(4)], "image.png", { type: "image/png" });
const table = new File(["a,b\n1,2"], "t.csv", { type: "text/csv" });

describe("a paste outside a field", () => {
  it("of cells from a spreadsheet, which puts a picture of them beside them, is the cells", () => {
    expect(pastedIn(clipboard([picture], "a\tb\r\n1\t2\r\n"))).toEqual({
      kind: "cells",
      text: "a\tb\r\n1\t2\r\n",
    });
  });

  it("of copied files is the tables among them", () => {
    expect(pastedIn(clipboard([picture, table], "t.csv"))).toEqual({ kind: "files", files: [table] });
  });

  it("of a picture alone is said to be one", () => {
    expect(pastedIn(clipboard([picture]))).toEqual({ kind: "picture" });
  });

  it("of a single line, or of nothing, is no table", () => {
    expect(pastedIn(clipboard([], "just words\n"))).toBe(null);
    expect(pastedIn(clipboard([]))).toBe(null);
  });
});

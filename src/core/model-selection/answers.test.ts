import { expect, it } from "vitest";
import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { readAnswers } from "./answers.ts";

const tableOf = (...values: number[]): Table => ({
  nRows: values.length,
  columns: [{ kind: "numeric", name: "y", values: Float64Array.from(values) }],
});

it("refuses numbers that no exported model could answer with, and names one", () => {
  const read = () => readAnswers(tableOf(1, 3e300, Number.NaN), "y", "regression", null);
  expect(read).toThrow(new LatheError("target-too-large", { column: "y", value: "3e+300" }));
});

it("takes the largest numbers that they can", () => {
  expect([...readAnswers(tableOf(1e38, -1e38), "y", "regression", null).y]).toEqual([1e38, -1e38]);
});

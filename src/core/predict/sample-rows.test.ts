import { expect, test } from "vitest";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { sampleRows } from "#core/predict/sample-rows.ts";

const input = (given: Partial<PipelineInput>): PipelineInput => ({
  name: "x",
  kind: "numeric",
  range: null,
  categories: [],
  hasTime: false,
  ...given,
});

test("typical, least, greatest, mixed and with a gap, each within what training had", () => {
  const rows = sampleRows([
    input({ range: { min: -1.5, median: 2, max: 30 } }),
    input({ kind: "categorical", categories: ["often", "seldom", "once"] }),
    input({ kind: "datetime", range: { min: 0, median: 864e5, max: 864e6 } }),
  ]);
  expect(rows).toEqual([
    ["2", "often", "1970-01-02"],
    ["-1.5", "often", "1970-01-01"],
    ["30", "once", "1970-01-11"],
    ["-1.5", "often", "1970-01-11"],
    ["", "often", "1970-01-02"],
  ]);
});

test("an input of which training had no value stays empty; no input gives empty rows", () => {
  expect(sampleRows([input({}), input({ kind: "boolean" })])).toEqual(
    Array.from({ length: 5 }, () => ["", ""]),
  );
  expect(sampleRows([])).toEqual([[], [], [], [], []]);
});

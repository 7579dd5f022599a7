import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { writeBundle } from "#core/export/bundle/write-bundle.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";

const inputs: readonly PipelineInput[] = [
  {
    name: "age|`in` years",
    kind: "numeric",
    range: { min: 1, median: 2, max: 3 },
    categories: [],
    hasTime: false,
  },
  { name: "town, state", kind: "categorical", range: null, categories: ["A", 'B "b"'], hasTime: false },
];

function unpacked(classes: readonly string[]) {
  const bundle = {
    title: "My <b>tree</b>",
    stem: "my-tree",
    target: "left",
    classes,
    inputs,
    facts: [["accuracy", "0.9 | 0.1"]] as const,
  };
  const entries = unzipSync(writeBundle(bundle, Uint8Array.of(1, 2, 3), "row,prediction\r\n0,yes\r\n"));
  return new Map(Object.entries(entries).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test("the zip holds the model, the README, the labels, and rows in and out", () => {
  const files = unpacked(["no", "yes"]);
  expect([...files.keys()]).toEqual([
    "my-tree.onnx",
    "README.md",
    "labels.json",
    "sample_inputs.csv",
    "sample_outputs.csv",
  ]);
  expect(files.get("my-tree.onnx")).toBe("\u0001\u0002\u0003");
  expect(JSON.parse(files.get("labels.json") ?? "")).toEqual({
    target: "left",
    classes: ["no", "yes"],
    inputs,
  });
  expect(files.get("sample_inputs.csv")?.split("\r\n").slice(0, 2)).toEqual([
    'age|`in` years,"town, state"',
    "2,A",
  ]);
  expect(files.get("README.md")).toContain("Predicts `left`, one of `no`, `yes`, from 2 columns.");
});

test("names of columns and models cannot break the README's tables or become markup", () => {
  const text = unpacked([]).get("README.md") ?? "";
  expect(text).toContain("# My \\<b\\>tree\\</b\\>\n");
  expect(text).toContain("| accuracy | 0.9 \\| 0.1 |");
  expect(text).toContain("| `` age\\|`in` years `` | numeric | 1 to 3, median 2 |");
  expect(text).toContain("Predicts `left`, a number,");
});

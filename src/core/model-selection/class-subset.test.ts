import { expect, it } from "vitest";
import { LatheError } from "#core/shared/problems.ts";
import { localClasses, spreadOutputs } from "./class-subset.ts";

const answers = { y: Float64Array.of(0, 2, 1, 2, 0), classes: ["a", "b", "c"], positive: -1 };

it("codes rows by the classes that the training rows have", () => {
  const local = localClasses(answers, Int32Array.of(0, 1, 3), "target");
  expect(local.classes).toEqual(["a", "c"]);
  expect([0, 1, 2, 3, 4].map(local.codeOf)).toEqual([0, 1, Number.NaN, 1, 0]);
});
it("refuses rows of one class", () => {
  expect(() => localClasses(answers, Int32Array.of(1, 3), "target")).toThrow(LatheError);
});
it("passes numbers through", () => {
  const local = localClasses(
    { y: Float64Array.of(1.5, 2.5), classes: [], positive: -1 },
    Int32Array.of(0),
    "y",
  );
  expect(local.codeOf(1)).toBe(2.5);
});
it("gives classes that were not there probability 0", () => {
  const outputs = Float64Array.of(0.25, 0.75, 1, 0);
  expect([...spreadOutputs(outputs, ["a", "c"], ["a", "b", "c"])]).toEqual([0.25, 0, 0.75, 1, 0, 0]);
  expect(spreadOutputs(outputs, ["a", "c"], ["a", "c"])).toBe(outputs);
});

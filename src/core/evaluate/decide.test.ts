import { expect, it } from "vitest";
import { decide } from "./decide.ts";

const classes = ["no", "yes"];

it("calls the positive class from the threshold on", () => {
  const outputs = Float64Array.of(0.9, 0.1, 0.7, 0.3, 0.2, 0.8);
  expect([...decide({ outputs, classes, positive: 1 }, 0.3)]).toEqual([0, 1, 1]);
  expect([...decide({ outputs, classes, positive: 0 }, 0.8)]).toEqual([0, 1, 1]);
});
it("agrees with the most probable class, first on ties, at one half", () => {
  const outputs = Float64Array.of(0.5, 0.5, 0.4, 0.6, 0.6, 0.4);
  expect([...decide({ outputs, classes, positive: 1 }, 0.5)]).toEqual([0, 1, 0]);
  expect([...decide({ outputs, classes, positive: 0 }, 0.5)]).toEqual([0, 1, 0]);
});
it("takes the most probable of several classes, whatever the threshold", () => {
  const outputs = Float64Array.of(0.2, 0.5, 0.3, 0.4, 0.4, 0.2);
  expect([...decide({ outputs, classes: ["a", "b", "c"], positive: -1 }, 0.9)]).toEqual([1, 0]);
});

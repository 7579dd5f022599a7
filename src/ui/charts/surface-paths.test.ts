import { describe, expect, it } from "vitest";
import type { DecisionSurface } from "#core/explain/decision-surface.ts";
import { surfaceLayers } from "./surface-paths.ts";

const surface = (outputs: readonly number[], classes: readonly string[], positive: string | null) =>
  ({
    x: { column: "x", min: 0, max: 1 },
    y: { column: "y", min: 0, max: 1 },
    n: 2,
    classes,
    positive,
    outputs: Float64Array.from(outputs),
    held: [],
  }) satisfies DecisionSurface;

describe("a decision surface as paths", () => {
  it("joins neighbours of one class and strength, the greatest y on top", () => {
    const two = surface([1, 0, 1, 0, 0, 1, 0.45, 0.55], ["no", "yes"], "yes");
    expect(surfaceLayers(two, 0.5, null)).toEqual([
      { tone: 0, strength: 5, path: "M0 1h2v1h-2z" },
      { tone: 1, strength: 5, path: "M0 0h1v1h-1z" },
      { tone: 1, strength: 1, path: "M1 0h1v1h-1z" },
    ]);
  });
  it("turns where the threshold is", () => {
    const two = surface([0.8, 0.2, 0.8, 0.2, 0.8, 0.2, 0.8, 0.2], ["no", "yes"], "yes");
    expect(surfaceLayers(two, 0.5, null).map(({ tone }) => tone)).toEqual([0]);
    expect(surfaceLayers(two, 0.1, null).map(({ tone }) => tone)).toEqual([1]);
  });
  it("of several classes shows the likeliest, barely where all are as likely", () => {
    const third = 1 / 3;
    const three = surface([third, third, third, 0, 0, 1, 0, 1, 0, 0, 1, 0], ["a", "b", "c"], null);
    expect(surfaceLayers(three, 0.5, null).map(({ tone, strength }) => [tone, strength])).toEqual([
      [0, 1],
      [2, 5],
      [1, 5],
    ]);
  });
  it("of a value shows nine levels between its least and greatest, or within a range", () => {
    const values = surface([0, 50, 100, 100], [], null);
    expect(surfaceLayers(values, 0.5, null).map(({ tone }) => tone)).toEqual([0, 4, 8]);
    expect(surfaceLayers(values, 0.5, [0, 200]).map(({ tone }) => tone)).toEqual([0, 2, 4]);
  });
});

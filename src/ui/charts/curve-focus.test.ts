import { expect, it } from "vitest";
import type { ClassCurves } from "#core/evaluate/evaluation.ts";
import { curveFocus } from "#ui/charts/curve-focus.ts";

function curves(areas: readonly number[]): readonly ClassCurves[] {
  return areas.map((area, index) => {
    const curve = { x: [0, 1], y: [0, 1], thresholds: [1, 0], area };
    return { label: `class ${index}`, share: 0.1, roc: curve, pr: { ...curve, area: 1 - area } };
  });
}

it("colours every class of a few", () => {
  expect(curveFocus(curves([0.9, 0.5, 0.7]), "roc")).toEqual([0, 1, 2]);
});

it("colours the three worst of many by the chart's own area, the worst first", () => {
  const many = curves([0.9, 0.5, 0.7, 0.6, 0.95, 0.8, 0.55, 0.99]);
  expect(curveFocus(many, "roc")).toEqual([1, 6, 3]);
  expect(curveFocus(many, "pr")).toEqual([7, 4, 0]);
});

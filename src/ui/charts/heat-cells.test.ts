import { expect, it } from "vitest";
import { heatPaths } from "./heat-cells.ts";

const size = { width: 10, height: 5 };

it("draws neighbours of one colour as one run, and leaves bare what is not known", () => {
  const values = [
    [1, 1, -1],
    [null, 0, 1],
  ];
  const paths = heatPaths(2, 3, size, (down, across) => {
    const value = values[down]?.[across] ?? null;
    return value === null ? null : { tone: value < 0 ? "fall" : "rise", strength: Math.abs(value) };
  });
  expect(paths.map(({ path }) => path)).toEqual([
    "M0 0h20v5h-20zM20 5h10v5h-10z",
    "M20 0h10v5h-10z",
    "M10 5h10v5h-10z",
  ]);
});

it("draws something where there is little, and few shapes for many cells", () => {
  const tiny = heatPaths(1, 2, size, (_, across) => ({ tone: "missing", strength: across * 1e-6 }));
  expect(new Set(tiny.map(({ color }) => color)).size).toBe(2);
  const many = heatPaths(100, 120, size, (d, a) => ({ tone: "rise", strength: ((d * 120 + a) % 977) / 977 }));
  expect(many.length).toBeLessThanOrEqual(13);
});

import { expect, it } from "vitest";
import { withAspect } from "./scatter-places.ts";

it("an axis is widened about its middle until a unit up is as long as the map wants it", () => {
  const area = { width: 800, height: 400 };
  expect(
    withAspect(
      [
        [0, 10],
        [0, 10],
      ],
      area,
      1,
    ),
  ).toEqual([
    [-5, 15],
    [0, 10],
  ]);
  expect(
    withAspect(
      [
        [0, 40],
        [0, 10],
      ],
      area,
      1,
    ),
  ).toEqual([
    [0, 40],
    [-5, 15],
  ]);
  expect(
    withAspect(
      [
        [0, 10],
        [0, 10],
      ],
      area,
      2,
    ),
  ).toEqual([
    [-15, 25],
    [0, 10],
  ]);
});

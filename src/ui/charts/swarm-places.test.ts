import { expect, it } from "vitest";
import { swarmPlaces } from "./swarm-places.ts";
import { dotPaths, sharesOf } from "./value-shades.ts";

it("moves dots at one place apart, up and down in turn, and leaves lone ones in the middle", () => {
  expect(swarmPlaces([0, 0, 0, 50], 4, 30).map((y) => y + 0)).toEqual([0, -4, 4, 0]);
});

it("keeps a crowd within its line", () => {
  const places = swarmPlaces(
    Array.from({ length: 200 }, () => 10),
    4,
    30,
  );
  expect(Math.max(...places.map(Math.abs))).toBeLessThanOrEqual(13.1);
  expect(new Set(places).size).toBe(200);
});

it("ranks values, ties alike, and gives missing ones no rank", () => {
  expect(sharesOf([5, 1, 1000, 5, Number.NaN])).toEqual([0.5, 0, 1, 0.5, null]);
});

it("draws dots of one colour as one path", () => {
  const dots = [0, 0, 1].map((share, x) => ({ x, y: 2, share }));
  expect(dotPaths(dots).map(({ path }) => path)).toEqual(["M0 2h0M1 2h0", "M2 2h0"]);
});

import { expect, it } from "vitest";
import { isReadable } from "./is-readable.ts";

const box = { x: 1000, y: 500, width: 200, height: 100 };
const view = (x: number, y: number, zoom: number) => ({
  transform: [x, y, zoom] as const,
  width: 800,
  height: 600,
});

it.each([
  ["on the board", view(-600, -200, 1), true],
  ["from afar", view(0, 0, 0.5), false],
  ["just past the right side, about to come in", view(-110, 0, 1), true],
  ["well past the right side", view(200, 0, 1), false],
  ["past the left side", view(-1400, 0, 1), false],
  ["above", view(-600, -900, 1), false],
  ["below", view(-600, 300, 1), false],
])("a step %s", (_, seen, expected) => {
  expect(isReadable(seen, box)).toBe(expected);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { sortNumbers } from "#core/frame/sort-numbers.ts";

const makers: readonly (readonly [string, fc.Arbitrary<number>])[] = [
  ["any doubles", fc.double({ noNaN: true })],
  ["whole numbers", fc.integer({ min: -300, max: 70_000 })],
  ["zeros of both signs", fc.constantFrom(0, -0, 1, -1)],
  ["one number", fc.constant(2.5)],
];

it.each(makers)("sorts many %s as the engine does", async (_, number) => {
  const some = fc.sample(number, { numRuns: 3000, seed: 4 });
  const values = Float64Array.from({ length: 25_000 }, (_unused, i) => some[(i * 7919) % some.length]!);
  const before = values.slice();
  let pauses = 0;
  const sorted = await sortNumbers(values, async () => void pauses++);
  const expected = values.slice().sort();
  expect(sorted.every((value, i) => Object.is(value, expected[i]))).toBe(true);
  expect(sorted.length).toBe(expected.length);
  expect(values).toEqual(before);
  expect(pauses).toBeGreaterThan(0);
});

import { expect, it } from "vitest";
import { mersenneTwister, randomBelow } from "#core/shared/mersenne-twister.ts";
import golden from "#test/golden/tree_nodes.json";

it.each(Object.entries(golden.random))("gives numpy's numbers from seed %s", (seed, { words, below }) => {
  const source = mersenneTwister(Number(seed));
  expect(words.map(source)).toEqual(words);
  const bounds = [1, 2, 10, 1000, 0x7fffffff];
  expect(bounds.map((n) => randomBelow(mersenneTwister(Number(seed)), n))).toEqual(below);
});

it("reads a negative seed as unsigned 32 bits", () => {
  expect(mersenneTwister(-1)()).toBe(mersenneTwister(2 ** 32 - 1)());
});

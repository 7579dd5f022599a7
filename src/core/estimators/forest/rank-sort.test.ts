import { describe, expect, it } from "vitest";
import { RankSort } from "#core/estimators/forest/rank-sort.ts";
import { createRandom, type Random } from "#core/shared/random.ts";

const shapes: Record<string, (random: Random) => number> = {
  "few values": (random) => random.integer(5),
  "many values": (random) => random.integer(1_000_000),
  "one value": () => 7,
  "most in one corner": (random) => (random.next() < 0.9 ? random.integer(300) : random.integer(10_000_000)),
};

describe.each(Object.entries(shapes))("sorts %s", (_, value) => {
  it.each([0, 1, 2, 19, 20, 21, 200, 5000])("of %i", (n) => {
    const random = createRandom(n + 1);
    const given = Int32Array.from({ length: n }, () => value(random));
    const start = 3;
    const keys = new Int32Array(n + 5);
    keys.set(given);
    const order = new Int32Array(n + 5).fill(-1);
    new RankSort(n + 5).sort(keys, order, start, n);
    expect(keys.slice(0, n)).toEqual(given.toSorted());
    // Stable: of equal keys, the earlier one first.
    const expected = Array.from({ length: n }, (__, i) => i).sort((a, b) => given[a]! - given[b]! || a - b);
    expect(order.slice(start, start + n)).toEqual(Int32Array.from(expected, (i) => start + i));
  });
});

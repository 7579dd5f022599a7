import { describe, expect, it } from "vitest";
import { chiSquareTail, chiSquareTest, correlationTest } from "#core/profile/association-test.ts";
import { createRandom } from "#core/shared/random.ts";
import golden from "#test/golden/association.json";

const close = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-9);

describe("p-values", () => {
  it("are SciPy's: tail, table, Yates' correction, correlation", () => {
    for (const [x, df, p] of golden.tail) close(chiSquareTail(x!, df!), p!);
    close(chiSquareTest(golden.table.counts), golden.table.p);
    close(chiSquareTest(golden.yates.counts), golden.yates.p);
    for (const [r, n, p] of golden.correlation) close(correlationTest(r!, n!), p!);
  });

  it("are 1 where there is nothing to compare", () => {
    expect([
      chiSquareTest([]),
      chiSquareTest([
        [4, 0],
        [9, 0],
      ]),
      chiSquareTest([
        [4, 5],
        [0, 0],
      ]),
      correlationTest(1, 3),
      chiSquareTail(0, 3),
    ]).toEqual([1, 1, 1, 1, 1]);
  });

  it("do not rest on cells that expect next to nothing: rare levels are joined", () => {
    const sparse = [[200, 200], ...Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? [1, 0] : [0, 1]))];
    expect(chiSquareTest(sparse)).toBe(1);
  });
});

it("calls noise a finding about as often as its level says", () => {
  const random = createRandom(5);
  let found = 0;
  for (let trial = 0; trial < 1000; trial++) {
    const table = Array.from({ length: 24 }, () => [0, 0, 0]);
    for (let row = 0; row < 300; row++) {
      table[Math.floor(random.next() * random.next() * 24)]![Math.floor(random.next() * 3)]!++;
    }
    if (chiSquareTest(table) < 0.05) found++;
  }
  expect([found > 30, found < 70]).toEqual([true, true]);
});

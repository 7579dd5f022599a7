import { expect, it } from "vitest";
import { principalPlane } from "#core/explain/principal-components.ts";
import { labelled } from "#test/support/neural-designs.ts";

it("finds the two directions in which rows differ most, and how much", () => {
  // Spread 3 along (1, 1), 1 along (1, -1), none along the third.
  const [s, t] = [
    [-3, 3, -3, 3],
    [-1, -1, 1, 1],
  ] as const;
  const rows = labelled(
    [s.map((v, i) => 5 + v + t[i]!), s.map((v, i) => v - t[i]!), s.map(() => 2)],
    s.map(() => 0),
  );
  const { mean, axes, shares, places } = principalPlane(rows);
  expect([...mean]).toEqual([5, 0, 2]);
  const half = Math.sqrt(0.5);
  for (const [axis, expected] of [
    [axes[0], [half, half, 0]],
    [axes[1], [half, -half, 0]],
  ] as const)
    axis.forEach((value, j) => expect(Math.abs(value) - Math.abs(expected[j]!)).toBeCloseTo(0, 9));
  expect(shares[0]).toBeCloseTo(0.9, 9);
  expect(shares[1]).toBeCloseTo(0.1, 9);
  expect(places[0].map(Math.abs)).toEqual(places[0].map(() => Math.abs(places[0][0]!)));
});

it("gives zeros where there is no second direction", () => {
  const { axes, shares } = principalPlane(labelled([[1, 2, 3]], [0, 0, 0]));
  expect([...axes[0]].map(Math.abs)).toEqual([1]);
  expect([...axes[1]]).toEqual([0]);
  expect(shares[1]).toBe(0);
});

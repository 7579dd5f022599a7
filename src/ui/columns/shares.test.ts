import { describe, expect, it } from "vitest";
import { wilsonInterval } from "#core/evaluate/wilson-interval.ts";
import type { Distribution } from "#state/studio-state.ts";
import { positiveShares } from "./shares.ts";

const base: Distribution = {
  column: "contract",
  kind: "categorical",
  edges: null,
  labels: ["month", "year", "rare"],
  groups: [
    { label: "No", counts: [60, 90, 3] },
    { label: "Yes", counts: [40, 10, 3] },
  ],
  missing: 0,
  otherLevels: 0,
};

describe("the share of the positive class", () => {
  it("is given by level, and not for levels under 25 rows", () => {
    const shares = positiveShares(base, "Yes").map(({ label, share, rows }) => [label, share, rows]);
    expect(shares).toEqual([
      ["month", 0.4, 100],
      ["year", 0.1, 100],
    ]);
  });
  it("joins neighbouring bins until they hold enough rows", () => {
    const numeric: Distribution = {
      ...base,
      kind: "integer",
      labels: null,
      edges: [0, 1, 2, 3, 4],
      groups: [
        { label: "No", counts: [5, 5, 20, 2] },
        { label: "Yes", counts: [5, 15, 20, 1] },
      ],
    };
    expect(positiveShares(numeric, "Yes").map(({ range, rows }) => [range, rows])).toEqual([
      [[0, 2], 30],
      [[2, 3], 40],
    ]);
  });
  it("is not given without two classes", () => expect(positiveShares(base, null)).toEqual([]));
});

it("a Wilson interval is scipy's binomtest(...).proportion_ci(method='wilson')", () => {
  const [low, high] = wilsonInterval(40, 100);
  expect([low, high].map((value) => value.toFixed(6))).toEqual(["0.309401", "0.497997"]);
});

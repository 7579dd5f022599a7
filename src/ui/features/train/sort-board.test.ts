import { expect, it } from "vitest";
import { leaderboard } from "#core/evaluate/leaderboard.ts";
import { smallRun } from "#test/support/small-project.ts";
import { byRank, nextSort, sortBoard } from "./sort-board.ts";

const score = (metric: string, mean: number) => ({
  metric,
  mean,
  std: 0,
  folds: [mean, mean],
  interval: null,
});
const made = (name: string, loss: number, auc: number, fitSeconds: number, pinned?: boolean) =>
  smallRun(name, {
    name,
    estimator: "decision-tree",
    scores: [score("logLoss", loss), score("rocAuc", auc)],
    fitSeconds,
    pinned,
  });
const rows = leaderboard(
  [made("b", 0.3, 0.7, 3), made("a", 0.2, 0.8, 9), made("c", 0.5, 0.9, 1), made("d", 0.4, Number.NaN, 2)],
  "binary",
  "key",
);
const names = (key: string, isReversed = false, from = rows) =>
  sortBoard(from, { key, isReversed })
    .map(({ run }) => run.name)
    .join("");

it("puts the best on top of each metric, whichever way is better, and what has none below", () => {
  expect([names("rank"), names("logLoss"), names("rocAuc"), names("fit"), names("name")]).toEqual([
    "abdc",
    "abdc",
    "cabd",
    "cdba",
    "abcd",
  ]);
  expect([names("rank", true), names("rocAuc", true), names("fit", true)]).toEqual(["cdba", "bacd", "abdc"]);
});

it("keeps pinned runs above the others, whatever it is sorted by", () => {
  const pinned = leaderboard([made("x", 0.9, 0.1, 9, true), made("y", 0.1, 0.9, 1)], "binary", "key");
  expect([names("rank", false, pinned), names("fit", true, pinned)]).toEqual(["xy", "xy"]);
});

it("turns round when the same is pressed again", () => {
  const once = nextSort(byRank, "fit");
  expect([once, nextSort(once, "fit"), nextSort(once, "name")]).toEqual([
    { key: "fit", isReversed: false },
    { key: "fit", isReversed: true },
    { key: "name", isReversed: false },
  ]);
});

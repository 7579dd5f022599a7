import { describe, expect, test } from "vitest";
import type { LeaderboardRow, Verdict } from "#core/evaluate/leaderboard.ts";
import { boardTitle } from "./board-words.ts";

/** A row whose mean is `gap` worse than the leader's 0.4. */
function row(name: string, verdict: Verdict, gap: number): LeaderboardRow {
  const score = { metric: "logLoss", mean: 0.4 + gap, std: 0.02, folds: [], interval: null };
  const difference = { mean: gap, std: 0.01, low: 0, high: 0, tied: verdict === "tied" };
  return {
    run: { name },
    score,
    rank: null,
    gap: verdict === "leader" ? null : difference,
    verdict,
  } as unknown as LeaderboardRow;
}

describe("the title of the leaderboard", () => {
  const leader = row("Logistic regression", "leader", 0);
  test("says by how much the weakest model beats the baseline", () => {
    const rows = [row("Baseline", "baseline", 0.25), leader, row("Decision tree", "behind", 0.15)];
    expect(boardTitle(rows)).toBe("Every model beats the baseline, by 0.100 of log loss or more");
    expect(boardTitle(rows.slice(0, 2))).toBe("Logistic regression beats the baseline by 0.250 of log loss");
  });
  test("names or counts those that do not", () => {
    const baseline = row("Baseline", "baseline", 0.25);
    const tree = row("Decision tree", "behind", 1.7);
    expect(boardTitle([baseline, leader, tree])).toBe("Every model but decision tree beats the baseline");
    expect(boardTitle([baseline, leader, tree, row("Neural net", "behind", 0.9)])).toBe(
      "1 of 3 models beat the baseline",
    );
    expect(boardTitle([row("Baseline", "baseline", -0.1), leader, tree])).toBe("No model beats the baseline");
  });
  test("says so where nothing could be judged", () => {
    expect(boardTitle([row("Baseline", "failed", 0), row("Neural net", "failed", 0)])).toBe(
      "Every model failed",
    );
    expect(boardTitle([])).toBe("Nothing is judged yet");
  });
  test("falls back to what is known without a baseline", () => {
    expect(boardTitle([leader, row("Decision tree", "tied", 0.01)])).toBe(
      "Logistic regression and decision tree tie",
    );
  });
});

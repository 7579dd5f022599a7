import { describe, expect, it } from "vitest";
import { selectionWords } from "./selection-words.ts";

const selection = (stability: number | null, folds: readonly number[]) => ({
  step: "Select columns",
  nFolds: 5,
  nColumns: 20,
  stability,
  columns: folds.map((count, j) => ({ column: `x${j}`, folds: count })),
});

describe("what the folds' choices say", () => {
  it.each([
    [0.9012, "2 of 20 columns were kept in every fold; stability 0.9: the choice hardly hangs on the rows."],
    [0.5, "2 of 20 columns were kept in every fold; stability 0.5: the choice hangs on the rows in part."],
    [
      0.1,
      "2 of 20 columns were kept in every fold; stability 0.1: other rows would choose other columns, so read little into any one of them.",
    ],
    [null, "2 of 20 columns were kept in every fold."],
  ])("stability %s", (stability, words) => {
    expect(selectionWords(selection(stability, [5, 5, 1]))).toBe(words);
  });
  it("says where nothing was kept", () => {
    expect(selectionWords(selection(null, []))).toBe("None of 20 columns was kept in any fold.");
  });
});

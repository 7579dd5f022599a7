/** What can go wrong with how rows are split and weighed; part of the catalogue in problems.ts. */
export const splitProblems = {
  "too-few-groups": (d: { column: string; groups: number; folds: number }) => ({
    title: `${d.groups} groups of “${d.column}” are too few for ${d.folds} folds`,
    advice:
      "Groups stay whole, so the sealed rows and each fold need some of their own. Use fewer folds, or give the column another role.",
  }),
  "split-unusable": (d: { reason: string }) => ({
    title: `The rows cannot be split so: ${d.reason}`,
    advice: "Change the split, or the roles of the columns that it hangs on.",
  }),
  "time-not-ordered": (d: { column: string; kind: string }) => ({
    title: `“${d.column}” is ${d.kind}, so its rows have no order in time`,
    advice: "Give the role of time to a column of dates or numbers, or read this one as dates.",
  }),
  "weight-unusable": (d: { column: string; reason: string }) => ({
    title: `“${d.column}” cannot weigh the rows: ${d.reason}`,
    advice:
      "A weight is a number of 0 or more in every row. Correct the table, or give the column another role.",
  }),
  "fold-has-one-class": (d: { column: string; fold: number }) => ({
    title: `In the rows that fold ${d.fold} would learn from, “${d.column}” has only one value`,
    advice:
      "This can happen when rows go in order of time or in whole groups. Use fewer folds, or give that column another role.",
  }),
} satisfies Record<string, (details: never) => { title: string; advice: string }>;

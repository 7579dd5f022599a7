/** What can be computed of the rows of a group, in pandas’ words but for "missing" (cells) and "sd" (std). */
export const aggregates = [
  "size",
  "count",
  "missing",
  "distinct",
  "sum",
  "mean",
  "median",
  "sd",
  "min",
  "max",
  "first",
  "last",
] as const;
export type Aggregate = (typeof aggregates)[number];

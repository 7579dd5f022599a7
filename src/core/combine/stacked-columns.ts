/** What stays of columns that not every table has: all of them, or those of the first table. */
export const stackedColumns = ["all", "first"] as const;
export type StackedColumns = (typeof stackedColumns)[number];

/** Rows in few words: first and last of each unbroken stretch, ascending, apart from each other. */
export type RowRanges = readonly (readonly [first: number, last: number])[];

/** @param rows data rows, ascending, each once */
export function rangesOf(rows: ArrayLike<number>): RowRanges {
  const ranges: [number, number][] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const open = ranges.at(-1);
    if (open && open[1] === row - 1) open[1] = row;
    else ranges.push([row, row]);
  }
  return ranges;
}

/** How many stretches `rangesOf` gives. */
export function countRanges(rows: ArrayLike<number>): number {
  let count = Math.min(rows.length, 1);
  for (let i = 1; i < rows.length; i++) if (rows[i] !== rows[i - 1]! + 1) count++;
  return count;
}

export function countRows(ranges: RowRanges): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Calls with every row of the ranges that a table of `nRows` rows has. */
export function eachRow(ranges: RowRanges, nRows: number, visit: (row: number) => void): void {
  for (const [first, last] of ranges) for (let row = first; row <= last && row < nRows; row++) visit(row);
}

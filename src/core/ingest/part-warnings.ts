import type { Reading, ReadWarning } from "#core/frame/reading.ts";
import type { Spilled } from "#core/ingest/spill-rows.ts";
import type { RowShare } from "#core/frame/row-share.ts";

/** What a reading says of the part of the file that was read. */
export function partOf(
  { nRows, of }: { readonly nRows: number; readonly of: number },
  sample: RowShare | undefined,
  nLeftOut: number,
): Pick<Reading, "nRows" | "sampled" | "leftOut"> {
  return {
    nRows,
    ...(sample === undefined ? {} : { sampled: { ...sample, of } }),
    ...(nLeftOut === 0 ? {} : { leftOut: nLeftOut }),
  };
}

/** Says where only a part of a file was read, because a person asked for no more. */
export function partWarnings({
  nRows,
  sampled,
  leftOut,
}: Pick<Reading, "nRows" | "sampled" | "leftOut">): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  if (sampled !== undefined) {
    const count = sampled.of - nRows;
    const percent = Number((100 * sampled.share).toPrecision(3));
    warnings.push({
      code: "rows-sampled",
      count,
      message: `A sample was kept: ${nRows} of ${sampled.of} rows, each with a chance of ${percent} %.`,
    });
  }
  if (leftOut !== undefined) {
    const columns = leftOut === 1 ? "1 column was" : `${leftOut} columns were`;
    warnings.push({ code: "columns-left-out", count: leftOut, message: `${columns} left out, as asked.` });
  }
  return warnings;
}

/** Says where rows on disk hold what the rows in memory did not lead to expect. */
export function spillWarnings(
  columns: readonly { readonly name: string }[],
  { misfits }: Pick<Spilled, "misfits">,
): ReadWarning[] {
  return columns.flatMap(({ name }, c): ReadWarning[] => {
    const count = misfits[c]!;
    if (count === 0) return [];
    const cells = count === 1 ? "1 cell on disk does" : `${count} cells on disk do`;
    const are = count === 1 ? "is" : "are";
    return [
      {
        code: "misfits-on-disk",
        count,
        message: `“${name}”: ${cells} not fit the kind that the sample gave it, and ${are} missing there.`,
      },
    ];
  });
}

/** Whether a warning says that a part of the file was read. */
export function isPartWarning({ code }: ReadWarning): boolean {
  return code === "rows-sampled" || code === "columns-left-out";
}

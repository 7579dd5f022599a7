import { ByteSlices } from "#core/ingest/bytes/byte-slices.ts";
import type { ReadingPlan } from "#core/ingest/reading-plan.ts";
import { quotesArePlain } from "#core/ingest/records.ts";
import { RowIntake } from "#core/ingest/row-intake.ts";
import { ColumnShare } from "#core/ingest/shares/column-share.ts";
import type { Share, ShareTask } from "#core/ingest/shares/share.ts";
import { byteSlices, type Stretch } from "#core/ingest/text-stream.ts";
import type { ByteSource, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/**
 * Reads a share as if its first line began a record. Whoever read up to there knows whether it does. null where it says
 * itself that it is of no use.
 * @throws LatheError "file-changed"; AbortError from `checkpoint`
 */
export async function readShare(
  source: ByteSource,
  plan: ReadingPlan,
  { start, end, sliceBytes, isSettled, columns }: ShareTask,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Share | null> {
  const { opened, detected } = plan.found;
  const from = await afterLine(source, start, sliceBytes);
  if (from === null || from >= end) return null;

  const builders = plan.settings.map((settings, c) =>
    columns[c] ? new ColumnShare(settings, columns[c]) : null,
  );
  // Lines are counted from here, and nothing here is a header.
  const dialect = { ...detected.dialect, skip: 0, line: 1 };
  const rows = new RowIntake(dialect, plan.facts, false, 0, builders, null);
  const known = isSettled ? { ...opened, encoding: "utf-8" } : opened;
  const reader = new ByteSlices(known, dialect, plan.facts.width, rows);
  const counted: Checkpoint<ReadProgress> = (progress) =>
    checkpoint({ ...progress, bytesRead: progress.bytesRead - from });
  const readStretch = async (stretch: Omit<Stretch, "sliceBytes">) => {
    const slices = byteSlices(source, { sliceBytes, ...stretch }, null, () => rows.nRows, counted);
    for await (const { bytes, last } of slices) reader.read(bytes, last);
  };
  await readStretch({ from, to: end });
  let to = end;
  if (end === source.byteLength) rows.finish();
  else {
    const cut = await cutAfterLine(source, end, sliceBytes, reader);
    if (cut === null) return null;
    await readStretch({ from: end, to: cut });
    if (!reader.isBetween) return null;
    to = cut;
  }
  if (quotesArePlain(reader.faults)) return null;
  return {
    end: to,
    lines: reader.line - 1,
    faults: reader.faults,
    isSettled: reader.isSettled,
    isHandedOver: reader.isHandedOver,
    invalid: reader.invalid(),
    encoding: reader.encoding(),
    rows: rows.part(),
    columns: builders.map((builder) => builder?.finish() ?? null),
  };
}

/**
 * Where the line ends in which the next share begins; null where a reader should not stop there: while nothing says what
 * the bytes past ASCII are, they have to be seen in whole slices.
 */
export async function cutAfterLine(
  source: ByteSource,
  start: number,
  sliceBytes: number,
  { isSettled, isHandedOver }: ByteSlices,
): Promise<number | null> {
  const end = await afterLine(source, start, sliceBytes);
  if (end === null || isSettled || isHandedOver) return end;
  const line = await source.slice(start, end);
  return line.some((byte) => byte >= 0x80) ? null : end;
}

/** Where the first line ends in the slice that begins at `start`; null where none does. */
async function afterLine(source: ByteSource, start: number, sliceBytes: number): Promise<number | null> {
  const slice = await source.slice(start, Math.min(start + sliceBytes, source.byteLength));
  const at = slice.indexOf(10);
  return at === -1 ? null : start + at + 1;
}

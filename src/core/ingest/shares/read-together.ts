import type { ByteSlices } from "#core/ingest/bytes/byte-slices.ts";
import type { ColumnBuilder } from "#core/ingest/column-builder.ts";
import { quotesArePlain } from "#core/ingest/records.ts";
import type { RowIntake } from "#core/ingest/row-intake.ts";
import { cutAfterLine } from "#core/ingest/shares/read-share.ts";
import type { ReadHelpers, Share, ShareAtWork } from "#core/ingest/shares/share.ts";
import type { ByteSource, ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

export interface Together {
  readonly source: ByteSource;
  readonly options: ReadOptions;
  readonly sliceBytes: number;
  readonly reader: ByteSlices;
  readonly rows: RowIntake;
  readonly builders: readonly (ColumnBuilder | null)[];
  /** Reads bytes [from, to) with the reader. */
  readStretch(from: number, to: number, checkpoint: Checkpoint<ReadProgress>): Promise<void>;
}

/** What the shares were that were read too, once the file is at its end. */
export interface FromShares {
  readonly invalid: number;
  /** null: none of them says. */
  readonly encoding: string | null;
}

/**
 * Reads a file beside helpers, each with a share of it. A helper takes the first line of its share for the start of a
 * record, with nothing open before it. When the reader of what lies before arrives there and nothing is, the share is what
 * it would have read itself, and is appended; else all shares from there on are dropped, and it goes on alone. So the
 * result never depends on helpers.
 */
export async function readTogether(
  together: Together,
  helpers: ReadHelpers,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<FromShares> {
  const { source, options, sliceBytes, reader, builders, readStretch } = together;
  const { byteLength } = source;
  const starts = helpers.starts(byteLength, sliceBytes);
  const first = starts[0] ?? byteLength;
  const lead = Math.min(first, Math.ceil(helpers.lead / sliceBytes) * sliceBytes);
  await readStretch(0, lead, checkpoint);
  const columns = builders.map((builder) => (builder === null || builder.broken ? null : builder.state));
  const shares = starts.map((start, i) =>
    helpers.begin({
      options,
      start,
      end: starts[i + 1] ?? byteLength,
      sliceBytes,
      isSettled: reader.isSettled,
      columns,
    }),
  );
  const counted: Checkpoint<ReadProgress> = ({ bytesRead, bytesTotal, rows }) =>
    checkpoint({
      bytesRead: shares.reduce((sum, share) => sum + share.bytesRead, bytesRead),
      bytesTotal,
      rows: shares.reduce((sum, share) => sum + share.rows, rows),
    });
  try {
    await readStretch(lead, first, counted);
    return await join(together, first, shares, checkpoint);
  } finally {
    for (const share of shares) share.stop();
  }
}

async function join(
  together: Together,
  first: number,
  shares: readonly ShareAtWork[],
  checkpoint: Checkpoint<ReadProgress>,
): Promise<FromShares> {
  const { source, sliceBytes, reader, rows, builders, readStretch } = together;
  const { byteLength } = source;
  let at = first;
  let invalid = 0;
  let encoding: string | null = null;
  const start = at === byteLength ? null : await cutAfterLine(source, at, sliceBytes, reader);
  if (start !== null) {
    await readStretch(at, start, checkpoint);
    at = start;
    for (let i = 0; i < shares.length && reader.isBetween && shares[i]!.bytesRead > 0; i++) {
      const share = await waitFor(
        shares,
        i,
        { bytesRead: at, bytesTotal: byteLength, rows: rows.nRows },
        checkpoint,
      );
      if (share === null || !fits(share, reader)) break;
      const lines = reader.line - 1;
      builders.forEach((builder, c) => {
        const part = share.columns[c];
        if (part) builder?.append(part);
      });
      rows.append(share.rows, lines);
      reader.passed(share.lines, share.faults, share.isSettled);
      invalid += share.invalid;
      if (share.isHandedOver) encoding = share.encoding;
      at = share.end;
    }
  }
  for (const share of shares) share.stop();
  await readStretch(at, byteLength, checkpoint);
  return { invalid, encoding };
}

/** A share was read with what was known when it began; by now more is. */
function fits({ faults, isSettled, isHandedOver }: Share, reader: ByteSlices): boolean {
  // So many quotes were lost in all that some of them would have been plain characters.
  if (quotesArePlain({ ...faults, unclosed: [...reader.faults.unclosed, ...faults.unclosed] })) return false;
  // It guessed another encoding, where this one knows better.
  return !(isHandedOver && !isSettled && reader.isSettled);
}

async function waitFor(
  shares: readonly ShareAtWork[],
  i: number,
  before: ReadProgress,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Share | null> {
  const later = shares.slice(i);
  const ended = shares[i]!.done.then((share) => ({ share }));
  for (;;) {
    const news = await Promise.race([ended, shares[i]!.moved()]);
    await checkpoint({
      ...before,
      bytesRead: later.reduce((sum, share) => sum + share.bytesRead, before.bytesRead),
      rows: later.reduce((sum, share) => sum + share.rows, before.rows),
    });
    if (news !== undefined) return news.share;
  }
}

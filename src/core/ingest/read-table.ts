import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { type Collected, ColumnBuilder } from "#core/ingest/column-builder.ts";
import { type FinishedColumn, finishColumn, type Prepared, prepare } from "#core/ingest/finish-column.ts";
import { columnGuesses, fileGuesses } from "#core/ingest/guesses.ts";
import { partOf, partWarnings, spillWarnings } from "#core/ingest/part-warnings.ts";
import type { NumberFormat } from "#core/ingest/numbers.ts";
import { manyColumns, planReading } from "#core/ingest/reading-plan.ts";
import { type Layout, readRows } from "#core/ingest/read-rows.ts";
import { type RowSpill, spillRows } from "#core/ingest/spill-rows.ts";
import { unreadLines } from "#core/ingest/unread-lines.ts";
import { columnWarnings, fileWarnings } from "#core/ingest/warnings.ts";
import type { ByteSource, Reading, ReadOptions, ReadProgress, ReadResult } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createSha256 } from "#core/shared/sha256.ts";

/** Small enough that the cells of a slice die young in the garbage collector: 1 MiB takes half as long again. */
const defaultSliceBytes = 256 * 1024;
/** Of so many columns, so that a slice has some rows. */
const wideSliceBytes = 2 * 1024 * 1024;

/** How a file is read, which does not change what is read. For tests and benches. */
interface ReadManner {
  readonly sliceBytes?: number;
  /** "strings" reads as Papa Parse does; "bytes" where the file allows it. */
  readonly reader?: "bytes" | "strings";
  /** Takes all rows, where only a sample is held. */
  readonly spill?: RowSpill;
}

/**
 * Reads a delimited text file into typed columns. The rules (encodings, dialects, kinds, missing values) are
 * docs/reading-files.md. The result depends neither on the manner nor on who helps (`ByteSource.helpers`).
 * @throws LatheError "file-empty", "file-not-a-table", "table-has-no-rows", "file-changed", "bad-parameter", "unknown-column",
 * "sample-empty"; AbortError from `checkpoint`
 */
export async function readTable(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  { sliceBytes: givenSlice, reader = "bytes", spill }: ReadManner = {},
): Promise<ReadResult> {
  const { sample } = options;
  // A sample is drawn by the row's place in the file.
  const helpers = reader === "bytes" && sample === undefined ? source.helpers : undefined;
  // They load while this one looks at the start of the file.
  helpers?.prepare(options);
  const plan = await planReading(source, options);
  const { found, names, header, facts, picked } = plan;
  const { opened, detected, headerRows } = found;
  const { dialect } = detected;
  const sliceBytes = givenSlice ?? (names.names.length < manyColumns ? defaultSliceBytes : wideSliceBytes);
  const layout: Layout = { plan, options, sliceBytes, sample: sample ?? null, reader, helpers };
  const builderOptions = [...plan.settings];
  const isPicked = new Set(picked);
  const builders = builderOptions.map((settings, c) =>
    isPicked.has(c) ? new ColumnBuilder(settings) : null,
  );
  const hash = source.createHash?.() ?? createSha256();
  const pass = await readRows(source, layout, builders, hash, checkpoint);
  const { rows } = pass;
  if (rows.nSeen === 0) throw new LatheError("table-has-no-rows", { file: source.name });
  if (rows.nRows === 0) throw new LatheError("sample-empty", { rows: rows.nSeen });

  while (builders.some((builder) => builder?.broken)) {
    const again = builders.map((builder, c) => {
      if (!builder?.broken) return null;
      const settings = builderOptions[c]!;
      builderOptions[c] = { ...settings, words: !settings.early, early: false };
      return new ColumnBuilder(builderOptions[c]);
    });
    const repeated = await readRows(source, layout, again, null, checkpoint);
    if (repeated.rows.nRows !== rows.nRows) throw new LatheError("file-changed", { file: source.name });
    for (let c = 0; c < again.length; c++) builders[c] = again[c] ?? builders[c]!;
  }

  const kept = picked.map((c) => ({
    name: names.names[c]!,
    builder: builders[c]!,
    settings: builderOptions[c]!,
  }));
  const finished = finishAll(
    kept.map((column) => column.name),
    kept.map(({ builder }) => builder),
    kept.map(({ settings }) => settings),
  );
  const settled = new Map(picked.map((c, k) => [c, { settings: kept[k]!.settings, finished: finished[k]! }]));
  const spilled =
    spill &&
    (await spillRows(
      source,
      layout,
      builders.map((_, c) => settled.get(c) ?? null),
      rows.nSeen,
      spill,
      checkpoint,
    ));
  const { spacing, comment } = dialect;
  const { other } = rows.end.after;
  const name = pass.encoding;
  const encoding = name === opened.guess.name ? opened.guess : { ...opened.guess, name, confidence: 0.7 };
  const counts = { nRows: rows.nRows, of: rows.nSeen };
  const part = partOf(counts, sample, names.names.length - picked.length);
  const reading: Reading = {
    fileName: source.name,
    byteLength: source.byteLength,
    contentHash: await hash.finish(),
    encoding: name,
    delimiter: spacing === null ? dialect.delimiter : " ",
    quote: dialect.quote,
    escape: dialect.escape,
    layout: spacing === null ? "delimited" : spacing.kind,
    header,
    headerRows,
    skipLines: dialect.line - 1,
    comment: comment ?? "",
    guesses: [
      ...fileGuesses(found, encoding, options),
      ...columnGuesses(
        finished,
        (c) => kept[c]!.settings.dateOrder,
        (c) => kept[c]!.settings.forced !== null || options.numbers !== undefined,
      ),
    ],
    otherTable: other && { line: other.line, names: other.names },
    ...part,
    blankLines: rows.blankLines + found.blankAbove,
    warnings: [
      ...partWarnings(part),
      ...fileWarnings({
        ...found,
        pass,
        encoding,
        invalidBytes: pass.invalid,
        isEncodingFixed: options.encoding !== undefined,
        isDialectFixed: options.delimiter !== undefined || options.layout !== undefined,
        renamed: header ? names.changed : 0,
        width: facts.width,
      }),
      ...finished.flatMap((column, c) =>
        columnWarnings(column, kept[c]!.builder.oddities, kept[c]!.settings),
      ),
      ...(spilled ? spillWarnings(kept, spilled) : []),
    ],
    ragged: rows.ragged,
    notRead: unreadLines(found, rows),
  };
  const table = { nRows: rows.nRows, columns: finished.map(({ column }) => column) };
  return { table, reading, ...(spilled && { stored: { nRows: spilled.nRows, nBytes: spilled.nBytes } }) };
}

/** Finishes columns together: how one writes its numbers can decide for another. */
export function finishAll(
  names: readonly string[],
  builders: readonly ColumnBuilder[],
  options: readonly BuilderOptions[],
): FinishedColumn[] {
  const finished: (FinishedColumn | null)[] = [];
  // Only a column whose numbers can be read in two ways waits for the others: its spellings are held until then.
  const waiting: { readonly c: number; readonly collected: Collected; readonly prepared: Prepared }[] = [];
  const evidence = new Set<NumberFormat>();
  for (let c = 0; c < builders.length; c++) {
    const { oddities } = builders[c]!;
    const collected = builders[c]!.finish();
    const prepared = prepare(collected, options[c]!);
    if (prepared.evidence !== null) evidence.add(prepared.evidence);
    const waits = prepared.numbers?.ambiguous === true;
    if (waits) waiting.push({ c, collected, prepared });
    finished.push(waits ? null : finishColumn(names[c]!, collected, options[c]!, oddities, prepared, null));
  }
  // Only where every column that shows its format shows the same one does it decide for the others.
  const rest = evidence.size === 1 ? [...evidence][0]! : null;
  for (const { c, collected, prepared } of waiting) {
    finished[c] = finishColumn(names[c]!, collected, options[c]!, builders[c]!.oddities, prepared, rest);
  }
  return finished.filter((column) => column !== null);
}

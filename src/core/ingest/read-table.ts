import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { typedColumns } from "#core/ingest/cell-type.ts";
import { type Collected, ColumnBuilder } from "#core/ingest/column-builder.ts";
import { type FinishedColumn, finishColumn, type Prepared, prepare } from "#core/ingest/finish-column.ts";
import { columnGuesses, fileGuesses } from "#core/ingest/guesses.ts";
import { repairHeader } from "#core/ingest/header.ts";
import { type MissingTokens, missingTokens } from "#core/ingest/missing-tokens.ts";
import type { NumberFormat } from "#core/ingest/numbers.ts";
import { type OpenedRecords, openRecords } from "#core/ingest/open-records.ts";
import { type Layout, readRows } from "#core/ingest/read-rows.ts";
import { joinNames } from "#core/ingest/structure.ts";
import type { TableFacts } from "#core/ingest/table-end.ts";
import { columnWarnings, fileWarnings } from "#core/ingest/warnings.ts";
import type { ByteSource, Reading, ReadOptions, ReadProgress, ReadResult } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createSha256 } from "#core/shared/sha256.ts";

/** So many columns should not hold all of their spellings at once. */
const manyColumns = 500;
/** Small enough that the cells of a slice die young in the garbage collector: 1 MiB takes half as long again. */
const defaultSliceBytes = 256 * 1024;

/** How a file is read, which does not change what is read. For tests and benches. */
interface ReadManner {
  readonly sliceBytes?: number;
  /** "strings" reads as Papa Parse does; "bytes" where the file allows it. */
  readonly reader?: "bytes" | "strings";
}

/**
 * Reads a delimited text file into typed columns. The rules (encodings, dialects, kinds, missing values) are
 * docs/reading-files.md. The result does not depend on the manner.
 * @throws LatheError "file-empty", "file-not-a-table", "table-has-no-rows", "file-changed", "bad-parameter"; AbortError from `checkpoint`
 */
export async function readTable(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  { sliceBytes = defaultSliceBytes, reader = "bytes" }: ReadManner = {},
): Promise<ReadResult> {
  checkOptions(options);
  const missing = missingTokens(options.missingTokens);
  const found = await openRecords(source, options, missing);
  const { opened, detected, records, headerRows, trailing } = found;
  const { dialect } = detected;
  const header = headerRows > 0;
  const headerRecord = header ? joinNames(records.slice(0, headerRows)) : (records[0] ?? []).map(() => "");
  const names = repairHeader(widened(headerRecord, records.slice(Math.max(1, headerRows))));

  const facts = factsOf(found, names.names.length, missing, options.footer !== false);
  const layout: Layout = { dialect, headerRows, trailing, facts, sliceBytes, reader };
  const builderOptions = optionsOf(names.names, headerRecord, options, dialect.delimiter, missing);
  const builders = builderOptions.map((settings) => new ColumnBuilder(settings));
  const hash = source.createHash?.() ?? createSha256();
  const pass = await readRows(source, opened, layout, builders, hash, checkpoint);
  const { rows } = pass;
  if (rows.nRows === 0) throw new LatheError("table-has-no-rows", { file: source.name });

  while (builders.some((builder) => builder.broken)) {
    const again = builders.map((builder, c) => {
      if (!builder.broken) return null;
      const settings = builderOptions[c]!;
      builderOptions[c] = { ...settings, words: !settings.early, early: false };
      return new ColumnBuilder(builderOptions[c]);
    });
    const repeated = await readRows(source, opened, layout, again, null, checkpoint);
    if (repeated.rows.nRows !== rows.nRows) throw new LatheError("file-changed", { file: source.name });
    for (let c = 0; c < again.length; c++) builders[c] = again[c] ?? builders[c]!;
  }

  const finished = finishAll(names.names, builders, builderOptions);
  const { spacing, comment } = dialect;
  const { other } = rows.end.after;
  const name = pass.encoding;
  const encoding = name === opened.guess.name ? opened.guess : { ...opened.guess, name, confidence: 0.7 };
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
      ...columnGuesses(finished, (c) => builderOptions[c]!.dayFirst),
    ],
    otherTable: other && { line: other.line, names: other.names },
    nRows: rows.nRows,
    blankLines: rows.blankLines + found.blankAbove,
    warnings: [
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
      ...finished.flatMap((column, c) => columnWarnings(column, builders[c]!.oddities, builderOptions[c]!)),
    ],
    ragged: rows.ragged,
  };
  return { table: { nRows: rows.nRows, columns: finished.map(({ column }) => column) }, reading };
}

function checkOptions({ delimiter, quote }: ReadOptions): void {
  if (delimiter !== undefined && (delimiter === "" || delimiter === '"' || /[\r\n\ufeff]/.test(delimiter))) {
    throw new LatheError("bad-parameter", {
      where: "Delimiter",
      reason: "it has to be one or more characters other than a quote or a line end",
    });
  }
  if (quote !== undefined && (quote.length !== 1 || quote === delimiter)) {
    throw new LatheError("bad-parameter", {
      where: "Quote",
      reason: "it has to be one character, not the delimiter",
    });
  }
}

/** A header shorter than every record under it leaves columns without a name; they are kept. */
function widened(header: readonly string[], below: readonly (readonly string[])[]): readonly string[] {
  const narrowest = below.reduce((least, record) => Math.min(least, record.length), Number.POSITIVE_INFINITY);
  if (below.length < 3 || narrowest <= header.length) return header;
  const extra = below.some((record) =>
    record.slice(header.length, narrowest).some((cell) => cell.trim() !== ""),
  );
  return extra ? [...header, ...Array.from({ length: narrowest - header.length }, () => "")] : header;
}

function factsOf(
  { records, headerRows }: OpenedRecords,
  width: number,
  missing: MissingTokens,
  mayEnd: boolean,
): TableFacts {
  const rows = records.slice(headerRows, headerRows + 100).filter((record) => record.length === width);
  const firsts = rows.map((record) => record[0]!.trim());
  return {
    width,
    header: headerRows > 0 ? (records[headerRows - 1] ?? null) : null,
    typed: typedColumns(rows.slice(0, 50), width, missing),
    longestFirst: firsts.reduce((longest, { length }) => Math.max(longest, length), 0),
    firstWords: new Set(firsts.slice(0, -1)),
    missing,
    mayEnd,
  };
}

function optionsOf(
  names: readonly string[],
  written: readonly string[],
  options: ReadOptions,
  delimiter: string,
  missing: MissingTokens,
): BuilderOptions[] {
  const kinds = new Map(options.kinds ?? []);
  const orders = new Map(options.dateOrders ?? []);
  const dayFirst = (order: string | undefined) =>
    order === undefined ? (options.dayFirst ?? null) : order === "day-first";
  return names.map((name, c) => ({
    missing,
    delimiter,
    forced: kinds.get(name) ?? kinds.get(written[c] ?? name) ?? null,
    dayFirst: dayFirst(orders.get(name) ?? orders.get(written[c] ?? name)),
    numbers: options.numbers ?? null,
    words: false,
    early: names.length >= manyColumns,
  }));
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

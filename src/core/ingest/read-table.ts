import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { type Collected, ColumnBuilder } from "#core/ingest/column-builder.ts";
import { detectDialect, sample } from "#core/ingest/dialect.ts";
import { type FinishedColumn, finishColumn, type Prepared, prepare } from "#core/ingest/finish-column.ts";
import { countPreamble, detectHeader, repairHeader } from "#core/ingest/header.ts";
import { missingTokens } from "#core/ingest/missing-tokens.ts";
import type { NumberFormat } from "#core/ingest/numbers.ts";
import { type Layout, readRows } from "#core/ingest/read-rows.ts";
import { refuseForeignText } from "#core/ingest/refusal.ts";
import { openText } from "#core/ingest/text-stream.ts";
import { columnWarnings, fileWarnings } from "#core/ingest/warnings.ts";
import type { Column } from "#core/frame/column.ts";
import type { ByteSource, ReadOptions, ReadProgress, ReadResult, ReadWarning } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createSha256 } from "#core/shared/sha256.ts";

/** So many columns should not hold all of their spellings at once. */
const manyColumns = 500;
/** Small enough that the cells of a slice die young in the garbage collector: 1 MiB takes half as long again. */
const defaultSliceBytes = 256 * 1024;
const longestHead = 128 * 1024 * 1024;

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
  const { opened, dialect, records } = await openRecords(source, options);
  const preamble = options.header === undefined ? countPreamble(records) : 0;
  const header = options.header ?? detectHeader(records.slice(preamble));
  const headerRecord = records[preamble] ?? [];
  const written = header ? headerRecord : headerRecord.map(() => "");
  const names = repairHeader(widened(written, records.slice(preamble + 1)));

  const skipRecords = preamble + (header ? 1 : 0);
  const layout: Layout = { dialect, skipRecords, width: names.names.length, sliceBytes, reader };
  const builderOptions = optionsOf(names.names, written, options, dialect.delimiter);
  const builders = builderOptions.map((settings) => new ColumnBuilder(settings));
  const hash = createSha256();
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

  const { columns, warnings } = finishAll(names.names, builders, builderOptions);
  return {
    table: { nRows: rows.nRows, columns },
    reading: {
      fileName: source.name,
      byteLength: source.byteLength,
      contentHash: hash.finish(),
      encoding: pass.encoding,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      header,
      nRows: rows.nRows,
      blankLines: rows.blankLines,
      warnings: [
        ...fileWarnings({
          invalidBytes: pass.invalid,
          encoding: pass.encoding,
          preamble: records.slice(0, preamble).map((record) => record.join(dialect.delimiter)),
          renamed: header ? names.changed : 0,
          faults: pass.faults,
          shortRows: rows.shortRows,
          longRows: rows.longRows,
          firstRagged: rows.ragged,
          width: layout.width,
          blankLines: rows.blankLines,
        }),
        ...warnings,
      ],
      ragged: rows.ragged,
    },
  };
}

/**
 * What encoding, dialect and header are detected on, whatever the size of the slices: 256 KiB, and more where
 * not even two records end in them.
 */
async function openRecords(source: ByteSource, options: ReadOptions) {
  for (let headBytes = 256 * 1024; ; headBytes *= 8) {
    const opened = await openText(source, options.encoding, headBytes);
    const dialect = detectDialect(opened.head, opened.whole, options);
    const text = opened.head.slice(dialect.skip);
    refuseForeignText(source.name, text);
    const records = sample(text, opened.whole, dialect);
    if (records.length >= 2 || (opened.whole && records.length > 0)) return { opened, dialect, records };
    if (opened.whole) throw new LatheError("file-empty", { file: source.name });
    if (headBytes >= longestHead) {
      throw new LatheError("file-not-a-table", {
        file: source.name,
        what: "one line without an end",
        advice: "Nothing was imported. Check that its records are on lines of their own, and pick it again.",
      });
    }
  }
}

function checkOptions({ delimiter, quote }: ReadOptions): void {
  if (delimiter !== undefined && (delimiter === "" || delimiter === '"' || /[\r\n\ufeff]/.test(delimiter))) {
    throw new LatheError("bad-parameter", {
      where: "Delimiter",
      reason: "it has to be a character other than a quote or a line end",
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
  const narrowest = Math.min(...below.map((record) => record.length));
  if (below.length < 3 || narrowest <= header.length) return header;
  const extra = below.some((record) =>
    record.slice(header.length, narrowest).some((cell) => cell.trim() !== ""),
  );
  return extra ? [...header, ...Array.from({ length: narrowest - header.length }, () => "")] : header;
}

function optionsOf(
  names: readonly string[],
  written: readonly string[],
  options: ReadOptions,
  delimiter: string,
): BuilderOptions[] {
  const kinds = new Map(options.kinds ?? []);
  const missing = missingTokens(options.missingTokens);
  return names.map((name, c) => ({
    missing,
    delimiter,
    forced: kinds.get(name) ?? kinds.get(written[c] ?? name) ?? null,
    dayFirst: options.dayFirst ?? null,
    words: false,
    early: names.length >= manyColumns,
  }));
}

function finishAll(
  names: readonly string[],
  builders: readonly ColumnBuilder[],
  options: readonly BuilderOptions[],
): { readonly columns: Column[]; readonly warnings: ReadWarning[] } {
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
  const columns: Column[] = [];
  const warnings: ReadWarning[] = [];
  for (let c = 0; c < finished.length; c++) {
    columns.push(finished[c]!.column);
    warnings.push(...columnWarnings(finished[c]!, builders[c]!.oddities, options[c]!));
  }
  return { columns, warnings };
}

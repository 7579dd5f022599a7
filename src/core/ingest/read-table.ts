import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { type Collected, ColumnBuilder } from "#core/ingest/column-builder.ts";
import type { Decoder } from "#core/ingest/decoder.ts";
import { detectDialect, type Dialect, sample } from "#core/ingest/dialect.ts";
import { type FinishedColumn, finishColumn, type Prepared, prepare } from "#core/ingest/finish-column.ts";
import { countPreamble, detectHeader, repairHeader } from "#core/ingest/header.ts";
import { missingTokens } from "#core/ingest/missing-tokens.ts";
import type { NumberFormat } from "#core/ingest/numbers.ts";
import { RecordReader } from "#core/ingest/records.ts";
import { refuseForeignText } from "#core/ingest/refusal.ts";
import { openText, textSlices } from "#core/ingest/text-stream.ts";
import { columnWarnings, fileWarnings } from "#core/ingest/warnings.ts";
import type { Column } from "#core/frame/column.ts";
import type {
  ByteSource,
  RaggedRecord,
  ReadOptions,
  ReadProgress,
  ReadResult,
  ReadWarning,
} from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createSha256, type Sha256 } from "#core/shared/sha256.ts";

/** What one pass over the records needs to know beforehand. */
interface Layout {
  readonly dialect: Dialect;
  /** Records before the first data row: title lines and the header. */
  readonly skipRecords: number;
  readonly width: number;
  readonly sliceBytes: number;
}

interface Pass {
  readonly nRows: number;
  readonly blankLines: number;
  readonly ragged: readonly RaggedRecord[];
  readonly shortRows: number;
  readonly longRows: number;
  readonly reader: RecordReader;
}

const mostRaggedKept = 10_000;
/** So many columns should not hold all of their spellings at once. */
const manyColumns = 500;
/** Small enough that the cells of a slice die young in the garbage collector: 1 MiB takes half as long again. */
const defaultSliceBytes = 256 * 1024;
const longestHead = 128 * 1024 * 1024;

/**
 * Reads a delimited text file into typed columns. The rules (encodings, dialects, kinds, missing values) are
 * docs/reading-files.md. The result does not depend on `sliceBytes`.
 * @throws LatheError "file-empty", "file-not-a-table", "table-has-no-rows", "file-changed", "bad-parameter"; AbortError from `checkpoint`
 */
export async function readTable(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  sliceBytes: number = defaultSliceBytes,
): Promise<ReadResult> {
  checkOptions(options);
  const { opened, dialect, records } = await openRecords(source, options);
  const preamble = options.header === undefined ? countPreamble(records) : 0;
  const header = options.header ?? detectHeader(records.slice(preamble));
  const headerRecord = records[preamble] ?? [];
  const written = header ? headerRecord : headerRecord.map(() => "");
  const names = repairHeader(widened(written, records.slice(preamble + 1)));

  const skipRecords = preamble + (header ? 1 : 0);
  const layout: Layout = { dialect, skipRecords, width: names.names.length, sliceBytes };
  const builderOptions = optionsOf(names.names, written, options, dialect.delimiter);
  const builders = builderOptions.map((settings) => new ColumnBuilder(settings));
  const decoder = opened.createDecoder();
  const hash = createSha256();
  const pass = await runPass(source, decoder, layout, builders, hash, checkpoint);
  if (pass.nRows === 0) throw new LatheError("table-has-no-rows", { file: source.name });

  while (builders.some((builder) => builder.broken)) {
    const again = builders.map((builder, c) => {
      if (!builder.broken) return null;
      const settings = builderOptions[c]!;
      builderOptions[c] = { ...settings, words: !settings.early, early: false };
      return new ColumnBuilder(builderOptions[c]);
    });
    const repeated = await runPass(source, opened.createDecoder(), layout, again, null, checkpoint);
    if (repeated.nRows !== pass.nRows) throw new LatheError("file-changed", { file: source.name });
    for (let c = 0; c < again.length; c++) builders[c] = again[c] ?? builders[c]!;
  }

  const { columns, warnings } = finishAll(names.names, builders, builderOptions);
  const { reader } = pass;
  return {
    table: { nRows: pass.nRows, columns },
    reading: {
      fileName: source.name,
      byteLength: source.byteLength,
      contentHash: hash.finish(),
      encoding: decoder.name(),
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      header,
      nRows: pass.nRows,
      blankLines: pass.blankLines,
      warnings: [
        ...fileWarnings({
          invalidBytes: decoder.invalid(),
          encoding: decoder.name(),
          preamble: records.slice(0, preamble).map((record) => record.join(dialect.delimiter)),
          renamed: header ? names.changed : 0,
          faults: reader.faults,
          shortRows: pass.shortRows,
          longRows: pass.longRows,
          firstRagged: pass.ragged,
          width: layout.width,
          blankLines: pass.blankLines,
        }),
        ...warnings,
      ],
      ragged: pass.ragged,
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

async function runPass(
  source: ByteSource,
  decoder: Decoder,
  { dialect, skipRecords, width, sliceBytes }: Layout,
  builders: readonly (ColumnBuilder | null)[],
  hash: Sha256 | null,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Pass> {
  const declared = dialect.skip > 1 ? 2 : 1;
  const reader = new RecordReader(dialect, declared, width);
  const ragged: RaggedRecord[] = [];
  let toSkip = skipRecords;
  let skipCharacters = dialect.skip;
  let nRows = 0;
  let blankLines = 0;
  let shortRows = 0;
  let longRows = 0;
  for await (const { text, last } of textSlices(source, decoder, sliceBytes, hash, () => nRows, checkpoint)) {
    const skipped = Math.min(skipCharacters, text.length);
    skipCharacters -= skipped;
    for (const batch of reader.read(skipped === 0 ? text : text.slice(skipped), last)) {
      const records: string[][] = [];
      for (let i = 0; i < batch.records.length; i++) {
        const record = batch.records[i]!;
        if (record.length === 0) blankLines++;
        else if (toSkip > 0) toSkip--;
        else {
          if (record.length !== width) {
            if (record.length < width) shortRows++;
            else longRows++;
            if (ragged.length < mostRaggedKept) {
              const extra = record.slice(width).join(dialect.delimiter);
              const row = nRows + records.length;
              ragged.push({ row, line: batch.lineOf(i), expected: width, got: record.length, extra });
            }
          }
          records.push(record);
        }
      }
      for (let c = 0; c < builders.length; c++) builders[c]?.add(records, c);
      nRows += records.length;
    }
  }
  return { nRows, blankLines, ragged, shortRows, longRows, reader };
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

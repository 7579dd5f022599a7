import { dateOrderOf } from "#core/frame/date-orders.ts";
import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { typedColumns } from "#core/ingest/cell-type.ts";
import { repairHeader } from "#core/ingest/header.ts";
import { type MissingTokens, missingTokens } from "#core/ingest/missing-tokens.ts";
import { type OpenedRecords, openRecords } from "#core/ingest/open-records.ts";
import { pickColumns } from "#core/ingest/pick-columns.ts";
import { joinNames } from "#core/ingest/structure.ts";
import type { TableFacts } from "#core/ingest/table-end.ts";
import type { ByteSource, ReadOptions } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/** So many columns should not hold all of their spellings at once. */
export const manyColumns = 500;

/** What the start of a file and a person's options say of how all of it is read. */
export interface ReadingPlan {
  readonly found: OpenedRecords;
  /** The first record names the columns. */
  readonly header: boolean;
  readonly names: ReturnType<typeof repairHeader>;
  readonly facts: TableFacts;
  /** Places of the columns that are read, rising. */
  readonly picked: readonly number[];
  /** By place in the file, of all columns. */
  readonly settings: readonly BuilderOptions[];
}

/** @throws LatheError "file-empty", "file-not-a-table", "bad-parameter", "unknown-column", "file-changed" */
export async function planReading(source: ByteSource, options: ReadOptions): Promise<ReadingPlan> {
  checkOptions(options);
  const missing = missingTokens(options.missingTokens);
  const found = await openRecords(source, options, missing);
  const { detected, records, headerRows } = found;
  const header = headerRows > 0;
  const headerRecord = header ? joinNames(records.slice(0, headerRows)) : (records[0] ?? []).map(() => "");
  const names = repairHeader(widened(headerRecord, records.slice(Math.max(1, headerRows))));
  return {
    found,
    header,
    names,
    facts: factsOf(found, names.names.length, missing, options.footer !== false),
    picked: pickColumns(names.names, headerRecord, options.columns),
    settings: optionsOf(names.names, headerRecord, options, detected.dialect.delimiter, missing),
  };
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
  return names.map((name, c) => ({
    missing,
    delimiter,
    forced: kinds.get(name) ?? kinds.get(written[c] ?? name) ?? null,
    dateOrder: orders.get(name) ?? orders.get(written[c] ?? name) ?? dateOrderOf(options),
    numbers: options.numbers ?? null,
    words: false,
    early: names.length >= manyColumns,
  }));
}

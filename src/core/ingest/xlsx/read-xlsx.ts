import type { ZipEntry } from "#core/ingest/archive/zip-entries.ts";
import type { Contents } from "#core/ingest/contents.ts";
import { repairHeader } from "#core/ingest/header.ts";
import { missingTokens } from "#core/ingest/missing-tokens.ts";
import { detectStructure } from "#core/ingest/structure.ts";
import { columnsOfRows } from "#core/ingest/text-columns.ts";
import { type SheetOddities, sheetRows } from "#core/ingest/xlsx/sheet-rows.ts";
import { openWorkbook } from "#core/ingest/xlsx/workbook.ts";
import { isMissing } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { keepsRow } from "#core/frame/row-share.ts";
import type { ByteSource, ReadOptions, ReadProgress, ReadWarning } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** So many rows are looked at to find title, header and where the table stands. */
const sampleRows = 100;

interface Layout {
  readonly skip: number;
  readonly left: number;
  readonly names: readonly string[];
  /** Columns whose name the sheet does not give. */
  readonly unnamed: ReadonlySet<string>;
  readonly header: boolean;
  readonly preamble: readonly string[];
  readonly renamed: number;
}

/**
 * One sheet of a workbook.
 * @param sheet its name
 * @param mostRows reading ends after about so many rows of the sheet
 * @throws LatheError "file-damaged", "unknown-part", "table-has-no-rows"; AbortError from `checkpoint`
 */
export async function readXlsx(
  source: ByteSource,
  entries: readonly ZipEntry[],
  sheet: string,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  mostRows = Number.POSITIVE_INFINITY,
): Promise<Contents> {
  const workbook = await openWorkbook(source, entries);
  const chosen = workbook.sheets.find(({ name }) => name === sheet);
  if (!chosen) {
    const parts = workbook.sheets.map(({ name }) => `“${name}”`).join(", ");
    throw new LatheError("unknown-part", { file: source.name, part: sheet, parts });
  }
  const fresh = (): SheetOddities => ({ errors: 0, uncomputed: 0, blankRows: 0 });
  const sample: string[][] = [];
  for await (const { rows } of sheetRows(source, entries, workbook, chosen.path, fresh())) {
    sample.push(...rows.slice(0, sampleRows - sample.length));
    if (sample.length >= sampleRows) break;
  }
  if (sample.length === 0) throw new LatheError("table-has-no-rows", { file: `${source.name}, ${sheet}` });
  const layout = layoutOf(sample, options);
  let oddities = fresh();
  let share = 1;
  let of = 0;
  const { columns, warnings, nRows } = await columnsOfRows(
    source.name,
    options,
    options.missingTokens,
    async (sink) => {
      oddities = fresh();
      for (const name of layout.names) sink.columnOf(name);
      let seen = 0;
      let before = 0;
      for await (const piece of sheetRows(source, entries, workbook, chosen.path, oddities)) {
        const { rows } = piece;
        let used = 0;
        for (const row of rows) {
          if (seen >= mostRows) break;
          used++;
          if (seen++ < layout.skip) continue;
          if (options.sample !== undefined && !keepsRow(options.sample, seen - 1 - layout.skip)) continue;
          const cells = layout.left === 0 ? row : row.slice(layout.left);
          for (let c = layout.names.length; c < cells.length; c++) sink.columnOf(`column ${c + 1}`);
          sink.add(cells);
        }
        await checkpoint({ bytesRead: source.byteLength, bytesTotal: source.byteLength, rows: seen });
        // Of the last piece only some rows were taken.
        share = before + (piece.share - before) * (rows.length === 0 ? 1 : used / rows.length);
        before = piece.share;
        if (seen >= mostRows) break;
      }
      of = seen - layout.skip;
    },
  );
  const isDrawn = options.sample !== undefined && of > 0;
  if (nRows === 0 && !isDrawn) throw new LatheError("table-has-no-rows", { file: source.name });
  const kept = columns.filter((column) => !layout.unnamed.has(column.name) || hasValues(column, nRows));
  return {
    columns: kept,
    nRows,
    of: isDrawn ? of : undefined,
    share: share < 1 ? share : undefined,
    encoding: "",
    header: layout.header,
    warnings: [...notes(layout, oddities), ...warnings],
  };
}

function layoutOf(sample: readonly string[][], options: ReadOptions): Layout {
  const left = Math.min(...sample.map((row) => row.findIndex((cell) => cell !== "")));
  const records = sample.map((row) => row.slice(left));
  const forced = options.header === undefined ? {} : { headerRows: options.header ? 1 : 0, isStart: true };
  const structure = detectStructure(records, missingTokens(options.missingTokens), {
    ...forced,
    comment: "",
  });
  // Several rows of names are joined for text only: in a sheet the last of them names the columns.
  const preamble = structure.before + Math.max(0, structure.headerRows - 1);
  const header = structure.headerRows > 0;
  const width = Math.max(...records.slice(preamble).map((row) => row.length));
  const first = header ? (records[preamble] ?? []) : [];
  const written = Array.from({ length: width }, (_, c) => first[c] ?? "");
  const { names } = repairHeader(written);
  const unnamed = new Set(names.filter((_, c) => written[c]!.trim() === ""));
  const renamed = names.filter((name, c) => name !== written[c] && !unnamed.has(name)).length;
  return {
    skip: preamble + (header ? 1 : 0),
    left,
    names,
    unnamed: header ? unnamed : new Set(),
    header,
    preamble: records.slice(0, preamble).map((row) => row.filter((cell) => cell !== "").join(" ")),
    renamed,
  };
}

function hasValues(column: Column, nRows: number): boolean {
  for (let row = 0; row < nRows; row++) if (!isMissing(column, row)) return true;
  return false;
}

function notes(
  { preamble, renamed }: Layout,
  { errors, uncomputed, blankRows }: SheetOddities,
): ReadWarning[] {
  const warnings: (ReadWarning | false)[] = [
    preamble.length > 0 && {
      code: "preamble-lines",
      count: preamble.length,
      message: `${preamble.length} ${preamble.length === 1 ? "row" : "rows"} above the header ${preamble.length === 1 ? "was" : "were"} taken for a title and left out: “${preamble.join(" / ").slice(0, 200)}”.`,
    },
    renamed > 0 && {
      code: "header-repaired",
      count: renamed,
      message: `${renamed} column ${renamed === 1 ? "name was" : "names were"} repeated or surrounded by blanks, and changed.`,
    },
    errors > 0 && {
      code: "error-cells",
      count: errors,
      message: `${errors} ${errors === 1 ? "cell shows" : "cells show"} an error of Excel (like #DIV/0!) and ${errors === 1 ? "is" : "are"} missing.`,
    },
    uncomputed > 0 && {
      code: "formulas-without-results",
      count: uncomputed,
      message: `${uncomputed} ${uncomputed === 1 ? "formula has" : "formulas have"} no result in the file and ${uncomputed === 1 ? "is" : "are"} missing. Open it in a spreadsheet, save it, and pick it again.`,
    },
    blankRows > 0 && {
      code: "blank-lines",
      count: blankRows,
      message: `${blankRows} blank ${blankRows === 1 ? "row was" : "rows were"} skipped.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

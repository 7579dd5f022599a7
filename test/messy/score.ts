import { cellText } from "#core/frame/cells.ts";
import type { ReadResult } from "#core/frame/reading.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { MessyFile, Truth } from "#test/messy/messy-file.ts";

/**
 * Ten measures in [0, 1], added: the file is loaded; precision, recall and F1 of header, records and cells as multisets.
 * @see Vitagliano et al. (2023), Pollock: a data loading benchmark. doi:10.14778/3594512.3594518
 */
export interface FileScore {
  /** Of 10. */
  readonly score: number;
  readonly warnings: readonly string[];
  /** Not perfect, and nothing was said. */
  readonly silent: boolean;
}

export async function scoreFile({ bytes, truth }: MessyFile): Promise<FileScore> {
  let result: ReadResult;
  try {
    result = await readTable(bytesSource("messy.csv", bytes), {}, async () => {});
  } catch (error) {
    if (!(error instanceof LatheError)) throw error;
    const { code } = error.problem;
    return { score: code === truth.refused ? 10 : 0, warnings: [code], silent: false };
  }
  const warnings = result.reading.warnings.map(({ code }) => code);
  if (truth.refused !== undefined) return { score: 0, warnings, silent: warnings.length === 0 };
  const missed = truth.warned !== undefined && !warnings.includes(truth.warned);
  const score = measuresOf(result, truth).reduce((sum, measure) => sum + measure, missed ? 0 : 1);
  return { score, warnings, silent: score < 10 - 1e-9 && warnings.length === 0 };
}

function measuresOf({ table, reading }: ReadResult, truth: Truth): number[] {
  const extras = new Map(
    reading.ragged.filter(({ got, expected }) => got > expected).map(({ row, extra }) => [row, extra]),
  );
  const rows = Array.from({ length: table.nRows }, (_, row) => {
    const cells = table.columns.map((column) => cellText(column, row));
    const extra = extras.get(row);
    return [...cells, ...(extra === undefined ? [] : extra.split(reading.delimiter))].map(plain);
  });
  const wanted = truth.records.map((record) => record.map(plain));
  const width = table.columns.length;
  const padded = wanted.map((record) => [
    ...record,
    ...Array.from({ length: Math.max(0, width - record.length) }, () => ""),
  ]);
  const names = truth.names ?? table.columns.map((_, c) => `column ${c + 1}`);
  return [
    ...agreement(
      names,
      table.columns.map(({ name }) => name),
    ),
    ...agreement(
      padded.map((record) => JSON.stringify(record)),
      rows.map((row) => JSON.stringify(row)),
    ),
    ...agreement(padded.flat(), rows.flat()),
  ];
}

/** Numbers are compared by value, everything else as it stands. */
function plain(cell: string | null): string {
  const text = (cell ?? "").trim();
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? `${Number(text)}` : text;
}

function agreement(wanted: readonly string[], got: readonly string[]): [number, number, number] {
  if (wanted.length === 0) return [1, 1, 1];
  const left = new Map<string, number>();
  for (const item of wanted) left.set(item, (left.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of got) {
    const n = left.get(item) ?? 0;
    if (n > 0) {
      common++;
      left.set(item, n - 1);
    }
  }
  if (common === 0) return [0, 0, 0];
  const precision = common / got.length;
  const recall = common / wanted.length;
  return [precision, recall, (2 * precision * recall) / (precision + recall)];
}

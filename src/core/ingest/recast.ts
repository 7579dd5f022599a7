import { columnsOfRows } from "#core/ingest/text-columns.ts";
import { textAt } from "#core/frame/cells.ts";
import type { Column, ColumnKind } from "#core/frame/column.ts";
import type { ReadOptions, ReadWarning } from "#core/frame/reading.ts";

/**
 * Columns of a format that has kinds of its own, in the kinds that the person asked for: a column that is of another kind
 * goes through its text, as if it had been typed.
 */
export async function recast(
  fileName: string,
  columns: readonly Column[],
  nRows: number,
  options: ReadOptions,
): Promise<{ readonly columns: readonly Column[]; readonly warnings: readonly ReadWarning[] }> {
  const wanted = new Map(options.kinds ?? []);
  const warnings: ReadWarning[] = [];
  const cast: Column[] = [];
  for (const column of columns) {
    const kind = wanted.get(column.name);
    const same = kind === undefined ? column : withoutText(column, kind);
    if (kind === undefined || same !== null) {
      cast.push(same ?? column);
      continue;
    }
    const result = await asKind(fileName, column, nRows, kind, options);
    cast.push(result.columns[0]!);
    warnings.push(...result.warnings);
  }
  return { columns: cast, warnings };
}

/** Whole numbers are integers or decimals as they stand; null where the kind takes more than another name. */
function withoutText(column: Column, kind: ColumnKind): Column | null {
  if (kind === column.kind) return column;
  if (column.kind === "integer" && kind === "numeric") return { ...column, kind };
  const isWhole =
    column.kind === "numeric" &&
    kind === "integer" &&
    column.values.every((v) => v !== v || Number.isInteger(v));
  return isWhole ? { ...column, kind: "integer" } : null;
}

function asKind(fileName: string, column: Column, nRows: number, kind: ColumnKind, options: ReadOptions) {
  const only: ReadOptions = { ...options, kinds: [[column.name, kind]] };
  return columnsOfRows(fileName, only, options.missingTokens, async (sink) => {
    sink.columnOf(column.name);
    for (let row = 0; row < nRows; row++) sink.add([textAt(column, row) ?? ""]);
  });
}

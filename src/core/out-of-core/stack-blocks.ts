import type { CategoricalColumn, Column, NumericColumn, Table } from "#core/frame/column.ts";
import { stackColumns } from "#core/frame/stack-columns.ts";
import { mostWritten } from "#core/ingest/numbers.ts";
import { classLabels } from "#core/task/class-codes.ts";

/** Blocks of one table end to end, as if their rows had been read at once. @param blocks at least one, of the same columns */
export function stackBlocks(blocks: readonly Table[]): Table {
  const [first] = blocks;
  if (first === undefined || blocks.length === 1) return first!;
  return {
    nRows: blocks.reduce((sum, { nRows }) => sum + nRows, 0),
    columns: first.columns.map((_, c) => withSpellings(blocks.map(({ columns }) => columns[c]!))),
  };
}

/** Numbers keep their spellings where a block had to keep them, and these are few together. */
function withSpellings(columns: readonly Column[]): Column {
  const stacked = { ...stackColumns(columns), kind: columns[0]!.kind } as Column;
  if (stacked.kind !== "numeric" && stacked.kind !== "integer") return stacked;
  if (!(columns as readonly NumericColumn[]).some(({ written }) => written !== undefined)) return stacked;
  const words = columns.map((column): CategoricalColumn => {
    return { kind: "categorical", name: column.name, ...classLabels(column) };
  });
  const { codes, categories } = stackColumns(words) as CategoricalColumn;
  if (categories.length === 0 || categories.length > mostWritten) return stacked;
  return { ...stacked, written: { codes, categories } };
}

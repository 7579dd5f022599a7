import {
  bool,
  columnFromArray,
  type DataType,
  dateDay,
  dictionary,
  float32,
  float64,
  int32,
  int64,
  Table as ArrowTable,
  tableFromColumns,
  tableToIPC,
  TimeUnit,
  timestamp,
  utf8,
} from "@uwdata/flechette";
import { type StoredType, storedType, storedValue } from "#core/export/table/column-values.ts";
import type { WriteCheckpoint } from "#core/export/table/table-formats.ts";
import { writeKinds } from "#core/ingest/stored-kinds.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { MS_PER_DAY } from "#core/shared/civil-date.ts";

/** An Arrow file, which is Feather version 2: categories as dictionaries, and a note of Lathe's kinds that others pass over. */
export async function* arrowPieces(
  table: Table,
  checkpoint: WriteCheckpoint,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const columns: [string, ReturnType<typeof columnFromArray>][] = [];
  for (const [c, column] of table.columns.entries()) {
    const type = storedType(column);
    const values = Array.from({ length: table.nRows }, (_, row) => arrowValue(column, type, row));
    columns.push([column.name, columnFromArray(values, arrowType(column, type))]);
    await checkpoint({ rows: Math.floor((table.nRows * (c + 1)) / table.columns.length), of: table.nRows });
  }
  const { schema, children } = tableFromColumns(columns);
  const noted = new ArrowTable(
    { ...schema, metadata: new Map([["lathe", writeKinds(table.columns)]]) },
    children,
  );
  const bytes = tableToIPC(noted, { format: "file" });
  if (bytes !== null) yield bytes as Uint8Array<ArrayBuffer>;
}

/** Dates go in as milliseconds. */
function arrowValue(column: Column, type: StoredType, row: number) {
  const value = storedValue(column, type, row);
  return type === "day" && value !== null ? Number(value) * MS_PER_DAY : value;
}

function arrowType(column: Column, type: StoredType): DataType {
  switch (type) {
    case "float":
      return float32();
    case "double":
      return float64();
    case "int32":
      return int32();
    case "int64":
      return int64();
    case "boolean":
      return bool();
    case "day":
      return dateDay();
    case "instant":
      return timestamp(TimeUnit.MILLISECOND, null);
    case "string":
      return column.kind === "text" ? utf8() : dictionary(utf8());
  }
}

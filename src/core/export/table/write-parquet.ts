import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { type StoredType, storedType, storedValue } from "#core/export/table/column-values.ts";
import type { WriteCheckpoint } from "#core/export/table/table-formats.ts";
import { writeKinds } from "#core/ingest/stored-kinds.ts";
import type { Table } from "#core/frame/column.ts";

const rowsPerGroup = 100_000;

/** Parquet with Snappy, every column optional, and a note of Lathe's kinds that others pass over. */
export async function* parquetPieces(
  table: Table,
  checkpoint: WriteCheckpoint,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const types = table.columns.map(storedType);
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: "root", num_children: types.length },
      ...table.columns.map(({ name }, c) => schemaElement(name, types[c]!)),
    ],
    kvMetadata: [{ key: "lathe", value: writeKinds(table.columns) }],
    createdBy: "Lathe",
  });
  for (let start = 0; start < table.nRows; start += rowsPerGroup) {
    const rows = Math.min(rowsPerGroup, table.nRows - start);
    const columnData = table.columns.map((column, c) => ({
      name: column.name,
      data: Array.from({ length: rows }, (_, row) =>
        asStored(storedValue(column, types[c]!, start + row), types[c]!),
      ),
    }));
    writer.write({ columnData, rowGroupSize: rowsPerGroup });
    await checkpoint({ rows: start + rows, of: table.nRows });
  }
  writer.finish();
  yield bytes.getBytes() as Uint8Array<ArrayBuffer>;
}

function asStored<T>(value: T, type: StoredType): T | bigint | undefined {
  if (value === null) return undefined;
  return type === "instant" ? BigInt(value as number) : value;
}

const elements: Readonly<Record<StoredType, Omit<SchemaElement, "name">>> = {
  float: { type: "FLOAT" },
  double: { type: "DOUBLE" },
  int32: { type: "INT32" },
  int64: { type: "INT64" },
  boolean: { type: "BOOLEAN" },
  day: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
  instant: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MILLIS" },
  },
  string: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
};

function schemaElement(name: string, type: StoredType): SchemaElement {
  return { name, repetition_type: "OPTIONAL", ...elements[type] };
}

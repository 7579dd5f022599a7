import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { assertNever } from "#core/shared/assert.ts";

/**
 * The given rows, in the given order; a row may come more than once, and -1 is a row of missing cells. Dictionaries
 * keep all their categories.
 */
export function takeRows(table: Table, rows: Int32Array): Table {
  return { nRows: rows.length, columns: table.columns.map((column) => takeColumn(column, rows)) };
}

function takeColumn(column: Column, rows: Int32Array): Column {
  switch (column.kind) {
    case "numeric":
    case "integer": {
      const values = take(column.values, rows);
      if (column.written === undefined) return { ...column, values };
      return { ...column, values, written: takeDictionary(column.written, rows) };
    }
    case "categorical":
    case "boolean":
      return { ...column, ...takeDictionary(column, rows) };
    case "datetime":
      return { ...column, epochMs: take(column.epochMs, rows) };
    case "text": {
      const offsets = new Uint32Array(rows.length + 1);
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        const length = row === -1 ? 0 : column.offsets[row + 1]! - column.offsets[row]!;
        offsets[i + 1] = offsets[i]! + length;
      }
      const bytes = new Uint8Array(offsets[rows.length]!);
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        if (row === -1) continue;
        bytes.set(column.bytes.subarray(column.offsets[row]!, column.offsets[row + 1]!), offsets[i]!);
      }
      return { ...column, bytes, offsets };
    }
    default:
      return assertNever(column);
  }
}

function takeDictionary({ codes, categories }: Dictionary, rows: Int32Array): Dictionary {
  return { codes: take(codes, rows), categories };
}

function take<A extends Float64Array | Float32Array | Int32Array>(values: A, rows: Int32Array): A {
  const taken =
    values instanceof Int32Array
      ? new Int32Array(rows.length)
      : values instanceof Float32Array
        ? new Float32Array(rows.length)
        : new Float64Array(rows.length);
  const missing = values instanceof Int32Array ? -1 : Number.NaN;
  for (let i = 0; i < rows.length; i++) taken[i] = rows[i]! === -1 ? missing : values[rows[i]!]!;
  return taken as A;
}

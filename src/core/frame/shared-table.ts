import type { Column, Table } from "#core/frame/column.ts";
import { assertNever } from "#core/shared/assert.ts";

/**
 * The table with its buffers in shared memory, so that workers read it without a copy. Where there is no
 * SharedArrayBuffer (a page that is not cross-origin isolated) the table itself: it is then copied by each message.
 */
export function shareTable(table: Table): Table {
  if (typeof SharedArrayBuffer === "undefined") return table;
  return { nRows: table.nRows, columns: table.columns.map(shareColumn) };
}

/** A column that is shared already stays the same object. */
function shareColumn(column: Column): Column {
  switch (column.kind) {
    case "numeric":
    case "integer": {
      const isAll = column.written === undefined || isShared(column.written.codes);
      if (isAll && isShared(column.values)) return column;
      const values = share(column.values);
      if (column.written === undefined) return { ...column, values };
      return { ...column, values, written: { ...column.written, codes: share(column.written.codes) } };
    }
    case "categorical":
    case "boolean":
      return isShared(column.codes) ? column : { ...column, codes: share(column.codes) };
    case "datetime":
      return isShared(column.epochMs) ? column : { ...column, epochMs: share(column.epochMs) };
    case "text":
      if (isShared(column.bytes) && isShared(column.offsets)) return column;
      return { ...column, bytes: share(column.bytes), offsets: share(column.offsets) };
    default:
      return assertNever(column);
  }
}

type Buffer = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

function isShared(values: Buffer): boolean {
  return values.buffer instanceof SharedArrayBuffer;
}

function share<A extends Buffer>(values: A): A {
  if (isShared(values)) return values;
  const Type = values.constructor as new (buffer: SharedArrayBuffer) => A;
  const shared = new Type(new SharedArrayBuffer(values.byteLength));
  shared.set(values as never);
  return shared;
}

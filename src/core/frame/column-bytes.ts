import type { Column, Dictionary } from "#core/frame/column.ts";

/** Of a string's header and its place in a list, beside its characters. */
const stringBytes = 24;

/** Memory that a column takes, bytes; of its strings, an estimate. */
export function columnBytes(column: Column): number {
  switch (column.kind) {
    case "numeric":
    case "integer":
      return column.values.byteLength + (column.written ? dictionaryBytes(column.written) : 0);
    case "categorical":
    case "boolean":
      return dictionaryBytes(column);
    case "datetime":
      return column.epochMs.byteLength;
    case "text":
      return column.bytes.byteLength + column.offsets.byteLength;
  }
}

function dictionaryBytes({ codes, categories }: Dictionary): number {
  return codes.byteLength + categories.reduce((sum, { length }) => sum + stringBytes + length, 0);
}

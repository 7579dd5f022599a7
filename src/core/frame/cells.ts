import type { Column, TextColumn } from "#core/frame/column.ts";
import { dateText } from "#core/frame/date-text.ts";
import { assertNever } from "#core/shared/assert.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A cell in the text of the table; null is missing. Numbers in their shortest form that reads back the same. */
export function cellText(column: Column, row: number): string | null {
  switch (column.kind) {
    case "numeric":
    case "integer": {
      const value = column.values[row]!;
      return Number.isNaN(value) ? null : numberText(value);
    }
    case "categorical":
    case "boolean": {
      const code = column.codes[row]!;
      return code === -1 ? null : column.categories[code]!;
    }
    case "datetime": {
      const ms = column.epochMs[row]!;
      return Number.isNaN(ms) ? null : dateText(ms, column.hasTime);
    }
    case "text":
      return heapText(column, row);
    default:
      return assertNever(column);
  }
}

/**
 * A cell as the file wrote it, where that is kept (numbers of few spellings); else as `cellText`. What class
 * labels are made of.
 */
export function textAt(column: Column, row: number): string | null {
  if ((column.kind === "numeric" || column.kind === "integer") && column.written !== undefined) {
    const code = column.written.codes[row]!;
    return code === -1 ? null : column.written.categories[code]!;
  }
  return cellText(column, row);
}

export function isMissing(column: Column, row: number): boolean {
  switch (column.kind) {
    case "numeric":
    case "integer":
      return Number.isNaN(column.values[row]!);
    case "categorical":
    case "boolean":
      return column.codes[row] === -1;
    case "datetime":
      return Number.isNaN(column.epochMs[row]!);
    case "text":
      return column.offsets[row] === column.offsets[row + 1];
    default:
      return assertNever(column);
  }
}

/** "-0" is 0 to a reader. */
function numberText(value: number): string {
  return value === 0 ? "0" : `${value}`;
}

function heapText({ bytes, offsets }: TextColumn, row: number): string | null {
  const start = offsets[row]!;
  const end = offsets[row + 1]!;
  if (start === end) return null;
  // A TextDecoder in a page does not take shared memory: the stretch is copied first.
  return decoder.decode(Uint8Array.from(bytes.subarray(start, end)));
}

import type { CellsPart } from "#core/ingest/cells-part.ts";
import type { Share } from "#core/ingest/shares/share.ts";

/** The buffers in which a share holds its cells, so that they are moved between threads, not copied. */
export function buffersOf({ columns }: Share): readonly ArrayBufferLike[] {
  return columns.flatMap((column) => (column === null ? [] : arraysOf(column).map(({ buffer }) => buffer)));
}

function arraysOf(part: CellsPart): readonly ArrayBufferView[] {
  switch (part.cells) {
    case "tokens":
      return part.codes;
    case "raw":
    case "text":
      return [part.bytes, part.offsets];
    case "numbers":
    case "dates":
      return part.chunks;
  }
}

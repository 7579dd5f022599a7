import type { WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";
import { assertNever } from "#core/shared/assert.ts";

/** Some rows of a frame, by their places in it. */
export function frameRows({ columns }: WorkFrame, places: Int32Array): WorkFrame {
  return { nRows: places.length, columns: columns.map((column) => columnRows(column, places)) };
}

function columnRows(column: WorkColumn, places: Int32Array): WorkColumn {
  switch (column.kind) {
    case "categorical":
      return { ...column, codes: places.map((place) => column.codes[place]!) };
    case "datetime":
      return { ...column, epochMs: Float64Array.from(places, (place) => column.epochMs[place]!) };
    case "numeric":
    case "ordinal":
      return { ...column, values: Float32Array.from(places, (place) => column.values[place]!) };
    default:
      return assertNever(column);
  }
}

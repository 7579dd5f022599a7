import type { Feature, FeatureMatrix } from "#core/estimators/design.ts";
import { cellText } from "#core/frame/cells.ts";
import type { CategoricalColumn, Column, Table, TextColumn } from "#core/frame/column.ts";
import type { WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";
import { assert, assertNever } from "#core/shared/assert.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Greatest finite float32. */
export const MAX_FLOAT32 = 3.4028234663852886e38;

/**
 * Some columns and rows of a table, as a recipe starts from them: numbers rounded to float32, as an exported
 * model will read them; booleans as categories, and texts as such, each different one once.
 */
export function workFrame(table: Table, columns: readonly string[], rows: Int32Array): WorkFrame {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const found = columns.map((name) => {
    const column = byName.get(name);
    assert(column, `the table has the column “${name}”`);
    return column;
  });
  // Numbers lie one after the other in one array: if no step changes them, it is the model's matrix.
  const all = new Float32Array(found.filter(isNumber).length * rows.length);
  let next = 0;
  const room = () => all.subarray(next, (next += rows.length));
  return { nRows: rows.length, columns: found.map((column) => pickRows(column, rows, room)) };
}

const isNumber = ({ kind }: Column) => kind === "numeric" || kind === "integer";

/** @param room makes an array of as many numbers as rows */
function pickRows(column: Column, rows: Int32Array, room: () => Float32Array): WorkColumn {
  const { name } = column;
  switch (column.kind) {
    case "numeric":
    case "integer":
      return { kind: "numeric", name, source: name, values: pickFloats(column.values, rows, room()) };
    case "boolean":
    case "categorical":
      return pickCategories(column, rows);
    case "datetime": {
      const { hasTime } = column;
      const epochMs = new Float64Array(rows.length);
      for (let i = 0; i < rows.length; i++) epochMs[i] = column.epochMs[rows[i]!]!;
      return { kind: "datetime", name, source: name, epochMs, hasTime };
    }
    case "text":
      return pickTexts(column, rows);
    default:
      return assertNever(column);
  }
}

/** Beyond float32's range the nearest float32 is taken, not an infinity that would poison every mean. */
function pickFloats(
  values: Float64Array | Float32Array,
  rows: Int32Array,
  picked: Float32Array,
): Float32Array {
  for (let i = 0; i < rows.length; i++) picked[i] = held(values[rows[i]!]!);
  return picked;
}

const held = (value: number) =>
  value > MAX_FLOAT32 ? MAX_FLOAT32 : value < -MAX_FLOAT32 ? -MAX_FLOAT32 : value;

/** The empty string is missing, as it is for an exported model. */
function pickCategories({ name, categories, codes }: CategoricalColumn, rows: Int32Array): WorkColumn {
  const empty = categories.indexOf("");
  const picked = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    picked[i] = code === empty ? -1 : code;
  }
  return { kind: "categorical", name, source: name, codes: picked, categories };
}

function pickTexts(column: TextColumn, rows: Int32Array): WorkColumn {
  const { name } = column;
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(rows, (row) => {
    const text = cellText(column, row);
    if (text === null) return -1;
    const known = codeOf.get(text);
    if (known !== undefined) return known;
    codeOf.set(text, codeOf.size);
    return codeOf.size - 1;
  });
  return { kind: "categorical", name, source: name, codes, categories: [...codeOf.keys()] };
}

/**
 * What a recipe leaves, as a model takes it. Steps may have gone beyond float32's range (an absurd number over a small scale):
 * infinities of both signs would add up to what is no number.
 * @throws LatheError "pipeline-invalid" when a column is still categories or dates: the recipe lacks a step
 */
export function toFeatureMatrix({ nRows, columns }: WorkFrame): FeatureMatrix {
  const features = columns.map(toFeature);
  const matrix = asOneMatrix(nRows, columns);
  if (matrix !== null && matrix.every((value) => !(Math.abs(value) > MAX_FLOAT32)))
    return { nRows, features, X: matrix };
  const X = new Float32Array(nRows * columns.length);
  for (const [j, column] of columns.entries()) {
    if (!("values" in column)) continue;
    for (let i = 0; i < nRows; i++) X[j * nRows + i] = held(column.values[i]!);
  }
  return { nRows, features, X };
}

/** Columns that follow each other in one array, as `workFrame` lays them: that array. Else null. */
function asOneMatrix(nRows: number, columns: WorkFrame["columns"]): Float32Array | null {
  const first = columns[0];
  if (first === undefined || !("values" in first)) return null;
  const { buffer, byteOffset } = first.values;
  const follows = (column: WorkColumn, j: number) =>
    "values" in column &&
    column.values.buffer === buffer &&
    column.values.byteOffset === byteOffset + 4 * nRows * j;
  return columns.every(follows) ? new Float32Array(buffer, byteOffset, nRows * columns.length) : null;
}

function toFeature(column: WorkColumn): Feature {
  const { name, source } = column;
  switch (column.kind) {
    case "numeric":
      return { name, source, kind: "numeric" };
    case "ordinal":
      return { name, source, kind: "ordinal", categories: column.categories };
    case "categorical":
      throw new LatheError("pipeline-invalid", {
        reason: `“${name}” holds categories, and no step turns them into numbers (one-hot or ordinal)`,
      });
    case "datetime":
      throw new LatheError("pipeline-invalid", {
        reason: `“${name}” holds dates, and no step turns them into numbers (date parts)`,
      });
    default:
      return assertNever(column);
  }
}

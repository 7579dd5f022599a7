import type { Column, Table } from "#core/frame/column.ts";
import type { FittedPipeline, PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";
import { assertNever } from "#core/shared/assert.ts";

/** One made cell: a number (NaN is missing) or a category (null is missing). */
type Cell = number | string | null;

/** Made categories are unlike any that a person would type. */
const UNSEEN = "unseen category ⟂";

/**
 * Rows no data set need have, on which an exported model must agree all the same: a typical row; then for each
 * input its value missing, unseen, empty or extreme with the others typical; then all inputs at once so.
 */
export function makeProbeRows({ inputs }: FittedPipeline): Table {
  const probes = inputs.map(oddCells);
  const typical = inputs.map(typicalCell);
  const rows: (readonly Cell[])[] = [typical];
  for (const [j, odd] of probes.entries()) {
    for (const cell of odd) rows.push(typical.with(j, cell));
  }
  const most = Math.max(0, ...probes.map(({ length }) => length));
  for (let k = 0; k < most; k++) rows.push(probes.map((odd, j) => odd[k] ?? typical[j]!));
  return { nRows: rows.length, columns: inputs.map((input, j) => makeColumn(input, rows, j)) };
}

function typicalCell(input: PipelineInput): Cell {
  if (isText(input)) return input.categories[0] ?? null;
  return input.range === null ? Number.NaN : input.range.median;
}

/** Missing comes first, so that the first of the rows made of all columns is all missing. */
function oddCells(input: PipelineInput): readonly Cell[] {
  if (isText(input)) {
    const seen = input.categories.slice(0, 200);
    return [null, UNSEEN, "", " ", "0", "(missing)", "(other)", ...seen];
  }
  const { min, max } = input.range ?? { min: 0, max: 1 };
  const reach = Math.max(max - min, Math.abs(max), 1);
  if (input.kind === "datetime") {
    // Years 0001 to 9999, a leap day, a year without one, the last millisecond before the epoch.
    const dates = [-62_135_596_800_000, 253_402_300_799_999, 951_782_400_000, 4_107_542_400_000, -1, 0];
    return [Number.NaN, min, max, min - reach, max + reach, ...dates];
  }
  const far = Math.min(reach * 1e6, MAX_FLOAT32);
  const inside = [min, max, (min + max) / 2, 0, -1];
  const beyond = [min - reach / 100, max + reach / 100, -far, far, -MAX_FLOAT32, MAX_FLOAT32, 1e-45];
  return [Number.NaN, ...inside, ...beyond];
}

function isText({ kind }: PipelineInput): boolean {
  return kind === "categorical" || kind === "boolean" || kind === "text";
}

function makeColumn(input: PipelineInput, rows: readonly (readonly Cell[])[], j: number): Column {
  const { name, kind, hasTime } = input;
  switch (kind) {
    case "numeric":
    case "integer":
      return { kind, name, values: Float64Array.from(rows, (row) => Number(row[j])) };
    case "datetime":
      return { kind, name, hasTime, epochMs: Float64Array.from(rows, (row) => Number(row[j])) };
    case "text":
    case "categorical":
    case "boolean": {
      const texts = rows.map((row) => row[j] as string | null);
      const categories = [...new Set(texts.filter((text) => text !== null))];
      const codeOf = new Map(categories.map((category, code) => [category, code]));
      return {
        kind: kind === "boolean" ? kind : "categorical", // a recipe reads texts as such
        name,
        categories,
        codes: Int32Array.from(texts, (t) => (t === null ? -1 : codeOf.get(t)!)),
      };
    }
    default:
      return assertNever(kind);
  }
}

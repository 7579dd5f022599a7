import type { Column, Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { labelsOf } from "#core/predict/prediction.ts";
import { oneRowTable } from "#core/predict/one-row-table.ts";
import { typicalText } from "#core/predict/typical-value.ts";

/** How far one input of one row moves its prediction. */
export interface InputMove {
  readonly column: string;
  /** What it was replaced by; null for a missing value, where training had none. */
  readonly typical: string | null;
  /** The output with the row's own value, less the output with the typical one. 0 where they are the same. */
  readonly move: number;
}

export interface OnePrediction {
  /** The class whose probability is followed: the one that is said. Null for a number. */
  readonly label: string | null;
  /** Its probability, or the number. */
  readonly output: number;
  /** Farthest first. */
  readonly moves: readonly InputMove[];
}

/**
 * What moves the prediction of one row: each input in turn is replaced by what is typical of training (the median,
 * the most frequent level), all others as they are, and the model is asked again. It tells what this model would say,
 * one column at a time: columns that stand in for each other each move little, moves do not add up to the
 * difference from a typical row, and none of it says what would happen in the world. A value that is typical itself
 * moves nothing by this measure, however much the model uses the column.
 * @param values as typed into a form; empty or absent is missing
 * @throws LatheError "bad-parameter" for a number or date that cannot be read as one
 */
export async function explainOne(
  pipeline: FittedPipeline,
  threshold: number,
  values: readonly (readonly [column: string, value: string])[],
): Promise<OnePrediction> {
  const { inputs, classes } = pipeline;
  const own = oneRowTable(pipeline, values);
  const typical = inputs.map((input) => [input.name, typicalText(input)] as const);
  const other = oneRowTable(
    pipeline,
    typical.map(([name, text]) => [name, text ?? ""] as const),
  );
  const nRows = inputs.length + 1; // the row itself, then one row for each input
  const table: Table = {
    nRows,
    columns: own.columns.map((column, i) => replacedIn(column, other.columns[i]!, nRows, i + 1)),
  };
  const rows = Int32Array.from({ length: nRows }, (_, row) => row);
  const outputs = await predictPipeline(pipeline, table, rows);
  const width = Math.max(1, classes.length);
  const [said] = labelsOf(pipeline, outputs.subarray(0, width), threshold);
  const label = classes.length === 0 ? null : (said ?? null);
  const at = label === null ? 0 : classes.indexOf(label);
  const output = outputs[at]!;
  const moves = typical.map(([column, text], i): InputMove => {
    return { column, typical: text, move: output - outputs[(i + 1) * width + at]! };
  });
  return { label, output, moves: moves.sort((a, b) => Math.abs(b.move) - Math.abs(a.move)) };
}

/** `nRows` times the cell of one column, but in one row that of another of the same kind. */
function replacedIn(own: Column, other: Column, nRows: number, row: number): Column {
  if ("codes" in own && "codes" in other) {
    const categories = [...new Set([...own.categories, ...other.categories])];
    const codeIn = ({ codes, categories: known }: typeof own) =>
      codes[0] === -1 ? -1 : categories.indexOf(known[codes[0]!]!);
    const codes = new Int32Array(nRows).fill(codeIn(own));
    codes[row] = codeIn(other);
    return { kind: own.kind, name: own.name, codes, categories };
  }
  if ("epochMs" in own && "epochMs" in other) {
    const epochMs = new Float64Array(nRows).fill(own.epochMs[0]!);
    epochMs[row] = other.epochMs[0]!;
    return { ...own, epochMs };
  }
  if ("values" in own && "values" in other) {
    const cells = new Float64Array(nRows).fill(own.values[0]!);
    cells[row] = other.values[0]!;
    return { kind: own.kind, name: own.name, values: cells };
  }
  throw new Error(`“${own.name}” is of two kinds`); // both come from the same input
}

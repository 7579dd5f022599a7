import { decide } from "#core/evaluate/decide.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { unlikeTraining } from "#core/predict/unlike-training.ts";

/** What a pipeline says of some rows. */
export interface Predictions {
  /** Class label or number, as text, of each row. */
  readonly labels: readonly string[];
  /** Row-major (rows × classes), or one value a row. */
  readonly outputs: Float64Array;
  readonly classes: readonly string[];
}

/** One row's prediction, as a form shows it. */
export interface Prediction {
  /** Class label, or the number as text. */
  readonly label: string;
  readonly probabilities: readonly { readonly label: string; readonly probability: number }[];
  readonly value: number | null;
  /** "age 130 is above anything learned from; training had 0.17 to 80" */
  readonly flags: readonly string[];
}

/**
 * @param table     aligned with the pipeline (`alignTable`)
 * @param threshold chance from which a binary pipeline says "positive"
 */
export async function predictRows(
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  threshold: number,
): Promise<Predictions> {
  const outputs = await predictPipeline(pipeline, table, rows);
  return { labels: labelsOf(pipeline, outputs, threshold), outputs, classes: pipeline.classes };
}

/** The answer for each row of outputs, as text. */
export function labelsOf(
  { task, classes, positive }: Pick<FittedPipeline, "task" | "classes" | "positive">,
  outputs: Float64Array,
  threshold: number,
): string[] {
  if (task === "regression") return Array.from(outputs, String);
  const positiveIndex = positive === null || classes.length !== 2 ? -1 : classes.indexOf(positive);
  return Array.from(
    decide({ outputs, classes, positive: positiveIndex }, threshold),
    (code) => classes[code]!,
  );
}

/** One row, with what is unlike training in it. */
export async function predictOne(
  pipeline: FittedPipeline,
  table: Table,
  row: number,
  threshold: number,
): Promise<Prediction> {
  const { labels, outputs } = await predictRows(pipeline, table, Int32Array.of(row), threshold);
  const flags = unlikeTraining(pipeline, table, row);
  if (pipeline.task === "regression")
    return { label: labels[0]!, probabilities: [], value: outputs[0]!, flags };
  const probabilities = pipeline.classes.map((label, code) => ({ label, probability: outputs[code]! }));
  return { label: labels[0]!, probabilities, value: null, flags };
}

/** Number of rows with something that training never had. */
export function countUnlike(pipeline: Pick<FittedPipeline, "inputs">, table: Table): number {
  let n = 0;
  for (let row = 0; row < table.nRows; row++) if (unlikeTraining(pipeline, table, row).length > 0) n++;
  return n;
}

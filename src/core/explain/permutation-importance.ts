import type { Column, Table } from "#core/frame/column.ts";
import { meanAndStd } from "#core/evaluate/fold-scores.ts";
import { metricFunctions } from "#core/metrics/metric-functions.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import { spreadOutputs } from "#core/model-selection/class-subset.ts";
import { heldOutRowsOf, type PreparedSplit } from "#core/model-selection/fold.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { ImportanceRecord } from "#core/project/run.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { createRandom, deriveSeed, shuffle } from "#core/shared/random.ts";

export interface ImportanceProgress {
  /** 0…1 */
  readonly done: number;
  readonly column: string;
}

export interface ImportanceOptions {
  /** Shuffles of each column in each fold, ≥ 1. */
  readonly nRepeats: number;
  /** At most this many held-out rows of each fold are used, the first ones. */
  readonly maxRows: number;
  readonly randomState: number;
}

/**
 * Permutation importance on out-of-fold rows: each fold's own pipeline predicts the rows it did not learn from, with
 * one raw column shuffled among them. A raw column is shuffled whole, before any encoding, so that its dummies move
 * together. Positive means used, whatever the metric's direction; a negative value is noise.
 * @param pipelines each fold's pipeline
 * @throws AbortError from `checkpoint`
 * @see Breiman (2001), Random Forests. doi:10.1023/A:1010933404324
 */
export async function permutationImportance(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  pipelines: readonly { readonly fold: number; readonly pipeline: FittedPipeline }[],
  { nRepeats, maxRows, randomState }: ImportanceOptions,
  checkpoint: Checkpoint<ImportanceProgress>,
): Promise<ImportanceRecord> {
  const metric = primaryMetric(plan.task);
  const sign = metric.higherIsBetter ? 1 : -1;
  const falls = new Map<string, number[]>(plan.features.map((name) => [name, []]));
  let done = 0;
  const total = pipelines.length * plan.features.length * nRepeats;
  for (const { fold, pipeline } of pipelines) {
    const rows = heldOutRowsOf(split, fold).subarray(0, maxRows);
    const held = takeRows(table, rows);
    const order = Int32Array.from(rows.keys());
    const yTrue = Float64Array.from(rows, (row) => split.answers.y[row]!);
    const score = async (shown: Table) => {
      const predicted = await predictPipeline(pipeline, shown, order);
      const outputs = spreadOutputs(predicted, pipeline.classes, split.answers.classes);
      const { classes, positive } = split.answers;
      return sign * metricFunctions[metric.id]({ task: plan.task, yTrue, outputs, classes, positive });
    };
    const whole = await score(held);
    for (const [index, name] of plan.features.entries()) {
      for (let repeat = 0; repeat < nRepeats; repeat++) {
        const random = createRandom(deriveSeed(randomState, fold, index, repeat));
        const shuffled = shuffle(order.slice(), random);
        const fall = whole - (await score(withShuffled(held, name, shuffled)));
        falls.get(name)!.push(fall);
        await checkpoint({ done: ++done / total, column: name });
      }
    }
  }
  const columns = plan.features.map((column) => ({ column, ...meanAndStd(falls.get(column)!) }));
  columns.sort((a, b) => b.mean - a.mean);
  return { metric: metric.id, nRepeats, columns };
}

function withShuffled(table: Table, name: string, order: Int32Array): Table {
  const columns = table.columns.map((column): Column => {
    if (column.name !== name) return column;
    return takeRows({ nRows: table.nRows, columns: [column] }, order).columns[0]!; // one in, one out
  });
  return { nRows: table.nRows, columns };
}

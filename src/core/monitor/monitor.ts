import type { Column, Table } from "#core/frame/column.ts";
import { adviceOf, rankByHarm } from "#core/monitor/advice.ts";
import { driftOf, incomparable, measureColumn } from "#core/monitor/compare-column.ts";
import { ALPHA, judgeColumns } from "#core/monitor/judge-columns.ts";
import { leastDistance } from "#core/monitor/kolmogorov.ts";
import { laterScore } from "#core/monitor/later-score.ts";
import type { Measured } from "#core/monitor/measured.ts";
import type { ColumnDrift, MonitorReport } from "#core/monitor/monitor-report.ts";
import type { Monitored } from "#core/monitor/monitored.ts";
import { predictionDrift } from "#core/monitor/prediction-drift.ts";
import {
  type ColumnReference,
  isNumberReference,
  type TrainingReference,
} from "#core/monitor/training-reference.ts";
import { asCategories } from "#core/frame/as-categories.ts";
import { alignColumn, alignTable } from "#core/pipeline/align-table.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { ImportanceRecord } from "#core/project/run.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

export interface MonitorProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * Compares a later table with the rows that a model learned from: each column, what the model says of it, and, where
 * it has the target, how right that is. The method and its sources are in docs/monitor.md.
 * @param table   read with the kinds of `monitorKinds`
 * @param misread cells that could not be read as their column's kind, by column
 */
export async function monitor(
  model: Monitored,
  table: Table,
  misread: ReadonlyMap<string, number>,
  checkpoint: Checkpoint<MonitorProgress>,
): Promise<MonitorReport> {
  const { pipeline, reference } = model;
  const total = reference.columns.length + 1;
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const compared: { readonly reference: ColumnReference; readonly measured: Measured }[] = [];
  const unlike: ColumnDrift[] = [];
  const shareOf = importanceShares(model.importance);
  for (const [place, known] of reference.columns.entries()) {
    const pause = () => checkpoint({ done: place, of: total });
    await pause();
    const input = pipeline.inputs[place]!;
    const found = byName.get(known.name);
    const aligned = found && alignColumn(found, input);
    if (aligned) {
      const column = aligned.kind === "text" ? asCategories(aligned) : aligned;
      // New texts are the rule, and no news.
      const seen = new Set(input.kind === "text" ? textsOf(column) : input.categories);
      compared.push({ reference: known, measured: await measureColumn(known, column, seen, pause) });
    } else unlike.push(incomparable(known, found, shareOf(known.name)));
  }
  const verdicts = judgeColumns(compared.map(({ measured }) => measured));
  const columns = rankByHarm([
    ...unlike,
    ...compared.map(({ reference: known, measured }, i) =>
      driftOf(known, measured, verdicts[i]!, misread.get(known.name) ?? 0, shareOf(known.name)),
    ),
  ]);

  const pause = () => checkpoint({ done: total - 1, of: total });
  await pause();
  const outputs = unlike.length === 0 ? await outputsOf(pipeline, table) : null;
  const target = byName.get(reference.target.name);
  const report = {
    nTrainRows: pipeline.nTrainRows,
    nRows: table.nRows,
    columns,
    target: target === undefined ? null : await targetDrift(model, target, pause),
    extraColumns: extraColumns(reference, table),
    nTests: compared.reduce((n, { measured }) => n + measured.findings.length, 0),
    leastDistance: leastToTell(compared.map(({ measured }) => measured)),
    prediction:
      outputs && (await predictionDrift(pipeline, model.outOfFold, outputs, model.threshold, pause)),
    score: outputs && target ? laterScore(pipeline, target, outputs, model.scores) : null,
  };
  return { ...report, advice: adviceOf(report) };
}

const textsOf = (column: Column) => ("categories" in column ? column.categories : []);

/** Kinds to fix when the later table is read, the target's too. */
export function monitorKinds({ inputs, target, task }: FittedPipeline): [string, Column["kind"]][] {
  const kinds = inputs.map(({ name, kind }): [string, Column["kind"]] => [
    name,
    kind === "boolean" ? "categorical" : kind,
  ]);
  return task === "regression" ? [...kinds, [target, "numeric"]] : kinds;
}

async function outputsOf(pipeline: FittedPipeline, table: Table): Promise<Float64Array> {
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
  return predictPipeline(pipeline, alignTable(table, pipeline), rows);
}

/** The target is judged by itself: it is no input, and its drift harms no prediction. */
async function targetDrift(
  { pipeline, reference }: Monitored,
  target: Column,
  pause: () => Promise<void>,
): Promise<ColumnDrift | null> {
  const known = reference.target;
  const isNumber = target.kind === "numeric" || target.kind === "integer";
  if (isNumberReference(known) && !isNumber) return null;
  const measured = await measureColumn(known, target, new Set(pipeline.classes), pause);
  const [verdict] = judgeColumns([measured]);
  return driftOf(known, measured, verdict!, 0, null);
}

function extraColumns({ columns, target, others }: TrainingReference, table: Table): string[] {
  const known = new Set([...columns.map(({ name }) => name), target.name, ...others]);
  return table.columns.map(({ name }) => name).filter((name) => !known.has(name));
}

/** For the sentence that says what so few rows cannot show. */
function leastToTell(measured: readonly Measured[]): number | null {
  const nTests = measured.reduce((n, { findings }) => n + findings.length, 0);
  const numbers = measured.filter(({ test }) => test === "ks");
  if (numbers.length === 0) return null;
  return Math.max(...numbers.map(({ n, m }) => leastDistance(ALPHA / nTests, n, m)));
}

/** Shares of all importance; what scrambling does not worsen has none. */
function importanceShares(importance: ImportanceRecord | null): (column: string) => number | null {
  if (importance === null) return () => null;
  const means = new Map(importance.columns.map(({ column, mean }) => [column, Math.max(0, mean)]));
  const total = [...means.values()].reduce((sum, mean) => sum + mean, 0);
  return (column) => (total > 0 ? (means.get(column) ?? 0) / total : null);
}

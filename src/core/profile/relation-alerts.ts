import type { Column, Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { pearson } from "#core/frame/scatter.ts";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import { bestSeparation, isGiveaway } from "#core/profile/leaks.ts";
import { ignoredColumns } from "#core/task/ignored-columns.ts";
import { classLabels } from "#core/task/class-codes.ts";

/** From here on two columns say the same, or one says what is to be predicted. */
const sameAs = 0.999;
/** Pairs are compared among so many number columns at most, on so many rows at most. */
const mostColumns = 200;
const mostRows = 20_000;

/** Between columns: a feature that gives the target away, and features that repeat each other. */
export function relationAlerts(
  table: Table,
  summaries: readonly ColumnSummary[],
  target: AlertTarget,
): DataAlert[] {
  const column = table.columns.find(({ name }) => name === target.column);
  if (column === undefined) return [];
  const ignored = new Set(ignoredColumns(table, summaries).map((found) => found.column));
  const features = table.columns.filter(({ name }) => name !== column.name && !ignored.has(name));
  return [...leakAlerts(features, column, target), ...twinAlerts(features)];
}

function leakAlerts(features: readonly Column[], column: Column, target: AlertTarget): DataAlert[] {
  const alerts: DataAlert[] = [];
  const answers = isClassification(target.task) ? classLabels(column) : null;
  const targetNumbers = numbersOf(column);
  for (const feature of features) {
    const evidence = answers === null ? numberLeak(feature, targetNumbers) : classLeak(feature, answers);
    if (evidence === null) continue;
    alerts.push({
      code: "leak",
      column: feature.name,
      severity: "high",
      message: `“${feature.name}” gives “${column.name}” away`,
      detail: `${evidence} Unless it is known before the prediction is needed, leave it out: the scores would be too good to be true.`,
    });
  }
  return alerts;
}

function numberLeak(feature: Column, target: Float64Array | Float32Array | null): string | null {
  const values = numbersOf(feature);
  if (values === null || target === null) return null;
  const r = pearson(values, target);
  if (r === null || Math.abs(r) <= sameAs) return null;
  return `Its correlation with the target is ${correlationText(r)}.`;
}

function classLeak(feature: Column, answers: ReturnType<typeof classLabels>): string | null {
  const values = numbersOf(feature);
  if (values !== null) {
    const separation = bestSeparation(values, answers);
    if (separation === null || separation.auc < sameAs) return null;
    return `Alone it tells “${separation.label}” from the rest with an AUC of ${separation.auc >= 0.99995 ? "1" : separation.auc.toFixed(4)}.`;
  }
  return isGiveaway(classLabels(feature), answers) ? "Each of its values occurs with one class only." : null;
}

function twinAlerts(features: readonly Column[]): DataAlert[] {
  const alerts: DataAlert[] = [];
  const numeric = features
    .flatMap((column) => {
      const values = numbersOf(column);
      return values === null ? [] : [{ name: column.name, values: values.subarray(0, mostRows) }];
    })
    .slice(0, mostColumns);
  const twins = new Set<string>();
  for (const [i, a] of numeric.entries()) {
    if (twins.has(a.name)) continue;
    for (const b of numeric.slice(i + 1)) {
      const r = twins.has(b.name) ? null : pearson(a.values, b.values);
      if (r === null || Math.abs(r) <= sameAs) continue;
      twins.add(b.name);
      alerts.push({
        code: "near-duplicate-columns",
        column: b.name,
        severity: "low",
        message: `“${b.name}” repeats “${a.name}”`,
        detail: `Their correlation is ${correlationText(r)}. Importance is split between the two; one of them is enough.`,
      });
    }
  }
  return alerts;
}

function correlationText(r: number): string {
  const size = Math.abs(r) >= 0.99995 ? "1" : Math.abs(r).toFixed(4);
  return r < 0 ? `−${size}` : size;
}

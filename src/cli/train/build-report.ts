import type { JudgedModel } from "#cli/train/judge-models.ts";
import {
  cvReport,
  type ModelReport,
  type OnnxReport,
  type Report,
  type SealReport,
  testReport,
} from "#cli/train/report.ts";
import type { TrainedModel } from "#cli/train/train-models.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { ReadResult } from "#core/frame/reading.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";

export function titleOf({ model }: TrainedModel): string {
  return estimators[model.estimator]?.title ?? model.estimator;
}

export function modelReport({ trained, summary, sealed }: JudgedModel, onnx: OnnxReport): ModelReport {
  return {
    id: trained.model.node,
    name: titleOf(trained),
    params: summary.params,
    engine: summary.engine,
    cv: cvReport(summary.scores),
    test: testReport(sealed.scores),
    ...(summary.disk ? { disk: { ...summary.disk, scores: testReport(summary.disk.scores) } } : {}),
    ...(summary.outOfBag ? { outOfBag: summary.outOfBag } : {}),
    fitSeconds: summary.fitSeconds,
    predictSeconds: summary.predictSeconds,
    warnings: summary.warnings,
    exports: { onnx },
  };
}

export function failedReport(one: Extract<TrainedModel, { parts: null }>): ModelReport {
  const { node, params, engine } = one.model;
  return {
    id: node,
    name: titleOf(one),
    params,
    engine,
    cv: {},
    test: {},
    fitSeconds: 0,
    predictSeconds: 0,
    warnings: [],
    error: one.error,
    exports: {
      onnx: { file: null, verified: false, maxDifference: null, reason: "the model failed to train" },
    },
  };
}

export function buildReport(
  { reading }: ReadResult,
  summaries: readonly ColumnSummary[],
  plan: TrainingPlan,
  split: PreparedSplit,
  models: readonly ModelReport[],
  version: string,
  seal: SealReport,
  warnings: readonly string[],
): Report {
  const { classes, positive } = split.answers;
  return {
    schema: 1,
    data: {
      file: reading.fileName,
      contentHash: reading.contentHash,
      version,
      rows: reading.nRows,
      columns: summaries.map(({ name, kind, missing, distinct }) => ({ name, kind, missing, distinct })),
      warnings: reading.warnings,
    },
    task: plan.task,
    target: plan.target,
    ...(classes.length > 0 ? { classes } : {}),
    ...(positive >= 0 ? { positive: classes[positive]! } : {}),
    features: plan.features,
    ...(plan.weight === undefined ? {} : { weight: plan.weight }),
    ...(plan.ids === undefined ? {} : { ids: plan.ids }),
    split: {
      kind: split.roles.kind,
      ...(plan.group === undefined ? {} : { group: plan.group }),
      ...(plan.time === undefined ? {} : { time: plan.time }),
      trainRows: split.nTrain,
      testRows: split.nTest,
      ignoredRows: split.nIgnored,
      leftOutRows: split.nLeftOut,
      rowsWithoutGroupOrTime: split.nNoPlace,
      folds: plan.split.folds,
      randomState: plan.split.randomState,
    },
    models,
    seal,
    warnings,
  };
}

import type { OnePrediction } from "#core/explain/one-prediction.ts";
import type { Evaluation } from "#core/evaluate/evaluation.ts";
import type { DecisionSurface, Span } from "#core/explain/decision-surface.ts";
import type { Feature } from "#core/estimators/design.ts";
import type { Look, LookRequest } from "#core/explain/look-inside.ts";
import type { Distribution } from "#core/frame/distribution.ts";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { ScatterSample } from "#core/frame/scatter.ts";
import type { SplitView } from "#core/model-selection/describe-split.ts";
import type { StepPreview } from "#core/model-selection/preview-step.ts";
import type { Painting } from "#core/paint/painting.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import type { AssociationMatrix, NumberMethod } from "#core/profile/associations/association-types.ts";
import type { MissingPatterns } from "#core/profile/missing-patterns.ts";
import type { TargetRelations } from "#core/profile/target-relations.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import type { Cells, Prediction, RowOrder, StagesOfPart } from "#state/studio-state.ts";

/** A question that may take a while can be taken back, and says how far it is. */
export interface Asking {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: { readonly share: number }) => void;
}

/** Questions whose answers are too large or too fleeting for the store. Each rejects with a LatheError. */
export interface StudioQueries {
  /** Rows [start, end) of the table, or of the selection. */
  cells(start: number, end: number, onlySelected: boolean, order?: RowOrder | null): Promise<Cells>;
  /** How many rows all of this holds for. */
  countWhere(conditions: readonly RowCondition[]): Promise<number>;
  /** What a formula gives for the first rows. */
  tryFormula(formula: string, rows: number): Promise<readonly (string | null)[]>;
  distribution(column: string): Promise<Distribution>;
  /** Selected rows in each bar of the column's distribution. */
  selectedByBin(column: string): Promise<readonly number[]>;
  /** Selected rows in each confusion cell, counts[actual][predicted], of the rows that `evaluation` judges. */
  selectedByCell(run: RunId, sealed: boolean): Promise<readonly (readonly number[])[]>;
  /** Those of some data rows that are selected. */
  selectedAmong(rows: readonly number[]): ReadonlySet<number>;
  scatter(x: string, y: string): Promise<ScatterSample>;
  /** Everything about one column by itself, from all its rows. */
  profile(column: string): Promise<ColumnProfile>;
  /** How every column goes with every other. */
  associations(method: NumberMethod, asking: Asking): Promise<AssociationMatrix>;
  missingPatterns(asking: Asking): Promise<MissingPatterns>;
  /** How much each column tells of the target, on training rows; null while nothing is to be predicted. */
  targetRelations(method: NumberMethod, asking: Asking): Promise<TargetRelations | null>;
  /** Where rows go, by the roles and the split as they are now. */
  splitView(): Promise<SplitView>;
  /** What a step of a recipe does, fitted on fold 1's training rows; `limit` example rows. */
  preview(node: NodeId, step: number, limit: number): Promise<StepPreview>;
  /** Out-of-fold evaluation of a run at the project's threshold; `sealed` asks for the opened test set instead. */
  evaluation(run: RunId, sealed: boolean): Promise<Evaluation>;
  importance(run: RunId): Promise<void>;
  predictRow(run: RunId, values: readonly (readonly [column: string, value: string])[]): Promise<Prediction>;
  /** What moves the prediction of such a row. */
  explainOne(
    run: RunId,
    values: readonly (readonly [column: string, value: string])[],
  ): Promise<OnePrediction>;
  /** What the run's model says over n × n cells of two of its numbers, the other inputs at a typical value. */
  predictGrid(
    run: RunId,
    xColumn: string,
    yColumn: string,
    n: number,
    /** null looks where training did. */
    spans: { readonly x: Span; readonly y: Span } | null,
  ): Promise<DecisionSurface>;
  /** A CSV of predictions for a file of many rows. */
  /** The same with a model that was exported, here or elsewhere; `flagged` is null where the file cannot tell. */
  predictWithModel(
    model: File,
    file: File,
  ): Promise<{ csv: Blob; nRows: number; flagged: number | null; target: string }>;
  predictFile(run: RunId, file: Blob, name: string): Promise<{ csv: Blob; nRows: number; flagged: number }>;
  inputs(run: RunId): Promise<readonly PipelineInput[]>;
  /** The columns that the run's model saw, as its recipe made them. */
  features(run: RunId): Promise<readonly Feature[]>;
  /** Iterations at which the run's fits can be shown, and why others cannot. */
  stages(run: RunId): Promise<readonly StagesOfPart[]>;
  /** A part of a run looked into, as it ended (null) or as it was after an iteration. */
  lookAt(run: RunId, fold: number | null, iteration: number | null, request: LookRequest): Promise<Look>;
  /** The first fold's held-out rows, judged as its model would have after an iteration. */
  evaluationAt(run: RunId, iteration: number): Promise<Evaluation>;
  python(run: RunId): Promise<string>;
  /** The open project as text for an address: only where its rows are a sample's or were painted. */
  shareText(): Promise<string>;
  /** The points of the open table; null when no painting gives it. */
  painting(): Promise<Painting | null>;
}

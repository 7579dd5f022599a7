import type { TableFileFormat, WriteOptions } from "#core/export/table/table-formats.ts";
import type { CombinedPreview } from "#core/combine/combined-preview.ts";
import type { JoinOptions, JoinReport } from "#core/combine/join-tables.ts";
import type { OtherFacts } from "#core/combine/other-facts.ts";
import type { StackReport } from "#core/combine/stack-tables.ts";
import type { StackedColumns } from "#core/combine/stacked-columns.ts";
import type { OnePrediction } from "#core/explain/one-prediction.ts";
import type { Evaluation } from "#core/evaluate/evaluation.ts";
import type { ChartData } from "#core/explore/chart-data.ts";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { Insights } from "#core/explore/insights.ts";
import type { DecisionSurface, Span } from "#core/explain/decision-surface.ts";
import type { ExplainedRows } from "#core/explain/tree-shap/explain-rows-of.ts";
import type { HeldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import type { Feature } from "#core/estimators/design.ts";
import type { ModelShapes } from "#core/explain/model-shapes.ts";
import type { Look, LookRequest } from "#core/explain/look-inside.ts";
import type { PruningPath } from "#core/explain/pruning-path.ts";
import type { TreeDrawing } from "#core/explain/tree-drawing.ts";
import type { FindProgress, FoundCells } from "#core/frame/find-cells.ts";
import type { Distribution } from "#core/frame/distribution.ts";
import type { ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { ScatterSample } from "#core/frame/scatter.ts";
import type { ValueCount } from "#core/frame/similar-values.ts";
import type { SplitView } from "#core/model-selection/describe-split.ts";
import type { StepPreview } from "#core/model-selection/preview-step.ts";
import type { Painting } from "#core/paint/painting.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import type { AssociationMatrix, NumberMethod } from "#core/profile/associations/association-types.ts";
import type { MissingPatterns } from "#core/profile/missing-patterns.ts";
import type { TargetRelations } from "#core/profile/target-relations.ts";
import type { TablePreview } from "#core/ingest/preview/preview-table.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import type { Cells, Prediction, StagesOfPart } from "#state/query-answers.ts";
import type { RowOrder } from "#state/studio-state.ts";

/** A question that may take a while can be taken back, and says how far it is. */
export interface Asking<P = { readonly share: number }> {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: P) => void;
}

/** Questions whose answers are too large or too fleeting for the store. Each rejects with a LatheError. */
export interface StudioQueries {
  /** Rows [start, end) of the table, or of the selection. */
  cells(start: number, end: number, onlySelected: boolean, order?: RowOrder | null): Promise<Cells>;
  /** Where a text stands in these columns, in the rows and the order that `cells` would give. */
  findCells(
    text: string,
    columns: readonly string[],
    onlySelected: boolean,
    order: RowOrder | null,
    asking: Asking<FindProgress>,
  ): Promise<FoundCells>;
  /** The table as it stands, edits and all, as a file; of the selected rows only where `onlySelected`. */
  tableFile(
    format: TableFileFormat,
    options: WriteOptions,
    onlySelected: boolean,
    asking: Asking,
  ): Promise<Blob>;
  /** The first rows of the open file as they would be read so. Rejects with "table-gone" where the file was not kept. */
  previewFile(options: ReadOptions, nRows: number, signal: AbortSignal): Promise<TablePreview>;
  /** How many rows all of this holds for. */
  countWhere(conditions: readonly RowCondition[]): Promise<number>;
  /** What a formula gives for the first rows. */
  tryFormula(formula: string, rows: number): Promise<readonly (string | null)[]>;
  /** Reads a second table beside the open one, to be looked at: nothing is changed or kept. */
  openOther(
    file: Blob,
    name: string,
    options: ReadOptions,
    asking: { readonly onProgress: (progress: ReadProgress) => void },
  ): Promise<OtherFacts>;
  /** What joining with it would give, and the first rows. @throws LatheError "join-impossible" */
  tryJoin(key: string, options: JoinOptions, rows: number): Promise<CombinedPreview<JoinReport>>;
  /** What adding its rows would give, and the rows around the seam. */
  tryAppend(key: string, columns: StackedColumns, rows: number): Promise<CombinedPreview<StackReport>>;
  /** What one more edit of the table would do, in its own words; nothing is changed. */
  tryEdit(edit: TableEdit, asking: Asking): Promise<string | null>;
  /** Every value of a column of categories, most frequent first. */
  levels(column: string): Promise<readonly ValueCount[]>;
  distribution(column: string): Promise<Distribution>;
  /** Selected rows in each bar of the column's distribution. */
  selectedByBin(column: string): Promise<readonly number[]>;
  /** Selected rows in each confusion cell, counts[actual][predicted], of the rows that `evaluation` judges. */
  selectedByCell(run: RunId, sealed: boolean): Promise<readonly (readonly number[])[]>;
  /** Those of some data rows that are selected. */
  selectedAmong(rows: readonly number[]): ReadonlySet<number>;
  scatter(x: string, y: string): Promise<ScatterSample>;
  /** A chart counted from all rows, with what is selected of it; or from the selected rows. */
  chart(spec: ChartSpec, onlySelected: boolean): Promise<ChartData>;
  /** Everything about one column by itself, from all its rows. */
  profile(column: string): Promise<ColumnProfile>;
  /** How every column goes with every other. */
  associations(method: NumberMethod, asking: Asking): Promise<AssociationMatrix>;
  /** The ten most telling charts of the table. */
  insights(asking: Asking): Promise<Insights>;
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
  /** Asks ways in which a run's score may be better than it should, and keeps the answers with the run. */
  canaries(run: RunId): Promise<void>;
  /**
   * Fits a run's model under its own split and under a random one, and keeps both scores with the run.
   * @throws LatheError "split-unusable" where the split is at random already; an abort when `asking` is given up
   */
  compareSplits(run: RunId, asking: Asking): Promise<void>;
  /** Shapley values of rows that the run's folds held out; null where it is no sum of trees. */
  heldOutShap(run: RunId, className: string | null, asking: Asking): Promise<HeldOutShap | null>;
  /** Those of such a row, by the model of all training rows. */
  shapOfRow(
    run: RunId,
    values: readonly (readonly [column: string, value: string])[],
    className: string | null,
  ): Promise<ExplainedRows | null>;
  /** What the run's model adds up, where it is a sum of shapes; null for other families. */
  shapes(run: RunId): Promise<ModelShapes | null>;
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
  /** One tree of the run's model, from 0 on, with its training rows; null where the model is not made of trees. */
  tree(run: RunId, tree: number): Promise<TreeDrawing | null>;
  /** How a run's decision tree does as it is pruned harder. */
  pruning(run: RunId, asking: Asking): Promise<PruningPath>;
  /** The first fold's held-out rows, judged as its model would have after an iteration. */
  evaluationAt(run: RunId, iteration: number): Promise<Evaluation>;
  python(run: RunId): Promise<string>;
  /** The open project as text for an address: only where its rows are a sample's or were painted. */
  shareText(): Promise<string>;
  /** The points of the open table; null when no painting gives it. */
  painting(): Promise<Painting | null>;
}

import type { CanaryFinding } from "#core/canaries/finding.ts";
import type { SplitComparison } from "#core/evaluate/split-comparison.ts";
import type { Stage } from "#core/estimators/staged.ts";
import type { Look, LookRequest } from "#core/explain/look-inside.ts";
import type { FitProgress } from "#core/estimators/estimator.ts";
import type { ChartData } from "#core/explore/chart-data.ts";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { Insights } from "#core/explore/insights.ts";
import type { DecisionSurface, Span } from "#core/explain/decision-surface.ts";
import type { OnePrediction } from "#core/explain/one-prediction.ts";
import type { ImportanceProgress } from "#core/explain/permutation-importance.ts";
import type { Evaluation } from "#core/evaluate/evaluation.ts";
import type { TableFileFormat, WriteOptions } from "#core/export/table/table-formats.ts";
import type { PythonPlan } from "#core/export/python/write-python.ts";
import type { Table } from "#core/frame/column.ts";
import type { FindProgress, FoundCells } from "#core/frame/find-cells.ts";
import type { Distribution } from "#core/frame/distribution.ts";
import type { ScatterSample } from "#core/frame/scatter.ts";
import type { ValueCount } from "#core/frame/similar-values.ts";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import type { Reading, ReadProgress } from "#core/frame/reading.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import type { SplitView } from "#core/model-selection/describe-split.ts";
import type { StepPreview } from "#core/model-selection/preview-step.ts";
import type { CheckedTable } from "#core/monitor/check-table.ts";
import type { MonitorProgress } from "#core/monitor/monitor.ts";
import type { Monitored } from "#core/monitor/monitored.ts";
import type { TrainingReference } from "#core/monitor/training-reference.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import type { AssociationMatrix, NumberMethod } from "#core/profile/associations/association-types.ts";
import type { MissingPatterns } from "#core/profile/missing-patterns.ts";
import type { TargetRelations } from "#core/profile/target-relations.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { PlannedModel, RecipeStep, TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { Prediction } from "#core/predict/prediction.ts";
import type { LatheContents } from "#core/project/lathe-file.ts";
import type { EngineTiming, ImportanceRecord, TestScore } from "#core/project/run.ts";
import type { HeldOut } from "#core/project/run-files.ts";
import type { TableFacts } from "#core/project/table-facts.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { FileOperations, ReadInput } from "#workers/file-operations.ts";
import type { Op } from "#workers/operation.ts";
import type { ShapOperations } from "#workers/shap-operations.ts";
import type { ShapeOperations } from "#workers/shape-operations.ts";
import type { TreeOperations } from "#workers/tree-operations.ts";
import type { Editing, OtherOperations } from "#workers/other-operations.ts";

export interface CellsAnswer {
  readonly start: number;
  readonly rows: readonly number[];
  readonly columns: readonly (readonly (string | null)[])[];
}

/** Everything the data worker can do. It holds one table, as it was read and as it was edited. A new operation is one line here and one handler. */
export interface DataOperations extends FileOperations, OtherOperations {
  read: Op<ReadInput, TableFacts, ReadProgress>;
  /** Takes a table from its file (`encode`), as when a project is opened. */
  attach: Op<Editing & { bytes: Uint8Array<ArrayBuffer>; reading: Reading }, TableFacts>;
  /** The table as it was read, with other edits than before. */
  edit: Op<Editing, TableFacts, null>;
  /** What each column is for when this one is the target; a null task is inferred from it. */
  roles: Op<{ target: string; task: Task | null }, RolesParams>;
  /**
   * What to know before training for this target; each event is what is known so far. Whatever takes all rows to answer
   * is given up by `finish`, never by an abort: a busy worker would be ended, and the table with it.
   */
  alerts: Op<
    { reading: Reading; target: AlertTarget | null },
    readonly DataAlert[],
    null,
    readonly DataAlert[]
  >;
  profile: Op<{ column: string }, ColumnProfile>;
  associations: Op<{ method: NumberMethod }, AssociationMatrix, { readonly share: number }>;
  missingPatterns: Op<null, MissingPatterns, { readonly share: number }>;
  /** How much each column tells of the target, on training rows. */
  targetRelations: Op<
    { reading: Reading; target: AlertTarget; method: NumberMethod },
    TargetRelations,
    { readonly share: number }
  >;
  /** What a formula gives for the first rows. @throws LatheError "formula-invalid" */
  tryFormula: Op<{ formula: string; rows: number }, readonly (string | null)[]>;
  /** What one more edit would do, in its own words; the table stays as it is. Given up by `finish`. @throws as the edit does */
  tryEdit: Op<{ edit: TableEdit }, string | null, null>;
  /** Every value of a column of categories, most frequent first. */
  levels: Op<{ column: string }, readonly ValueCount[]>;
  /** The table itself: shared columns where the page is isolated, else a copy. */
  table: Op<null, Table>;
  /** As it was read, before any edit: edits are in the document. */
  encode: Op<null, Uint8Array<ArrayBuffer>>;
  /** The table as it stands now in a file format, or those of its rows. Given up by `finish`, as `alerts` is. */
  saveTable: Op<
    { format: TableFileFormat; options: WriteOptions; rows: Int32Array | null },
    Blob,
    { readonly share: number }
  >;
  cells: Op<{ start: number; end: number; rows: Int32Array | null }, CellsAnswer>;
  /** Where a text stands in these columns, of all rows or of those given, in their order. Given up by `finish`. */
  findCells: Op<
    { text: string; columns: readonly string[]; rows: Int32Array | null },
    FoundCells,
    FindProgress
  >;
  distribution: Op<{ column: string; target: string | null }, Distribution>;
  countByBin: Op<{ column: string; rows: Int32Array }, readonly number[]>;
  scatter: Op<{ x: string; y: string; target: string | null }, ScatterSample>;
  /** A chart, counted from all rows; `selected` are marked in it, or are all that is drawn. */
  chart: Op<{ spec: ChartSpec; selected: Int32Array | null; onlySelected: boolean }, ChartData>;
  /** The ten most telling charts of the table. */
  insights: Op<{ readonly target: string | null }, Insights, { readonly share: number }>;
  rowsWhere: Op<{ conditions: readonly RowCondition[] }, Int32Array<ArrayBuffer>>;
  /** Data rows in the order of a column; of all, or of those given. */
  sortRows: Op<{ column: string; descending: boolean; rows: Int32Array | null }, Int32Array<ArrayBuffer>>;
  packProject: Op<LatheContents, Uint8Array<ArrayBuffer>>;
  unpackProject: Op<{ file: Blob }, LatheContents>;
}

/** Judging reads the target: `table` names what `setTable` gave, `plan` says how it is split. */
interface Judging {
  readonly table: string;
  readonly plan: TrainingPlan;
}
interface AtStage extends Judging {
  readonly pipeline: FittedPipeline;
  readonly fold: number | null;
  readonly stage: Stage | null;
}
interface Predicting {
  readonly pipeline: FittedPipeline;
  readonly threshold: number;
}
/** Held-out rows with what was said of them, and from which chance on a row is called positive. */
interface JudgedRows extends Judging {
  readonly held: readonly HeldOut[];
  readonly threshold: number;
}

export interface FoldPipeline {
  readonly fold: number;
  readonly pipeline: FittedPipeline;
}

export type FitEvent =
  /** Weights as they were while all was well, to go on from after a lost device. */
  | { readonly kind: "checkpoint"; readonly state: unknown }
  | { readonly kind: "engine"; readonly engine: string; readonly timings: readonly EngineTiming[] }
  /** While `watch` asks for it: the model as it is, at most four times a second. */
  | { readonly kind: "look"; readonly look: Look };

export interface FitPartInput {
  readonly table: string;
  readonly plan: TrainingPlan;
  readonly model: PlannedModel;
  /** null fits on all training rows and predicts the test rows, which stay sealed. */
  readonly fold: number | null;
  /** The last checkpoint of this very part, or null. */
  readonly resume: unknown;
  /** As `SpareCores.cell`. */
  readonly spareCores: Int32Array | null;
}

export interface OnnxAnswer {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly verified: boolean;
  readonly maxDifference: number | null;
  readonly allowed: number | null;
  readonly rowsChecked: number;
  readonly differences: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  readonly reason: string | null;
}

/** Everything a training worker can do. `table` names the table that `setTable` gave it. */
export interface TrainOperations extends ShapeOperations, ShapOperations, TreeOperations {
  /** `disk` is a file of all rows, where the table is a sample of them. */
  setTable: Op<{ key: string; table: Table; disk: Blob | null }, null>;
  fitPart: Op<FitPartInput, PartOutcome, FitProgress, FitEvent>;
  importance: Op<Judging & { folds: readonly FoldPipeline[] }, ImportanceRecord, ImportanceProgress>;
  /** Ways in which the score of a model may be better than it should. */
  canaries: Op<
    Judging & { model: PlannedModel; held: readonly HeldOut[] },
    readonly CanaryFinding[],
    { readonly share: number }
  >;
  /** One model under its own split and a random one. */
  compareSplits: Op<Judging & { model: PlannedModel }, SplitComparison, { readonly share: number }>;
  /** Who looks on while models are trained here; null for nobody. Fits under way notice it too. */
  watch: Op<LookRequest | null, null>;
  /** The model of one part, as it ended or as it was at a stage. */
  lookAt: Op<AtStage & { request: LookRequest }, Look>;
  /** The held-out rows of one fold, judged as its model would have at a stage. */
  evaluateAt: Op<AtStage & { held: HeldOut; threshold: number }, Evaluation>;
  describeSplit: Op<Judging, SplitView>;
  previewStep: Op<Judging & { recipe: readonly RecipeStep[]; at: number; limit: number }, StepPreview>;
  evaluate: Op<JudgedRows, Evaluation>;
  countByCell: Op<JudgedRows & { chosen: Int32Array }, readonly (readonly number[])[]>;
  rowsOfCell: Op<
    JudgedRows & { actual: number; predicted: number },
    { rows: Int32Array; was: string; said: string }
  >;
  judgeSealed: Op<Judging & { pipeline: FittedPipeline }, HeldOut & { scores: readonly TestScore[] }>;
  predictRow: Op<Predicting & { values: readonly (readonly [column: string, value: string])[] }, Prediction>;
  /** What moves the prediction of one row. */
  explainOne: Op<
    Predicting & { values: readonly (readonly [column: string, value: string])[] },
    OnePrediction
  >;
  predictGrid: Op<
    {
      pipeline: FittedPipeline;
      x: string;
      y: string;
      n: number;
      spans: { readonly x: Span; readonly y: Span } | null;
    },
    DecisionSurface
  >;
  predictFile: Op<
    Predicting & { file: Blob; name: string; ids: readonly string[] },
    { csv: Uint8Array<ArrayBuffer>; nRows: number; flagged: number },
    ReadProgress
  >;
  /** What the training rows looked like, for runs that were kept without it. */
  trainingReference: Op<Judging, TrainingReference, MonitorProgress>;
  /** Compares a later table with what a model learned from. */
  checkFile: Op<{ model: Monitored; file: Blob; name: string }, CheckedTable, ReadProgress | MonitorProgress>;
  /** Predicts a file with an exported model, run as another program would. @throws LatheError "model-file-invalid" */
  predictWithModel: Op<
    { model: Blob; modelName: string; file: Blob; name: string },
    { csv: Uint8Array<ArrayBuffer>; nRows: number; flagged: number | null; target: string },
    ReadProgress | { rows: number; of: number }
  >;
  /** Writes the ONNX file, runs it and compares. @throws LatheError "export-refused" for what ONNX cannot say */
  exportOnnx: Op<Judging & Predicting, OnnxAnswer, { rows: number; of: number }>;
  exportTfjs: Op<{ pipeline: FittedPipeline }, Uint8Array<ArrayBuffer>>;
  python: Op<PythonPlan, string>;
}

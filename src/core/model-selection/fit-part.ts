import type { Design, Feature, LabelledRows } from "#core/estimators/design.ts";
import type { FitContext, FitProgress, FittedModel } from "#core/estimators/estimator.ts";
import { lookInside, type Look, type LookRequest } from "#core/explain/look-inside.ts";
import type { Stages } from "#core/estimators/staged.ts";
import { collectStages } from "#core/model-selection/collect-stages.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { Table } from "#core/frame/column.ts";
import { scoreAnswers } from "#core/metrics/score-answers.ts";
import { localClasses, spreadOutputs } from "#core/model-selection/class-subset.ts";
import { recordCurve } from "#core/model-selection/curve-recorder.ts";
import {
  cutValidation,
  evenShare,
  groupsOf,
  heldOutRowsOf,
  type PreparedSplit,
  type TrainRows,
  trainingFrame,
  trainRowsOf,
  weightsOf,
} from "#core/model-selection/fold.ts";
import type { DiskPart, DiskTable } from "#core/out-of-core/disk-part.ts";
import { type DiskOutcome, diskPartOf, judgeOnDisk } from "#core/out-of-core/judge-on-disk.ts";
import type { FittedPipeline, FittedStep } from "#core/pipeline/fitted-pipeline.ts";
import { featuresAtMost } from "#core/pipeline/forecast.ts";
import { describeInputs } from "#core/pipeline/pipeline-inputs.ts";
import type { PlannedModel, RecipeStep, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { describeTraining } from "#core/monitor/describe-training.ts";
import type { TrainingReference } from "#core/monitor/training-reference.ts";
import { frameRows } from "#core/preprocessing/frame-rows.ts";
import { applyRecipe, type FittedRecipe, fitRecipe } from "#core/preprocessing/recipe.ts";
import type { StepNote, TrainingFrame } from "#core/preprocessing/step.ts";
import { toFeatureMatrix, workFrame } from "#core/preprocessing/work-frame.ts";
import type { TestScore } from "#core/project/run.ts";
import { assert } from "#core/shared/assert.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { editsForAnyTable } from "#core/table-edits/apply-edits.ts";
import { LatheError } from "#core/shared/problems.ts";

/** One model fitted on one fold's training rows and judged on its held-out rows; or the final fit on all of them. */
export interface PartOutcome {
  /** null: the final fit on every unsealed row, judged on none. */
  readonly fold: number | null;
  /** Held-out data rows, ascending. */
  readonly rows: Int32Array;
  /** Row-major (rows × classes of the target), or one value a row. */
  readonly outputs: Float64Array;
  readonly scores: readonly TestScore[];
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  readonly curve: readonly FitProgress[];
  readonly notes: readonly StepNote[];
  readonly pipeline: FittedPipeline;
  /** What was kept of the fit on its way, where that was asked for and the family can. */
  readonly stages?: Stages;
  /** Of a fit that took rows on disk, beside those of the table. */
  readonly disk?: DiskOutcome;
  /** Of the final fit: what its rows looked like, for later tables to be compared with. */
  readonly reference?: TrainingReference;
}

/** What surrounds a fit: a clock, a way to stop early, what the family may need to resume, and who looks on. */
export interface PartContext extends Omit<FitContext, "randomState" | "engine" | "keepStage" | "look"> {
  /** All rows of the file, where the table is a sample of them. */
  readonly disk?: DiskTable | null;
  readonly keepsStages?: boolean;
  readonly onlooker?: {
    /** What is wanted at this moment; null for nothing. */
    wanted(): LookRequest | null;
    tell(look: Look): void;
  };
}

/** Curves are for the eye: this many held-out rows are enough to draw one. */
const WATCHED_ROWS = 5000;

/**
 * Fits recipe and model on one part's training rows, and predicts its held-out rows.
 * The answers of the held-out rows are read only to score and to draw; the sealed rows not at all.
 * @throws LatheError when there is nothing to learn from; AbortError from `checkpoint`
 */
export async function fitPart(
  table: Table,
  plan: TrainingPlan,
  model: PlannedModel,
  split: PreparedSplit,
  fold: number | null,
  checkpoint: Checkpoint<FitProgress>,
  context: PartContext,
): Promise<PartOutcome> {
  if (plan.features.length === 0) throw new LatheError("no-features", {});
  const started = context.clock();
  const trainRows = trainRowsOf(split, fold);
  const heldOut = fold === null ? new Int32Array(0) : heldOutRowsOf(split, fold);
  const recorder = recordCurve(checkpoint);
  const onDisk = context.disk ? diskPartOf(context.disk, plan, model.estimator, fold) : null;
  const fit = await fitPipeline(
    table,
    plan,
    model,
    split,
    trainRows,
    heldOut,
    onDisk,
    recorder.checkpoint,
    context,
  );
  const { notes, stages } = fit;
  const nTrainRows = fit.pipeline.nTrainRows + (onDisk?.nLearned ?? 0);
  const pipeline = { ...fit.pipeline, nTrainRows };
  const fitted = context.clock();
  const disk = onDisk && (await judgeOnDisk(onDisk, plan, split.answers, pipeline, checkpoint));
  const predicted = await predictPipeline(pipeline, table, heldOut);
  const done = context.clock();
  const reference =
    fold === null ? await describeTraining(table, plan, split.answers, trainRows, async () => {}) : null;
  const outputs = spreadOutputs(predicted, pipeline.classes, split.answers.classes);
  return {
    fold,
    rows: heldOut,
    outputs,
    scores: scoreRows(plan, split, heldOut, outputs),
    fitSeconds: (fitted - started) / 1000,
    predictSeconds: (done - fitted) / 1000,
    curve: recorder.curve(),
    notes,
    pipeline,
    ...(stages === null ? {} : { stages }),
    ...(disk === null ? {} : { disk }),
    ...(reference === null ? {} : { reference }),
  };
}

/** Every metric of the task on some rows. Empty for no rows. */
export function scoreRows(
  plan: TrainingPlan,
  { answers }: PreparedSplit,
  rows: Int32Array,
  outputs: Float64Array,
): TestScore[] {
  if (rows.length === 0) return [];
  const yTrue = Float64Array.from(rows, (row) => answers.y[row]!);
  return scoreAnswers(plan.task, answers, yTrue, outputs);
}

async function fitPipeline(
  table: Table,
  plan: TrainingPlan,
  model: PlannedModel,
  split: PreparedSplit,
  trainRows: TrainRows,
  heldOut: Int32Array,
  onDisk: DiskPart | null,
  checkpoint: Checkpoint<FitProgress>,
  context: PartContext,
): Promise<{ pipeline: FittedPipeline; notes: readonly StepNote[]; stages: Stages | null }> {
  const spec = estimators[model.estimator];
  assert(spec, `the plan names a registered family, not ${model.estimator}`);
  const local = localClasses(split.answers, trainRows, plan.target);
  const atOnce = onDisk?.atOnce(featuresAtMost(table, plan, model)) ?? trainRows.length;
  const { held, others } = evenShare(trainRows, atOnce);
  const { steps, notes, crossFitted } = await prepare(
    trainingFrame(table, plan.features, held, local),
    model.recipe,
  );
  const label = (rows: Int32Array) => labelledRows(table, plan, steps, rows, local.codeOf);
  const labelHeld = async (rows: Int32Array) =>
    crossFitted === null ? label(rows) : labelledOf(crossFitted, placesAmong(held, rows));

  const nRows = trainRows.length + (onDisk?.about.learns ?? 0);
  const fraction = spec.validationFraction(model.params, nRows);
  const cut = fraction > 0 ? cutValidation(held, split, fraction, model.randomState) : null;
  const fitRows = cut?.fitRows ?? held;
  const rows = await labelHeld(fitRows);
  if (rows.features.length === 0) throw new LatheError("no-features", {});
  const watched = heldOut.subarray(0, WATCHED_ROWS).filter((row) => !Number.isNaN(local.codeOf(row)));
  const inputs = describeInputs(table, plan.features, trainRows);
  const preparation = { inputs, steps, features: rows.features, classes: local.classes };
  const design: Design = {
    ...rows,
    task: plan.task,
    classes: local.classes,
    sampleWeight: weightsOf(split, fitRows),
    groups: groupsOf(split, fitRows),
    validation: cut && cut.validationRows.length > 0 ? await labelHeld(cut.validationRows) : null,
    watch: watched.length > 0 ? await label(watched) : null,
    more: onDisk?.more(preparation, { rows: others, label }) ?? null,
  };
  const estimator = await spec.load();
  const { randomState, engine } = model;
  const edits = editsForAnyTable(plan.read.edits ?? []);
  const outline = {
    version: 1 as const,
    task: plan.task,
    target: plan.target,
    classes: local.classes,
    positive: plan.task === "binary" ? (split.answers.classes[split.answers.positive] ?? null) : null,
    inputs,
    steps,
    features: rows.features as readonly Feature[],
    estimator: spec.id,
    params: model.params,
    ...(edits.length > 0 ? { edits } : {}),
    nTrainRows: trainRows.length,
  };
  const { keepsStages = false, onlooker, disk: _, ...surroundings } = context;
  const collector = collectStages();
  const look = onlooker && {
    wanted: () => onlooker.wanted() !== null,
    async show(seen: FittedModel, iteration: number) {
      const request = onlooker.wanted();
      if (request === null) return;
      const pipeline = { ...outline, model: seen };
      onlooker.tell(await lookInside(table, pipeline, trainRows, local.codeOf, iteration, request));
    },
  };
  const fitted = await estimator.fit(design, model.params, checkpoint, {
    ...surroundings,
    randomState,
    engine,
    ...(keepsStages ? { keepStage: collector.keep } : {}),
    ...(look ? { look } : {}),
  });
  return { pipeline: { ...outline, model: fitted }, notes, stages: collector.stages() };
}

/** The frame that a recipe leaves is as large as the design: it is kept only where nothing else gives the same rows. */
async function prepare(
  frame: TrainingFrame,
  recipe: readonly RecipeStep[],
): Promise<Pick<FittedRecipe, "steps" | "notes"> & { readonly crossFitted: TrainingFrame | null }> {
  const { steps, notes, isCrossFitted, frame: left } = await fitRecipe(frame, recipe);
  return { steps, notes, crossFitted: isCrossFitted ? left : null };
}

/** Where each of some rows stands among others that hold them all; both ascend. */
function placesAmong(rows: Int32Array, some: Int32Array): Int32Array {
  let place = 0;
  return some.map((row) => {
    while (rows[place] !== row) place++;
    return place;
  });
}

function labelledOf(frame: TrainingFrame, places: Int32Array): LabelledRows {
  const y = Float64Array.from(places, (place) => frame.answers.y[place]!);
  return { ...toFeatureMatrix(frameRows(frame, places)), y };
}

async function labelledRows(
  table: Table,
  plan: TrainingPlan,
  steps: readonly FittedStep[],
  rows: Int32Array,
  codeOf: (row: number) => number,
): Promise<LabelledRows> {
  const frame = await applyRecipe(steps, workFrame(table, plan.features, rows));
  return { ...toFeatureMatrix(frame), y: Float64Array.from(rows, codeOf) };
}

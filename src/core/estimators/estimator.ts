import type { AdditiveTrees } from "#core/estimators/additive-trees.ts";
import type { Design, FeatureMatrix } from "#core/estimators/design.ts";
import type { Insides } from "#core/estimators/insides.ts";
import type { ParamsSchema } from "#core/estimators/params.ts";
import type { SettingGround, SettingRefusal } from "#core/estimators/setting-refusal.ts";
import type { Stage, Staged } from "#core/estimators/staged.ts";
import type { TreesInside } from "#core/estimators/tree-shape.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { EngineTiming, OutOfBag } from "#core/project/run.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { Checkpoint, Clock } from "#core/shared/checkpoint.ts";

/** One point of a live curve. `iteration` counts from 1 (epochs for nets, Newton steps for linear models). */
export interface FitProgress {
  readonly iteration: number;
  readonly maxIter: number;
  /** Mean loss per row on the training rows; null for families that have none. */
  readonly trainLoss: number | null;
  /** The same on the validation part, else on the watched rows; null if there are neither. */
  readonly validationLoss: number | null;
}

/** Plain data: it crosses threads, is saved with the project and becomes ONNX. Typed arrays are allowed. */
export interface FittedModel {
  readonly kind: string;
  /** Sentences for the person: "did not converge in 100 iterations". */
  readonly warnings: readonly string[];
  /** What computed it, where there is a choice ("tfjs-wasm"); recorded in the document and obeyed from then on. */
  readonly engine?: string;
  /** Families whose parts are each fitted without some rows: how well these do on them. */
  readonly outOfBag?: OutOfBag | null;
}

export interface FitContext {
  readonly randomState: number;
  readonly clock: Clock;
  /** A recorded engine, to be obeyed; null lets the family choose. */
  readonly engine: string | null;
  /** Aborts when the person asks to stop but keep the best so far: iterative families return what they have. */
  readonly finishEarly: { readonly aborted: boolean };
  /** A state that `saveCheckpoint` was given by an earlier try at the same fit: go on from there. */
  readonly resume?: unknown;
  /** Called every few seconds by families whose device can be lost in the middle, with plain data to resume from. */
  readonly saveCheckpoint?: (state: unknown) => void;
  /** Called once by families with several engines, as soon as one is chosen, so that other folds can obey it. */
  readonly onEngine?: (engine: string, timings: readonly EngineTiming[]) => void;
  /**
   * Called by families with `staged` after some iterations and at the end, or once with the reason why nothing can be kept.
   * Its presence changes nothing of the fit.
   */
  readonly keepStage?: (stage: Stage | { readonly refused: string }) => void;
  /** Somebody looks on: after an iteration, families with `insides` show the model as it is, where `wanted`. */
  readonly look?: {
    wanted(): boolean;
    show(model: FittedModel, iteration: number): Promise<void>;
  };
}

/** The size of a design, as far as it is known before it is made. */
export interface DesignShape {
  readonly nRows: number;
  readonly nFeatures: number;
  /** Classes of a multiclass task, else 1. */
  readonly nOutputs: number;
}

/** What a fit takes beside its design. */
export interface FitCost {
  readonly bytes: number;
  /** Multiplications and additions of a usual fit. */
  readonly flops: number;
}

/** The small, always loaded half of a model family (schema.ts of its folder). */
export interface EstimatorSpec<P = unknown> {
  /** Stable: it is written into project files. */
  readonly id: string;
  readonly title: string;
  /** One sentence for someone who has not met it. */
  readonly summary: string;
  readonly tasks: readonly Task[];
  /** Which automatic recipe suits it. */
  readonly recipe: "linear" | "tree";
  /** Baselines come first in every list and are not ranked. */
  readonly baseline: boolean;
  readonly params: ParamsSchema<P>;
  /** What can compute it, in the order to fall back on, where there is a choice: timing proposes one. */
  readonly engines?: readonly { readonly id: string; readonly title: string }[];
  /** What one iteration of its live curve is called; absent for families that have none. */
  readonly iterationName?: "epoch" | "step" | "round" | "tree";
  /** What its live curve draws, "log loss": not always what it is judged by; absent for families that have none. */
  curveLoss?(task: Task, params: P): string;
  /** Its loaded half has `additiveTrees`: each answer can be explained exactly. */
  readonly isSumOfTrees?: boolean;
  /** Takes `design.more` too: rows that are not in memory, a stretch at a time. */
  readonly learnsInBatches?: boolean;
  /** Starting points worth a name. What a preset leaves out stays as it is set. */
  readonly presets?: readonly Preset<P>[];
  /** Settings that do not go together, or not with the table; absent for families whose settings all do. */
  refusals?(params: P, ground: SettingGround): readonly SettingRefusal[];
  /** Share of the training rows, in [0, 0.5], to keep aside as `design.validation`; 0 for none. */
  validationFraction(params: P, nRows: number): number;
  /** For the forecast before a fit; absent for families that cost next to nothing. */
  cost?(shape: DesignShape, params: P): FitCost;
  load(): Promise<Estimator<P, FittedModel>>;
}

export interface Preset<P> {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly params: Partial<P>;
}

/**
 * The loaded half. Stateless: parameters and fitted models are plain data.
 * @see docs/adr/0003 for the design-matrix contract
 */
export interface Estimator<P, M extends FittedModel> {
  /**
   * @throws LatheError when the data cannot be learned from (one class, no features)
   * @throws AbortError from `checkpoint`
   */
  fit(design: Design, params: P, checkpoint: Checkpoint<FitProgress>, context: FitContext): Promise<M>;
  /**
   * Classification: probabilities, row-major (nRows × classes), each row summing to 1. Regression: one value a row.
   * Does not read NaN features unless the family takes them.
   */
  predict(model: M, rows: FeatureMatrix): Float64Array;
  /**
   * Adds the model to the graph. `features` is a float tensor [N, nFeatures] in design order.
   * @returns the name of a float tensor: [N, classes] of probabilities, or [N, 1]
   */
  toOnnx(model: M, features: string, graph: OnnxGraph): string;
  /** Families whose models can be shown as they were during training. */
  readonly staged?: Staged<M>;
  /** What a model holds and does inside, for families where that can be drawn. */
  insides?(model: M, rows: FeatureMatrix): Insides;
  /** Families made of trees that can be drawn. */
  readonly trees?: TreesInside<M>;
  /** Families whose output is a sum over trees, for exact explanations. */
  additiveTrees?(model: M): AdditiveTrees;
  /** The scikit-learn twin, drawing from the model's own seed where it draws at all. */
  toPython(params: P, task: Task, randomState: number, columns?: PythonColumns): PythonSnippet;
}

/** What of a pipeline's columns a model's twin must be told. */
export interface PythonColumns {
  /** Raw columns of categories that reach the model as codes, under their own names. */
  readonly categories: readonly string[];
}

export interface PythonSnippet {
  /** "from sklearn.linear_model import Ridge" */
  readonly imports: readonly string[];
  /** "Ridge(alpha=1.0)" */
  readonly expression: string;
  /** Functions that the expression calls, each a whole top-level definition. */
  readonly definitions?: readonly string[];
}

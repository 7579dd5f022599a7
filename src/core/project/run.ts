import type { CanaryFinding } from "#core/canaries/finding.ts";
import type { SplitComparison } from "#core/evaluate/split-comparison.ts";
import type { FitProgress } from "#core/estimators/estimator.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import type { StepNote } from "#core/preprocessing/step.ts";
import type { DiskOutcome } from "#core/out-of-core/judge-on-disk.ts";
import type { SealedLook } from "#core/project/sealed-look.ts";
import type { ShapeEdit } from "#core/explain/shape-edit.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import type { Problem } from "#core/shared/problems.ts";

/** One metric over the folds. `interval` is 95 %, Student t with Nadeau and Bengio's correction (doi:10.1023/A:1024068626366). */
export interface FoldScores {
  readonly metric: string;
  readonly mean: number;
  /** Standard deviation over folds (n - 1). */
  readonly std: number;
  readonly folds: readonly number[];
  readonly interval: readonly [low: number, high: number] | null;
}

export interface TestScore {
  readonly metric: string;
  readonly value: number;
}

/** How far the score falls when a raw column is shuffled, on out-of-fold rows, in the unit of `metric`; positive = used. */
export interface ImportanceRecord {
  readonly metric: string;
  readonly nRepeats: number;
  readonly columns: readonly {
    readonly column: string;
    readonly mean: number;
    /** Standard deviation over folds × repeats. */
    readonly std: number;
  }[];
}

/** What a step that chooses among columns chose, over the folds. */
export interface SelectionRecord {
  /** Title of the step. */
  readonly step: string;
  readonly nFolds: number;
  /** How many columns competed in any fold. */
  readonly nColumns: number;
  /** How alike the folds chose (JMLR 18(174), 2018): 1 the same, about 0 as by lot; null where nothing could differ. */
  readonly stability: number | null;
  /** Those kept in at least one fold, the most often kept first; at most 500. */
  readonly columns: readonly { readonly column: string; readonly folds: number }[];
}

/** A measured engine: milliseconds for one training step of the actual job; why not, if it could not run. */
export interface EngineTiming {
  readonly engine: string;
  readonly title: string;
  readonly msPerStep: number | null;
  readonly refused: string | null;
}

export interface LossCurve {
  /** Fold number from 0, or null for the final fit on all training rows. */
  readonly fold: number | null;
  /** Thinned to at most 200 points. */
  readonly points: readonly FitProgress[];
}

/** A score of training rows, each judged only by the trees of a forest that were grown without it. */
export interface OutOfBag {
  readonly metric: "accuracy" | "r2";
  readonly value: number;
  readonly nRows: number;
}

/** A shape of the model that a person edited, and what the folds said of it right after. */
export interface LoggedShapeEdit {
  readonly edit: ShapeEdit;
  readonly at: string;
  readonly note?: string | undefined;
  /** With this edit and those before it, on the same held-out rows. */
  readonly scores: readonly FoldScores[];
}

/** Edits in the order in which they are made; never an empty list. */
export interface ShapeEditLog {
  /** Scores of the model as it was learned. */
  readonly unedited: readonly FoldScores[];
  readonly log: readonly LoggedShapeEdit[];
}

/** One training of one model, as the document keeps it. Models and predictions are files beside it, found by id. */
export interface RunRecord {
  readonly id: RunId;
  readonly node: NodeId;
  readonly name: string;
  readonly estimator: string;
  readonly params: unknown;
  readonly recipe: readonly RecipeStep[];
  readonly randomState: number;
  /** What ran it, as to be obeyed when it is repeated; null where there is no choice. */
  readonly engine: string | null;
  readonly engineTimings: readonly EngineTiming[];
  /** Hash of data, roles and split: only runs with the same key may be ranked against each other. */
  readonly splitKey: string;
  /** Key of the learn node's result when it was trained (core/pipeline/node-keys.ts); absent in old documents. */
  readonly nodeKey?: string | undefined;
  /** Key of the recipe that fed it. */
  readonly inputKey?: string | undefined;
  /** Hash of the data and the recipes it was trained on (core/versions/version-hash.ts); absent in old documents. */
  readonly version?: string | undefined;
  /** What the person wrote beside it. */
  readonly note?: string | undefined;
  /** Kept on top of the list and compared with the others that are. */
  readonly pinned?: boolean | undefined;
  readonly createdAt: string;
  readonly deletedAt: string | null;
  /** "stopped": the person stopped it; what is here is the best so far. */
  readonly status: "succeeded" | "stopped" | "failed";
  readonly problem: Problem | null;
  readonly scores: readonly FoldScores[];
  /** Filled when the seal is opened. */
  readonly test: readonly TestScore[] | null;
  /** Every look of this run at the sealed rows, oldest first; never shortened. Absent before the first. */
  readonly looks?: readonly SealedLook[] | undefined;
  /** Mean of held-out rows to training rows over folds that go forward in time; absent for folds of equal standing. */
  readonly testToTrain?: number | undefined;
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  /** Those on disk among them. */
  readonly nTrainRows: number;
  /** Where rows on disk were learned from and judged on, beside those of the table; scores are means over folds. */
  readonly disk?: DiskOutcome | undefined;
  /** Of the fit on all training rows, where the family has it. */
  readonly outOfBag?: OutOfBag | undefined;
  readonly curves: readonly LossCurve[];
  readonly notes: readonly StepNote[];
  /** One entry for each step that chooses among columns; absent where there is none, and in old documents. */
  readonly selections?: readonly SelectionRecord[] | undefined;
  readonly warnings: readonly string[];
  readonly importance: ImportanceRecord | null;
  /** What canaries found of it; absent before they were asked, and in old documents. */
  readonly canaries?: readonly CanaryFinding[] | undefined;
  /** Its score under a random split beside that under its own; absent before that was asked. */
  readonly splitComparison?: SplitComparison | undefined;
  /** Where a person edited its shapes: `scores` and all that is shown or exported is of the edited model. */
  readonly shapeEdits?: ShapeEditLog | undefined;
}

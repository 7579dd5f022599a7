import type { ParamsSchema } from "#core/estimators/params.ts";
import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { Brand } from "#core/shared/brand.ts";

/** A column on its way through a recipe. Numbers are float32 from the first step on, as in ONNX. */
export type WorkColumn =
  | {
      readonly kind: "numeric";
      readonly name: string;
      readonly source: string;
      readonly values: Float32Array;
    }
  | {
      readonly kind: "categorical";
      readonly name: string;
      readonly source: string;
      /** -1 is missing. */
      readonly codes: Int32Array;
      readonly categories: readonly string[];
    }
  | {
      /** Codes that count as numbers: 0…categories.length - 1, -1 for unseen. What an ordinal encoder leaves. */
      readonly kind: "ordinal";
      readonly name: string;
      readonly source: string;
      readonly values: Float32Array;
      readonly categories: readonly string[];
    }
  | {
      readonly kind: "datetime";
      readonly name: string;
      readonly source: string;
      readonly epochMs: Float64Array;
      readonly hasTime: boolean;
    };

export interface WorkFrame {
  readonly nRows: number;
  readonly columns: readonly WorkColumn[];
}

/** What is to be predicted, of each row of a training frame. */
export interface TrainingAnswers {
  /** The place of a class among `classes`, or a value; never NaN. */
  readonly y: Float64Array;
  /** Empty when a number is predicted. */
  readonly classes: readonly string[];
}

/**
 * The training rows of one fold, as a frame, with their answers. Only `core/model-selection/fold.ts` can make one, and
 * every learned step asks for one: there is no way to fit on all rows before a split, nor to look at other answers.
 */
export type TrainingFrame = Brand<WorkFrame & { readonly answers: TrainingAnswers }, "TrainingFrame">;

/** The same columns as ONNX tensors of shape [N, 1]: float, string ("" missing), or double (epoch ms, NaN missing). */
export interface TensorColumn {
  readonly kind: WorkColumn["kind"];
  readonly name: string;
  readonly tensor: string;
}

/** One column that a fitted step changed, in words: "age: 263 missing filled with the median, 28". */
export interface StepNote {
  readonly column: string;
  readonly sentence: string;
}

/** Columns alike on their way through a recipe, as a forecast sees them before anything is fitted. */
export interface ShapeGroup {
  /** The raw column they come from. */
  readonly name: string;
  readonly kind: "numeric" | "categorical" | "datetime";
  /** How many columns. */
  readonly count: number;
  /** Categories of each, at most. */
  readonly distinct: number;
  readonly missing: number;
}

/** What one fit of a step chose; a column stands in one of the two. */
export interface ColumnSelection {
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
}

/** What steps are for, in the order of the menu. */
export const stepSections = [
  "Missing values",
  "Text",
  "Dates",
  "Far values and shapes",
  "Scale",
  "Encode",
  "Make columns",
  "Select",
] as const;
export type StepSection = (typeof stepSections)[number];

/** The small, always loaded half of a step (schema.ts of its folder). */
export interface StepSpec<P = unknown> {
  readonly id: string;
  readonly title: string;
  /** The heading it stands under in the menu. */
  readonly section: StepSection;
  readonly summary: string;
  readonly params: ParamsSchema<P>;
  /** The kinds of column it touches; others pass through. */
  readonly accepts: readonly WorkColumn["kind"][];
  /** What it leaves of such columns: at most. Without it, as many of the same kind. @param nClasses 0 for a number */
  shapesAfter?(groups: readonly ShapeGroup[], params: P, nClasses: number): readonly ShapeGroup[];
  /** Whether it makes numbers of free text. A column of the kind text is a feature only where such a step is. */
  readonly readsText?: boolean;
  /** Counted operations on so many rows, beyond the few a cell that any step takes. */
  flops?(nRows: number, groups: readonly ShapeGroup[], params: P): number;
  /** Whether numbers without gaps pass through it untouched, in the array they lie in. */
  readonly leavesNumbers?: boolean;
  /** Which columns competed to stay, and which of them stayed: of steps that choose among columns. */
  selectionOf?(fitted: unknown): ColumnSelection;
  /** Whether what it made of the training rows must be kept until the model is fitted. */
  readonly isCrossFitted?: boolean;
  load(): Promise<Step<P, unknown>>;
}

/** The loaded half. Stateless; `fitted` is plain data. */
export interface Step<P, F> {
  /** Learns from training rows only. */
  fit(frame: TrainingFrame, params: P): F;
  /** Never throws on unseen categories, missing values or all-missing columns. */
  transform(fitted: F, frame: WorkFrame): WorkFrame;
  /**
   * What the rows that `fitted` was learned from become, where that is not what `transform` makes of them: a step that
   * looks at answers must not show a model its own row's.
   */
  transformTraining?(fitted: F, frame: TrainingFrame, params: P): WorkFrame;
  notes(fitted: F): readonly StepNote[];
  /** The same change as ONNX operators. Bit for bit on numbers: float32 in, float32 out. */
  toOnnx(fitted: F, columns: readonly TensorColumn[], graph: OnnxGraph): readonly TensorColumn[];
  toPython(params: P): PythonSnippet;
}

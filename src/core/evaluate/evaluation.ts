/** What the Evaluate screen draws, computed from out-of-fold outputs (or test outputs, once the seal is open). */
export interface ConfusionMatrix {
  /** counts[actual][predicted], in the order of `classes`. */
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** A curve of at most 400 points, ends kept. `thresholds[i]` is the least score called positive at point i. */
export interface ThresholdCurve {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly thresholds: readonly number[];
  /** Area (ROC) or average precision (PR), on all rows. */
  readonly area: number;
}

/** One class against the rest. */
export interface ClassCurves {
  readonly label: string;
  /** Share of rows that are this class. */
  readonly share: number;
  readonly roc: ThresholdCurve;
  readonly pr: ThresholdCurve;
}

export interface Calibration {
  /** Of at most ten bins those that hold rows: mean predicted chance in (0, 1), rows, and rows where it came true. */
  readonly bins: readonly { readonly predicted: number; readonly rows: number; readonly hits: number }[];
  /** Expected calibration error: mean distance from the diagonal, weighted by rows. */
  readonly error: number;
}

export interface ClassificationEvaluation {
  readonly task: "binary" | "multiclass";
  readonly nRows: number;
  readonly confusion: ConfusionMatrix;
  /** The positive class only, or every class of a multiclass task. */
  readonly curves: readonly ClassCurves[];
  /** Of the chance of the positive class, or of the class that is called. */
  readonly calibration: Calibration;
  /** Precision, recall, F1 and support of each class at the threshold. */
  readonly perClass: readonly {
    readonly label: string;
    readonly precision: number;
    readonly recall: number;
    readonly f1: number;
    readonly support: number;
  }[];
}

export interface RegressionEvaluation {
  readonly task: "regression";
  readonly nRows: number;
  /** At most 500 rows, drawn with a fixed seed; `row` is the data row. */
  readonly points: readonly { readonly row: number; readonly actual: number; readonly predicted: number }[];
  /** Of actual - predicted. `beyond` of the rows lie outside the edges and are counted in the end bins. */
  readonly residuals: {
    readonly edges: readonly number[];
    readonly counts: readonly number[];
    readonly beyond: number;
  };
  readonly mae: number;
  readonly rmse: number;
  readonly r2: number;
  /** Mean of actual - predicted: above 0, it guesses too low on average. */
  readonly bias: number;
  /** 10 %, 50 % and 90 % quantile of |actual - predicted|. */
  readonly absoluteErrorQuantiles: readonly [number, number, number];
}

export type Evaluation = ClassificationEvaluation | RegressionEvaluation;

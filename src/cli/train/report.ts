import type { CanaryFinding } from "#core/canaries/finding.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import type { SplitKind } from "#core/model-selection/split-roles.ts";
import type { FoldScores, TestScore } from "#core/project/run.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { OutOfBag } from "#core/project/run.ts";

/** DIR/report.json. Its shape is a contract: fields may be added, never renamed. */
export interface Report {
  readonly schema: 1;
  readonly data: {
    readonly file: string;
    readonly contentHash: string;
    /** Hash of file, reading, edits and recipes (docs/versions.md). */
    readonly version: string;
    readonly rows: number;
    readonly columns: readonly {
      readonly name: string;
      readonly kind: ColumnKind;
      readonly missing: number;
      readonly distinct: number;
    }[];
    readonly warnings: readonly { readonly code: string; readonly message: string; readonly count: number }[];
  };
  readonly task: Task;
  readonly target: string;
  readonly classes?: readonly string[];
  readonly positive?: string;
  readonly features: readonly string[];
  /** The column that weighed rows in fits, where there is one. */
  readonly weight?: string;
  /** Columns that only name rows. */
  readonly ids?: readonly string[];
  readonly split: {
    /** How rows were dealt into folds and test set: docs/splits.md. */
    readonly kind: SplitKind;
    /** The columns that say so, where there are any. */
    readonly group?: string;
    readonly time?: string;
    readonly trainRows: number;
    readonly testRows: number;
    /** Rows without a target, a group or a time, or left out: they take no part. */
    readonly ignoredRows: number;
    /** Of these, the rows that a Rows step of the pipeline left out. */
    readonly leftOutRows: number;
    /** Of these, rows that lack the group or the time. */
    readonly rowsWithoutGroupOrTime: number;
    readonly folds: number;
    readonly randomState: number;
  };
  readonly models: readonly ModelReport[];
  readonly seal: SealReport;
  readonly warnings: readonly string[];
}

/** The ledger of the sealed test rows. */
export interface SealReport {
  /** Oldest first: those of earlier trainings into the same folder, then this one's. */
  readonly looks: readonly SealLook[];
  /** In words, from the second look on. */
  readonly warning: string | null;
}

export interface SealLook {
  /** From 1. */
  readonly number: number;
  readonly at: string;
  readonly reason: string;
  /** Of the data that the models were trained on. */
  readonly version: string;
  readonly models: readonly Pick<ModelReport, "id" | "name" | "test">[];
}

export interface ModelReport {
  readonly id: string;
  readonly name: string;
  readonly params: unknown;
  readonly engine: string | null;
  readonly cv: Readonly<Record<string, CvScore>>;
  readonly test: Readonly<Record<string, number | null>>;
  /** Rows on disk: how many were learned from and judged on, and the scores over these. */
  readonly disk?: {
    readonly learned: number;
    readonly judged: number;
    readonly scores: Readonly<Record<string, number | null>>;
  };
  /** Forests judge their training rows by the trees that never saw them. */
  readonly outOfBag?: OutOfBag;
  /** Of the leading model: ways in which its score may be better than it should. */
  readonly canaries?: readonly CanaryFinding[];
  /** With --repeats: scores over folds that were dealt several times, the first time as in `cv`. */
  readonly repeats?: Readonly<Record<string, RepeatReport>>;
  /** With --compare-splits, of the leading model. */
  readonly splitComparison?: SplitReport;
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  readonly warnings: readonly string[];
  readonly error?: string;
  readonly exports: { readonly onnx: OnnxReport };
}

export interface OnnxReport {
  readonly file: string | null;
  readonly verified: boolean;
  readonly maxDifference: number | null;
  readonly reason?: string;
}

/** One metric: mean and spread of the means of the repeats, and every fold of each. */
export interface RepeatReport {
  readonly mean: number | null;
  readonly std: number | null;
  readonly repeats: readonly (readonly (number | null)[])[];
}

/** One model under its own split and under a random one. */
export interface SplitReport {
  readonly own: Readonly<Record<string, CvScore>>;
  readonly random: Readonly<Record<string, CvScore>>;
  /** How the score at random looks beside its own; "alike" where the folds cannot tell. */
  readonly atRandom: "better" | "alike" | "worse";
  readonly sentence: string;
}

interface CvScore {
  readonly mean: number | null;
  readonly std: number | null;
  readonly folds: readonly (number | null)[];
}

/** Scores by metric id. JSON has no NaN: a score that is not defined is null. */
export function cvReport(scores: readonly FoldScores[]): Record<string, CvScore> {
  return Object.fromEntries(
    scores.map(({ metric, mean, std, folds }) => [
      metric,
      { mean: orNull(mean), std: orNull(std), folds: folds.map(orNull) },
    ]),
  );
}

export function testReport(scores: readonly TestScore[]): Record<string, number | null> {
  return Object.fromEntries(scores.map(({ metric, value }) => [metric, orNull(value)]));
}

export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

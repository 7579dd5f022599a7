import type { Feature } from "#core/estimators/design.ts";
import type { FittedModel } from "#core/estimators/estimator.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { Task } from "#core/pipeline/task.ts";

/** A raw column the pipeline takes, with what was seen of it in training, for forms and for flagging the unlike. */
export interface PipelineInput {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Numbers and dates: least, middle and greatest training value. */
  readonly range: { readonly min: number; readonly median: number; readonly max: number } | null;
  /** Categories seen in training, most frequent first; empty for numbers, dates and free text. */
  readonly categories: readonly string[];
  readonly hasTime: boolean;
}

export interface FittedStep {
  readonly step: string;
  readonly params: unknown;
  /** The step's own plain data. */
  readonly fitted: unknown;
}

/** Raw columns to prediction, as plain data: what is saved, moved between threads, and turned into ONNX. */
export interface FittedPipeline {
  readonly version: 1;
  readonly task: Task;
  readonly target: string;
  readonly classes: readonly string[];
  readonly positive: string | null;
  readonly inputs: readonly PipelineInput[];
  readonly steps: readonly FittedStep[];
  readonly features: readonly Feature[];
  readonly estimator: string;
  readonly params: unknown;
  readonly model: FittedModel;
  /** What a table goes through before it has the input columns: edits that hold for any rows. Absent where there are none. */
  readonly edits?: readonly TableEdit[];
  /** Number of rows it was fitted on. */
  readonly nTrainRows: number;
}

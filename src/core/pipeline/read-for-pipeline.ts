import type { ColumnKind, Table } from "#core/frame/column.ts";
import type { ByteSource, ReadOptions, ReadProgress, ReadResult } from "#core/frame/reading.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { alignTable } from "#core/pipeline/align-table.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { applyEdits } from "#core/table-edits/apply-edits.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { renamedColumns } from "#core/table-edits/renamed-columns.ts";

/**
 * A new file, read and edited as the table of training was.
 * @param kinds to fix, by the names that columns have after the edits
 * @throws LatheError what reading and editing throw; AbortError from `checkpoint`
 */
export async function readEdited(
  source: ByteSource,
  { edits = [], target }: EditedFor,
  kinds: readonly (readonly [column: string, kind: ColumnKind])[],
  checkpoint: Checkpoint<ReadProgress>,
  parts: Pick<ReadOptions, "parts"> = {},
): Promise<ReadResult> {
  const startOf = new Map([...renamedColumns(edits)].map(([start, now]) => [now, start]));
  const asRead = kinds.map(([name, kind]) => [startOf.get(name) ?? name, kind] as const);
  const read = await openTable(source, { ...parts, kinds: asRead }, checkpoint);
  const done = { bytesRead: source.byteLength, bytesTotal: source.byteLength, rows: read.table.nRows };
  const names = new Set(read.table.columns.map(({ name }) => name));
  const answers = target === undefined ? [] : [target, startOf.get(target) ?? target];
  // Rows to be predicted have no answer yet: what joins or renames answers then has nothing to do.
  const isIdle = (edit: TableEdit) =>
    !answers.some((name) => names.has(name)) && answers.includes(columnOf(edit) ?? "");
  const fitting = edits.filter((edit) => answers.length === 0 || !isIdle(edit));
  const { table } = await applyEdits(read.table, fitting, () => checkpoint(done));
  return { table, reading: read.reading };
}

type EditedFor = Pick<FittedPipeline, "edits"> & Partial<Pick<FittedPipeline, "target">>;

/** The one column that an edit changes, where it names one. */
function columnOf({ params }: TableEdit): string | null {
  const { column } = (params ?? {}) as { readonly column?: unknown };
  return typeof column === "string" ? column : null;
}

/** What a file is made ready for: a fitted pipeline, or an exported model, whose inputs are the edited columns. */
export type ReadableFor = Pick<FittedPipeline, "inputs"> & EditedFor;

export interface ReadForPipeline {
  /** Every column. */
  readonly table: Table;
  /** The pipeline's input columns alone, each of the kind it was fitted on. */
  readonly aligned: Table;
}

/**
 * A new file, made into what a fitted pipeline takes: read, edited, aligned.
 * @throws LatheError "predict-columns-missing" and what `readEdited` throws; AbortError from `checkpoint`
 */
export async function readForPipeline(
  source: ByteSource,
  pipeline: ReadableFor,
  checkpoint: Checkpoint<ReadProgress>,
  parts: Pick<ReadOptions, "parts"> = {},
): Promise<ReadForPipeline> {
  const { table } = await readEdited(source, pipeline, kindsFor(pipeline), checkpoint, parts);
  return { table, aligned: alignTable(table, pipeline) };
}

/**
 * Kinds to fix when a new file is read for a pipeline, so that a column of a few odd values is not guessed anew
 * ("all twelve ages are missing here" would make it a category).
 */
function kindsFor({ inputs }: Pick<FittedPipeline, "inputs">): [string, ColumnKind][] {
  return inputs.map(({ name, kind }) => [name, kind === "boolean" ? "categorical" : kind]);
}

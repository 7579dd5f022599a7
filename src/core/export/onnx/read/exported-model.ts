import * as z from "zod/mini";
import { protoFields } from "#core/export/onnx/read/proto-reader.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { isClassification, type Task, tasks } from "#core/pipeline/task.ts";
import { LatheError } from "#core/shared/problems.ts";

/** An exported model that is opened again: its file, and what the file says of itself. */
export interface ExportedModel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly task: Task;
  readonly target: string;
  /** Empty for a regression. */
  readonly classes: readonly string[];
  readonly inputs: readonly PipelineInput[];
  /** Family of the model, "decision-tree". */
  readonly estimator: string;
  readonly nTrainRows: number;
  /** Whether the file lists every level that training had; one of very many levels does not. */
  readonly knowsLevels: boolean;
}

/** A level list of this length was cut when it was written (model-interface.ts). */
const CUT_AT = 1000;
const METADATA_PROPS = 14;

const text = z.string();
const kinds = ["numeric", "integer", "categorical", "boolean", "datetime", "text"] as const;
const inputsSchema = z
  .array(
    z.object({
      name: text,
      kind: z.enum(kinds),
      range: z.nullable(z.object({ min: z.number(), median: z.number(), max: z.number() })),
      categories: z.array(text),
    }),
  )
  .check(z.minLength(1), z.maxLength(100_000));
const facts = z.object({ task: z.enum(tasks), target: text, model: text, training_rows: text });

/**
 * Reads what a file that Lathe exported says of itself (docs/onnx.md). Files of other programs have no such words.
 * @throws LatheError "model-file-invalid"
 */
export function readExportedModel(bytes: Uint8Array<ArrayBuffer>, file: string): ExportedModel {
  try {
    const props = metadataOf(bytes);
    if (!props.get("producer")?.startsWith("Lathe "))
      throw new Error("it was not exported by Lathe, so it does not say what its inputs are");
    const { task, target, model, training_rows } = facts.parse(Object.fromEntries(props));
    const inputs = inputsSchema.parse(JSON.parse(props.get("inputs") ?? ""));
    const classes = isClassification(task) ? z.array(text).parse(JSON.parse(props.get("classes") ?? "")) : [];
    return {
      bytes,
      task,
      target,
      classes,
      inputs: inputs.map((input) => ({ ...input, hasTime: true })),
      estimator: model,
      nTrainRows: Number(training_rows),
      knowsLevels: inputs.every(({ categories }) => categories.length < CUT_AT),
    };
  } catch (error) {
    const isOurs = error instanceof Error && !(error instanceof SyntaxError) && !("issues" in error);
    const reason = isOurs ? error.message : "what it says of its inputs cannot be read";
    throw new LatheError("model-file-invalid", { file, reason });
  }
}

function metadataOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const props = new Map<string, string>();
  for (const { field, bytes: entry } of protoFields(bytes)) {
    if (field !== METADATA_PROPS || entry === null) continue;
    const parts = [...protoFields(entry)];
    const part = (n: number) => parts.find((candidate) => candidate.field === n)?.bytes ?? new Uint8Array(0);
    props.set(utf8.decode(part(1)), utf8.decode(part(2)));
  }
  return props;
}

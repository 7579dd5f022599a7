import * as z from "zod/mini";
import { currentId } from "#core/estimators/former-ids.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { tasks } from "#core/pipeline/task.ts";
import { decodePlain, encodePlain } from "#core/project/plain-codec.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import { LatheError } from "#core/shared/problems.ts";

const heldOut = { rows: z.instanceof(Int32Array), outputs: z.instanceof(Float64Array) };

const pipeline = z.object({
  version: z.literal(1),
  task: z.enum(tasks),
  target: z.string(),
  classes: z.array(z.string()),
  positive: z.nullable(z.string()),
  inputs: z.array(z.object({ name: z.string(), kind: z.string(), categories: z.array(z.string()) })),
  steps: z.array(z.object({ step: z.string() })),
  features: z.array(z.object({ name: z.string(), source: z.string(), kind: z.enum(["numeric", "ordinal"]) })),
  estimator: z
    .string()
    .check(z.refine((id) => Object.hasOwn(estimators, currentId(id)), "an unknown model family")),
  model: z.object({ kind: z.string(), warnings: z.array(z.string()) }),
  nTrainRows: z.number(),
});

const columnReference = z.union([
  z.object({
    name: z.string(),
    kind: z.enum(["numeric", "integer", "datetime"]),
    nPresent: z.int(),
    nMissing: z.int(),
    values: z.instanceof(Float64Array),
    below: z.instanceof(Int32Array),
    upTo: z.instanceof(Int32Array),
    isComplete: z.boolean(),
  }),
  z.object({
    name: z.string(),
    kind: z.enum(["categorical", "boolean"]),
    nPresent: z.int(),
    nMissing: z.int(),
    levels: z.array(z.string()),
    counts: z.array(z.int()),
    nOnce: z.int(),
  }),
]);

/** The outline only: what is inside a step or a model is its family's own affair. */
const outline = z.object({
  plan: z.object({
    task: z.enum(tasks),
    target: z.string(),
    features: z.array(z.string()),
    split: z.object({}),
  }),
  folds: z.array(z.object({ ...heldOut, fold: z.int(), pipeline })),
  pipeline,
  test: z.nullable(z.object(heldOut)),
  stages: z.optional(
    z.array(
      z.object({
        fold: z.nullable(z.int()),
        refused: z.nullable(z.string()),
        stages: z.array(z.object({ iteration: z.int(), state: z.nullable(z.instanceof(Float32Array)) })),
      }),
    ),
  ),
  reference: z.optional(
    z.object({
      version: z.literal(1),
      columns: z.array(columnReference),
      target: columnReference,
      others: z.array(z.string()),
    }),
  ),
});

export function writeRunFiles(files: RunFiles): Uint8Array<ArrayBuffer> {
  return encodePlain(files);
}

/** @throws LatheError "project-invalid" when the bytes are damaged or are something else */
export function readRunFiles(bytes: Uint8Array): RunFiles {
  let decoded: unknown;
  try {
    decoded = decodePlain(bytes);
  } catch (error) {
    throw new LatheError("project-invalid", {
      reason: error instanceof Error ? error.message : "it is damaged",
    });
  }
  const checked = outline.safeParse(decoded);
  const issue = checked.error?.issues[0];
  if (issue)
    throw new LatheError("project-invalid", {
      reason: `a model is damaged (${issue.path.map(String).join(".")})`,
    });
  const files = decoded as RunFiles;
  const folds = files.folds.map((fold) => ({ ...fold, pipeline: renamed(fold.pipeline) }));
  return { ...files, folds, pipeline: renamed(files.pipeline) };
}

/** A model under the name that its family has today. */
function renamed(fitted: FittedPipeline): FittedPipeline {
  const estimator = currentId(fitted.estimator);
  return { ...fitted, estimator, model: { ...fitted.model, kind: currentId(fitted.model.kind) } };
}

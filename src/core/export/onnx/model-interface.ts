import type { ElementType, ValueInfo } from "#core/export/onnx/model-proto.ts";
import type { FittedPipeline, PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { isClassification } from "#core/pipeline/task.ts";

export interface OnnxMeta {
  /** Version of Lathe that writes the file. */
  readonly version: string;
  /** Least probability of the positive class at which `label` says it (binary tasks). */
  readonly threshold: number;
}

/** Numbers as float32, categories as text ("" is missing), dates as epoch milliseconds in float64. */
export function inputTensorType(kind: PipelineInput["kind"]): Exclude<ElementType, "int64"> {
  switch (kind) {
    case "numeric":
    case "integer":
      return "float";
    case "categorical":
    case "boolean":
    case "text":
      return "string";
    case "datetime":
      return "double";
  }
}

/**
 * `probabilities` and `label`, or `prediction`. Inputs keep the names of their columns; ONNX wants all names to
 * differ, so an output gives way to a column of its name with an underscore.
 */
export function outputNames({ task, inputs }: FittedPipeline): readonly string[] {
  const taken = new Set(inputs.map(({ name }) => name));
  const wishes = isClassification(task) ? ["probabilities", "label"] : ["prediction"];
  return wishes.map((wish) => {
    let name = wish;
    while (taken.has(name)) name += "_";
    return name;
  });
}

export function probabilitiesInfo(name: string, classes: readonly string[]): ValueInfo {
  return {
    name,
    type: "float",
    dims: ["N", classes.length],
    doc: `Probability of each class: ${classes.join(", ")}`,
  };
}

/** What a reader of the file should know, as text and JSON text. */
export function metadataProps(
  pipeline: FittedPipeline,
  { version, threshold }: OnnxMeta,
): readonly (readonly [key: string, value: string])[] {
  const { task, target, classes, positive, inputs, features } = pipeline;
  const inputDocs = inputs.map(({ name, kind, range, categories }) => {
    const type = inputTensorType(kind);
    return { name, kind, type, missing: missingText[type], range, categories: categories.slice(0, 1000) };
  });
  const shared: [string, string][] = [
    ["producer", `Lathe ${version}`],
    ["task", task],
    ["target", target],
    ["model", pipeline.estimator],
    ["training_rows", String(pipeline.nTrainRows)],
    ["inputs", JSON.stringify(inputDocs)],
    ["outputs", JSON.stringify(outputNames(pipeline))],
    ["features", JSON.stringify(features.map(({ name }) => name))],
  ];
  if (!isClassification(task)) return shared;
  shared.push(["classes", JSON.stringify(classes)]);
  if (positive !== null) shared.push(["positive", positive], ["threshold", String(threshold)]);
  return shared;
}

const missingText = { float: "NaN", string: "an empty string", double: "NaN" } as const;

import { estimators } from "#core/estimators/registry.ts";
import { OnnxGraphBuilder } from "#core/export/onnx/graph-builder.ts";
import { encodeModel, type ValueInfo } from "#core/export/onnx/model-proto.ts";
import {
  inputTensorType,
  metadataProps,
  type OnnxMeta,
  outputNames,
  probabilitiesInfo,
} from "#core/export/onnx/model-interface.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";
import { findStep } from "#core/preprocessing/registry.ts";
import type { TensorColumn } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * The whole pipeline, raw columns to prediction, as one ONNX model (docs/onnx.md has its inputs and outputs).
 * @throws LatheError "export-refused" with the reason, for what ONNX cannot express
 */
export async function pipelineToOnnx(
  pipeline: FittedPipeline,
  meta: OnnxMeta,
): Promise<Uint8Array<ArrayBuffer>> {
  const spec = estimators[pipeline.estimator];
  assert(spec, `the family ${pipeline.estimator} is registered`);
  const estimator = await spec.load();
  const refuse = (reason: string) => new LatheError("export-refused", { model: spec.title, reason });
  if (pipeline.features.length === 0) throw refuse("no column is left to learn from");
  if (pipeline.inputs.some(({ name }) => name === ""))
    throw refuse("a column has no name, and ONNX asks for one");
  const names = outputNames(pipeline);
  const graph = new OnnxGraphBuilder([...pipeline.inputs.map(({ name }) => name), ...names]);
  const inputs = pipeline.inputs.map(({ name, kind }): ValueInfo => {
    return { name, type: inputTensorType(kind), dims: ["N", 1] };
  });
  const columns = await drawRecipe(pipeline, graph);
  const together = graph.node(
    "Concat",
    columns.map(({ tensor }) => tensor),
    { attributes: { axis: { int: 1 } } },
  );
  const features = withinFloats(together, graph);
  const output = estimator.toOnnx(pipeline.model, features, graph);
  return encodeModel({
    name: "pipeline",
    producerVersion: meta.version,
    doc: `Predicts “${pipeline.target}”. Inputs are the raw columns, each [N, 1].`,
    inputs,
    outputs: drawOutputs(pipeline, output, meta.threshold, names, graph),
    nodes: graph.nodesInOrder,
    constants: graph.constants,
    metadata: metadataProps(pipeline, meta),
  });
}

/** As `toFeatureMatrix` does it. By comparing, not by Clip: what is no number stays what it is. */
function withinFloats(tensor: string, graph: OnnxGraphBuilder): string {
  const most = graph.floats([MAX_FLOAT32], []);
  const least = graph.floats([-MAX_FLOAT32], []);
  const below = graph.node("Where", [graph.node("Greater", [tensor, most]), most, tensor]);
  return graph.node("Where", [graph.node("Less", [below, least]), least, below]);
}

/** Runs the recipe's steps over tensors, as `applyRecipe` does over columns. */
async function drawRecipe(
  pipeline: FittedPipeline,
  graph: OnnxGraphBuilder,
): Promise<readonly TensorColumn[]> {
  let columns = pipeline.inputs.map(({ name, kind }): TensorColumn => {
    const work = { float: "numeric", string: "categorical", double: "datetime" } as const;
    return { name, kind: work[inputTensorType(kind)], tensor: name };
  });
  for (const { step: id, fitted } of pipeline.steps) {
    columns = [...(await findStep(id).load()).toOnnx(fitted, columns, graph)];
  }
  const drawn = columns.map(({ name }) => name);
  const wanted = pipeline.features.map(({ name }) => name);
  assert(
    drawn.length === wanted.length && drawn.every((name, j) => name === wanted[j]),
    "a step draws the columns that it makes, in the same order",
  );
  return columns;
}

function drawOutputs(
  pipeline: FittedPipeline,
  output: string,
  threshold: number,
  names: readonly string[],
  graph: OnnxGraphBuilder,
): readonly ValueInfo[] {
  const [first, label] = names as [string, string];
  graph.output("Identity", [output], first);
  if (!isClassification(pipeline.task)) return [{ name: first, type: "float", dims: ["N", 1] }];
  drawLabel(pipeline, output, threshold, label, graph);
  return [probabilitiesInfo(first, pipeline.classes), { name: label, type: "string", dims: ["N"] }];
}

/** Two classes: positive from the threshold on. More: the most probable, the first of equals. */
function drawLabel(
  { classes, positive }: FittedPipeline,
  probabilities: string,
  threshold: number,
  name: string,
  graph: OnnxGraphBuilder,
): void {
  const positiveCode = positive === null ? -1 : classes.indexOf(positive);
  if (classes.length !== 2 || positiveCode === -1) {
    const best = graph.node("ArgMax", [probabilities], {
      attributes: { axis: { int: 1 }, keepdims: { int: 0 } },
    });
    graph.output("Gather", [graph.strings(classes, [classes.length]), best], name);
    return;
  }
  const chance = graph.node("Gather", [probabilities, graph.int64s([positiveCode], [])], {
    attributes: { axis: { int: 1 } },
  });
  const isPositive = graph.node("GreaterOrEqual", [chance, graph.floats([threshold], [])]);
  const labels = [classes[positiveCode]!, classes[1 - positiveCode]!];
  graph.output("Where", [isPositive, ...labels.map((label) => graph.strings([label], []))], name);
}

import { estimators } from "#core/estimators/registry.ts";
import type { Stage } from "#core/estimators/staged.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { assert } from "#core/shared/assert.ts";

/** The pipeline as it was at a stage of its fit; null is as it ended. */
export async function pipelineAt(pipeline: FittedPipeline, stage: Stage | null): Promise<FittedPipeline> {
  if (stage === null) return pipeline;
  const spec = estimators[pipeline.estimator];
  assert(spec, `the family ${pipeline.estimator} is registered`);
  const { staged } = await spec.load();
  assert(staged, `a ${spec.title} has stages`);
  return { ...pipeline, model: staged.at(pipeline.model as never, stage) };
}

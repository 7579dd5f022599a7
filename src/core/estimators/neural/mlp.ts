import type { Design } from "#core/estimators/design.ts";
import type { Estimator, FitContext, FitProgress } from "#core/estimators/estimator.ts";
import type { NetJob, NeuralEngine } from "#core/estimators/neural/engine.ts";
import { predictMlp } from "#core/estimators/neural/forward.ts";
import { type MlpModel, presentModel } from "#core/estimators/neural/mlp-model.ts";
import { asCheckpoint, startOfFit } from "#core/estimators/neural/net-checkpoint.ts";
import { netJob } from "#core/estimators/neural/net-job.ts";
import { mlpInsides } from "#core/estimators/neural/net-insides.ts";
import type { Stage } from "#core/estimators/staged.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { neuralEngines } from "#core/estimators/neural/neural-engines.ts";
import { proposeEngine, timeJob } from "#core/estimators/neural/time-engines.ts";
import { mlpToOnnx } from "#core/estimators/neural/to-onnx.ts";
import { mlpToPython } from "#core/estimators/neural/to-python.ts";
import { trainNet } from "#core/estimators/neural/train.ts";
import { targetScaleOf } from "#core/estimators/neural/training-rows.ts";
import type { EngineTiming } from "#core/project/run.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Multiplications below which a whole fit takes about a second anywhere, so that timing would cost more than it saves. */
const WORTH_TIMING = 2.5e9;

export const mlp: Estimator<MlpParams, MlpModel> = {
  fit: fitMlp,
  predict: predictMlp,
  toOnnx: mlpToOnnx,
  toPython: mlpToPython,
  staged: { at: stageOf },
  insides: mlpInsides,
};

async function fitMlp(
  design: Design,
  params: MlpParams,
  checkpoint: Checkpoint<FitProgress>,
  context: FitContext,
): Promise<MlpModel> {
  const job = netJob(design, params);
  const { nWeights } = job.shape;
  const { engine, engineTimings } = await chooseEngine(job, params, nWeights, checkpoint, context);
  if (context.engine === null) context.onEngine?.(engine.id, engineTimings);
  const resume = context.resume ?? null;
  const from =
    resume === null
      ? startOfFit(job.shape, context.randomState, params.maxIter, engine.id)
      : asCheckpoint(resume, nWeights);
  const steered = design.validation !== null;
  const scale = targetScaleOf(design.task, design.y);
  const modelOf = (weights: Float32Array, epochs: number): MlpModel => ({
    kind: "mlp",
    task: design.task,
    shape: job.shape,
    weights,
    ...scale,
    engine: engine.id,
    epochs,
    engineTimings,
    warnings: [],
  });
  const show = async (weights: Float32Array, epoch: number) =>
    context.look?.show(modelOf(weights, epoch), epoch);
  const net = await trainNet({ engine, job, params, steered, from, show }, checkpoint, context);
  const moved =
    from.engine === engine.id
      ? []
      : [
          `Training began on ${titleOf(from.engine)} and went on from epoch ${from.epoch} on ${engine.title}.`,
        ];
  return { ...modelOf(net.weights, net.epochs), warnings: [...moved, ...net.warnings] };
}

function stageOf(model: MlpModel, { iteration, state }: Stage): MlpModel {
  return state === null ? model : { ...presentModel(model), weights: state, epochs: iteration };
}

interface Choice {
  readonly engine: NeuralEngine;
  readonly engineTimings: readonly EngineTiming[];
}

async function chooseEngine(
  job: NetJob,
  params: MlpParams,
  nWeights: number,
  checkpoint: Checkpoint<FitProgress>,
  context: FitContext,
): Promise<Choice> {
  if (context.engine !== null) return { engine: await givenEngine(context.engine), engineTimings: [] };
  // Where a person sees the choice (onEngine), it is always measured; elsewhere only where it pays.
  const isSmall = 3 * nWeights * job.rows.nRows * params.maxIter < WORTH_TIMING;
  if (isSmall && context.onEngine === undefined) return { engine: await firstEngine(), engineTimings: [] };
  const engineTimings = await timeJob(job, params.maxIter, context.clock, checkpoint);
  const proposed = proposeEngine(engineTimings);
  const engine = neuralEngines.find(({ id }) => id === proposed) ?? (await firstEngine());
  return { engine, engineTimings };
}

/** @throws LatheError engine-unavailable */
async function givenEngine(id: string): Promise<NeuralEngine> {
  const engine = neuralEngines.find((candidate) => candidate.id === id);
  if (engine === undefined)
    throw new LatheError("engine-unavailable", { engine: `“${id}”`, reason: "there is no such engine" });
  const { refused } = await engine.available();
  if (refused !== null) throw new LatheError("engine-unavailable", { engine: engine.title, reason: refused });
  return engine;
}

async function firstEngine(): Promise<NeuralEngine> {
  for (const engine of neuralEngines) {
    const { refused, software } = await engine.available();
    if (refused === null && !software) return engine;
  }
  throw new LatheError("engine-unavailable", { engine: "Every engine", reason: "none can run here" });
}

function titleOf(id: string): string {
  return neuralEngines.find((engine) => engine.id === id)?.title ?? id;
}

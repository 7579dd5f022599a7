import type { Design } from "#core/estimators/design.ts";
import type { FitProgress } from "#core/estimators/estimator.ts";
import { dropoutMasks } from "#core/estimators/neural/dropout.ts";
import type { NetJob, NeuralEngine } from "#core/estimators/neural/engine.ts";
import { startOfFit } from "#core/estimators/neural/net-checkpoint.ts";
import { dropoutLayers } from "#core/estimators/neural/net-shape.ts";
import { netJob } from "#core/estimators/neural/net-job.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { neuralEngines } from "#core/estimators/neural/neural-engines.ts";
import type { EngineTiming } from "#core/project/run.ts";
import type { Checkpoint, Clock } from "#core/shared/checkpoint.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";

const WARM_UP = 2;
/** Short steps are repeated for so long before they are timed: engines compile what runs often. */
const WARM_UP_MS = 5;
const STEPS = 8;
/** No engine is timed for longer, warm-up aside. */
const CAP_MS = 2000;
/** Another engine than the first in the list must be this much faster: a tie is not decided by noise. */
const WORTH_IT = 0.8;
/** Every other engine takes about so long to hand over the operations of one step: where the first needs less, none can win. */
const DISPATCH_MS = 1;

/**
 * Runs the first real steps of this job on each engine that can, and says why the others cannot or need not. Nothing is
 * kept.
 */
export async function timeEngines(
  design: Design,
  params: MlpParams,
  clock: Clock,
  checkpoint: Checkpoint<FitProgress>,
  candidates: readonly NeuralEngine[] = neuralEngines,
): Promise<EngineTiming[]> {
  return timeJob(netJob(design, params), params.maxIter, clock, checkpoint, candidates);
}

export async function timeJob(
  job: NetJob,
  maxIter: number,
  clock: Clock,
  checkpoint: Checkpoint<FitProgress>,
  candidates: readonly NeuralEngine[] = neuralEngines,
): Promise<EngineTiming[]> {
  const timings: EngineTiming[] = [];
  for (const engine of candidates) {
    const first = timings[0]?.msPerStep ?? null;
    timings.push(
      first !== null && first < DISPATCH_MS ? notTimed(engine) : await timeEngine(engine, job, clock),
    );
    await checkpoint({ iteration: 0, maxIter, trainLoss: null, validationLoss: null });
  }
  return timings;
}

function notTimed({ id, title }: NeuralEngine): EngineTiming {
  const refused = "it would need longer to begin a step than the first needs for a whole one";
  return { engine: id, title, msPerStep: null, refused };
}

async function timeEngine(engine: NeuralEngine, job: NetJob, clock: Clock): Promise<EngineTiming> {
  const { id, title } = engine;
  const { refused, software } = await engine.available();
  const reason = refused ?? (software ? "its adapter is software: a GPU imitated by the CPU" : null);
  if (reason !== null) return { engine: id, title, msPerStep: null, refused: reason };
  try {
    return { engine: id, title, msPerStep: await msPerStep(engine, job, clock), refused: null };
  } catch (error) {
    if (!(error instanceof LatheError)) throw error;
    return { engine: id, title, msPerStep: null, refused: describeProblem(error.problem).title };
  }
}

async function msPerStep(engine: NeuralEngine, job: NetJob, clock: Clock): Promise<number> {
  const session = await engine.open(job, startOfFit(job.shape, 0, 1, engine.id).net);
  try {
    const count = Math.min(job.batchSize, job.rows.nRows);
    const rows = Int32Array.from({ length: count }, (_, i) => i);
    const masks = dropoutMasks(dropoutLayers(job.shape), count, 0);
    const run = async (steps: number) => {
      const start = clock();
      for (let i = 0; i < steps; i++) session.step(rows, masks, job.learningRate);
      await session.outputs();
      return (clock() - start) / steps;
    };
    let warm = 0;
    const began = clock();
    for (let i = 0; warm < CAP_MS && (i < WARM_UP || clock() - began < WARM_UP_MS); i++) warm = await run(1);
    return warm >= CAP_MS
      ? warm
      : await run(Math.max(1, Math.min(STEPS, Math.floor(CAP_MS / Math.max(warm, 0.01)))));
  } finally {
    session.close();
  }
}

/** The fastest engine that ran, or null if none did. The order of `timings` decides between those that are about as fast. */
export function proposeEngine(timings: readonly EngineTiming[]): string | null {
  let best: { engine: string; ms: number } | null = null;
  for (const { engine, msPerStep: ms } of timings)
    if (ms !== null && (best === null || ms < WORTH_IT * best.ms)) best = { engine, ms };
  return best?.engine ?? null;
}

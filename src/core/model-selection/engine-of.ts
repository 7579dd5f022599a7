import type { FittedModel } from "#core/estimators/estimator.ts";
import type { EngineTiming } from "#core/project/run.ts";

/** What the family says of how it was computed; families without engines say nothing. */
export function engineOf(model: FittedModel): { engine: string | null; timings: readonly EngineTiming[] } {
  const { engine, engineTimings } = model as FittedModel & { engineTimings?: readonly EngineTiming[] };
  return { engine: engine ?? null, timings: engineTimings ?? [] };
}

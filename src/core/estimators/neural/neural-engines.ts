import type { NeuralEngine } from "#core/estimators/neural/engine.ts";
import { type EngineId, engineNames } from "#core/estimators/neural/engine-names.ts";
import { fusedEngine } from "#core/estimators/neural/fused-engine.ts";
import { tfjsEngines } from "#core/estimators/neural/tfjs-engines.ts";

const engines: Readonly<Record<EngineId, Omit<NeuralEngine, "id" | "title">>> = {
  fused: fusedEngine,
  ...tfjsEngines,
};

/** In the order of `engineNames`. */
export const neuralEngines: readonly NeuralEngine[] = engineNames.map(({ id, title }) => ({
  ...engines[id],
  id,
  title,
}));

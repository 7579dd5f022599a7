import type { Design } from "#core/estimators/design.ts";
import type { EngineId } from "#core/estimators/neural/engine-names.ts";
import { mlp } from "#core/estimators/neural/mlp.ts";
import { mlpSpec } from "#core/estimators/neural/schema.ts";

export { runWith } from "./run-with.ts";

export const nFeatures = 30;
export const nRows = 10_000;
/** Of a measurement; the first warms up and does not count. */
export const nEpochs = 4;

interface NetShape {
  readonly hiddenLayers: readonly number[];
  readonly batchSize: number;
}

export const shapes: readonly NetShape[] = [
  { hiddenLayers: [100], batchSize: 200 },
  { hiddenLayers: [64, 32], batchSize: 32 },
  { hiddenLayers: [64, 32], batchSize: 128 },
  { hiddenLayers: [64, 32], batchSize: 512 },
];

let state = 1;
const uniform = () => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 0) / 4294967296 - 0.5;
};

/** [nFeatures, nRows], column after column. */
export const X = Float32Array.from({ length: nFeatures * nRows }, uniform);
export const y = Float64Array.from(
  { length: nRows },
  (_, i) => X[i]! - 2 * X[nRows + i]! ** 2 + 0.1 * uniform(),
);

const design: Design = {
  nRows,
  features: Array.from({ length: nFeatures }, (_, j) => ({
    name: `x${j}`,
    source: `x${j}`,
    kind: "numeric",
  })),
  X,
  y,
  task: "regression",
  classes: [],
  sampleWeight: null,
  groups: null,
  validation: null,
  watch: null,
};

/** The fastest epoch after the first, as milliseconds a step of those timed. */
export function msAStep(epochs: readonly number[], { batchSize }: NetShape): number {
  return Math.min(...epochs.slice(1)) / Math.ceil(nRows / batchSize);
}

/** A step of training the net with this engine, in milliseconds. */
export async function ourStep(engine: EngineId, shape: NetShape): Promise<number> {
  const epochs: number[] = [];
  let began = performance.now();
  const params = {
    ...mlpSpec.params.defaults,
    ...shape,
    hiddenLayers: [...shape.hiddenLayers],
    maxIter: nEpochs,
    earlyStopping: "off" as const,
    tol: 0,
    nIterNoChange: 1000,
  };
  await mlp.fit(
    design,
    params,
    async ({ iteration }) => {
      if (iteration <= epochs.length) return;
      epochs.push(performance.now() - began);
      began = performance.now();
    },
    { randomState: 0, clock: () => performance.now(), engine, finishEarly: { aborted: false } },
  );
  return msAStep(epochs, shape);
}

import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { Insides, PartInside, Spread } from "#core/estimators/insides.ts";
import { netOutputs, widthOf } from "#core/estimators/neural/forward.ts";
import { type EarlyMlpModel, type MlpModel, presentModel } from "#core/estimators/neural/mlp-model.ts";
import type { NetLayer } from "#core/estimators/neural/net-shape.ts";

const BINS = 24;
/** More weights than this are counted by an even sample. */
const MOST_COUNTED = 20_000;
/** A unit is stuck when its outputs differ by less. */
const STUCK = 1e-6;

/** Layer by layer: how the weights are spread, what the units give for these rows, and which of them never change. */
export function mlpInsides(fitted: MlpModel | EarlyMlpModel, rows: FeatureMatrix): Insides {
  const { shape, weights } = presentModel(fitted);
  const given = shape.layers.map((layer) => new Float64Array(rows.nRows * widthOf(layer)));
  const done = shape.layers.map(() => 0);
  netOutputs(shape, weights, rows, (layer, values, count, width) => {
    given[layer]!.set(values.subarray(0, count * width), done[layer]! * width);
    done[layer]! += count;
  });
  const parts = shape.layers.flatMap((layer, at): PartInside[] => {
    if (layer.kind === "dropout") return [];
    const isOutput = at === shape.layers.length - 1;
    return [
      {
        title: titleOf(layer, isOutput),
        weights: spreadOf(trained(layer, weights)),
        activations: spreadOf(given[at]!),
        stuck: layer.kind === "embedding" || isOutput ? null : stuckShare(given[at]!, widthOf(layer)),
      },
    ];
  });
  return { nRows: rows.nRows, parts };
}

function titleOf(layer: NetLayer, isOutput: boolean): string {
  switch (layer.kind) {
    case "dense":
      return isOutput ? "Output" : `Dense, ${layer.outputs} units`;
    case "batch-norm":
      return `Batch norm, ${layer.units} units`;
    case "dropout":
      return "Dropout";
    case "add":
      return `Residual block added, ${layer.units} units`;
    case "embedding":
      return `Embedding of ${layer.tables.map(({ source }) => source).join(", ")}`;
  }
}

function trained(layer: NetLayer, weights: Float32Array): Float32Array {
  switch (layer.kind) {
    case "dense":
      return weights.subarray(layer.W, layer.b);
    case "batch-norm":
      return weights.subarray(layer.gamma, layer.gamma + layer.units);
    case "embedding":
      return weights.subarray(layer.tables[0]?.at ?? 0, layer.tables.at(-1)?.end ?? 0);
    case "dropout":
    case "add":
      return weights.subarray(0, 0);
  }
}

function spreadOf(values: Float32Array | Float64Array): Spread | null {
  if (values.length === 0) return null;
  const stride = Math.max(1, Math.floor(values.length / MOST_COUNTED));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i += stride) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const counts = Array.from({ length: BINS }, () => 0);
  for (let i = 0; i < values.length; i += stride)
    counts[Math.min(BINS - 1, Math.floor(((values[i]! - low) / (high - low)) * BINS))]!++;
  const edges = Array.from({ length: BINS + 1 }, (_, i) => low + (i / BINS) * (high - low));
  return { edges, counts };
}

function stuckShare(values: Float64Array, width: number): number {
  let stuck = 0;
  for (let unit = 0; unit < width; unit++) {
    let isStuck = true;
    for (let at = unit + width; at < values.length && isStuck; at += width)
      isStuck = Math.abs(values[at]! - values[unit]!) < STUCK;
    if (isStuck) stuck++;
  }
  return stuck / width;
}

import type { Feature } from "#core/estimators/design.ts";
import type { Activation, LayerSpec } from "#core/estimators/neural/layer-spec.ts";

/** `W`, `b`, … are where a layer's numbers begin in the one flat vector of all weights. */
export interface DenseLayer {
  readonly kind: "dense";
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  readonly l2: number;
  /** Row-major [inputs, outputs]. */
  readonly W: number;
  readonly b: number;
  readonly end: number;
}
export interface DropoutLayer {
  readonly kind: "dropout";
  readonly units: number;
  readonly rate: number;
}
/** Normalises by the batch while it trains, by running means and variances afterwards (doi:10.48550/arXiv.1502.03167). */
export interface BatchNormLayer {
  readonly kind: "batch-norm";
  readonly units: number;
  readonly gamma: number;
  readonly beta: number;
  /** Not trained by gradient: they lie behind all that is. */
  readonly mean: number;
  readonly variance: number;
}
export interface EmbeddingTable {
  readonly source: string;
  /** The one-hot features of the source, in order. */
  readonly columns: readonly number[];
  readonly dimension: number;
  /** Row-major [columns, dimension]. */
  readonly at: number;
  readonly end: number;
}
/** Outputs: the features that are no category, as they are, then one vector a table. */
export interface EmbeddingLayer {
  readonly kind: "embedding";
  readonly inputs: number;
  readonly outputs: number;
  readonly l2: number;
  readonly through: readonly number[];
  readonly tables: readonly EmbeddingTable[];
}
/** The end of a residual block: what went into the layer `from` is added to what the layer before this one gives. */
export interface AddLayer {
  readonly kind: "add";
  readonly units: number;
  readonly from: number;
}

export type NetLayer = DenseLayer | DropoutLayer | BatchNormLayer | EmbeddingLayer | AddLayer;

/** A net without its numbers. Plain data; the last layer gives the linear outputs (logits, or the scaled target). */
export interface NetShape {
  readonly inputs: number;
  readonly outputs: number;
  readonly layers: readonly NetLayer[];
  /** The first of the weights are trained by gradient; running statistics follow. */
  readonly nTrainable: number;
  readonly nWeights: number;
}

/** Added to a variance before its root is taken. */
export const BATCH_NORM_EPSILON = 1e-5;
/** How far a full batch moves batch norm's running statistics; a smaller one moves them less. */
export const STATISTICS_RATE = 0.1;

/** The features that one-hot encoding made of a column: named "column = category" (see the step one-hot). */
export function oneHotColumns(features: readonly Feature[], source: string): number[] {
  return features.flatMap((feature, at) =>
    feature.source === source && feature.kind === "numeric" && feature.name.startsWith(`${source} = `)
      ? [at]
      : [],
  );
}

/**
 * Lays the weights out: trained numbers layer after layer (W row-major, then b), running statistics behind them.
 * Trusts `specs`: `describeNetwork` says what is wrong with them.
 * @param outputs linear outputs; @param alpha the L2 penalty of layers that have none of their own
 */
export function layOut(
  specs: readonly LayerSpec[],
  features: readonly Feature[],
  outputs: number,
  alpha: number,
): NetShape {
  const layers: NetLayer[] = [];
  let width = features.length;
  let at = 0;
  const embedding = embeddingLayer(specs, features, alpha);
  if (embedding !== null) {
    layers.push(embedding);
    width = embedding.outputs;
    at = embedding.tables.at(-1)?.end ?? 0;
  }
  const dense = (units: number, activation: Activation, l2: number): void => {
    const b = at + width * units;
    const end = b + units;
    layers.push({ kind: "dense", inputs: width, outputs: units, activation, l2, W: at, b, end });
    width = units;
    at = end;
  };
  const drop = (rate: number): void => {
    if (rate > 0) layers.push({ kind: "dropout", units: width, rate });
  };
  const normalise = (): void => {
    layers.push({ kind: "batch-norm", units: width, gamma: at, beta: at + width, mean: 0, variance: 0 });
    at += 2 * width;
  };
  for (const spec of specs) {
    if (spec.kind === "dense") dense(spec.units, spec.activation, spec.l2 ?? alpha);
    else if (spec.kind === "dropout") drop(spec.rate);
    else if (spec.kind === "batch-norm") normalise();
    else if (spec.kind === "residual") {
      const [from, units] = [layers.length, width];
      if (spec.batchNorm) normalise();
      dense(spec.units, spec.activation, alpha);
      drop(spec.rate);
      dense(units, "linear", alpha);
      layers.push({ kind: "add", units, from });
    }
  }
  dense(outputs, "linear", alpha);
  const nTrainable = at;
  let stats = nTrainable;
  const placed = layers.map((layer) => {
    if (layer.kind !== "batch-norm") return layer;
    const mean = stats;
    stats += 2 * layer.units;
    return { ...layer, mean, variance: mean + layer.units };
  });
  return { inputs: features.length, outputs, layers: placed, nTrainable, nWeights: stats };
}

function embeddingLayer(
  specs: readonly LayerSpec[],
  features: readonly Feature[],
  l2: number,
): EmbeddingLayer | null {
  const wanted = specs.filter((spec) => spec.kind === "embedding");
  if (wanted.length === 0) return null;
  let at = 0;
  const tables = wanted.map(({ source, dimension }): EmbeddingTable => {
    const columns = oneHotColumns(features, source);
    const table = { source, columns, dimension, at, end: at + columns.length * dimension };
    at = table.end;
    return table;
  });
  const taken = new Set(tables.flatMap(({ columns }) => columns));
  const through = features.flatMap((_, j) => (taken.has(j) ? [] : [j]));
  const outputs = through.length + tables.reduce((sum, { dimension }) => sum + dimension, 0);
  return { kind: "embedding", inputs: features.length, outputs, l2, through, tables };
}

/** Parts of the flat vector that the L2 penalty punishes: weights, never biases, factors or statistics. */
export function penalisedParts({ layers }: NetShape): { start: number; end: number; l2: number }[] {
  return layers.flatMap((layer) => {
    if (layer.kind === "dense") return [{ start: layer.W, end: layer.b, l2: layer.l2 }];
    if (layer.kind === "embedding")
      return layer.tables.map(({ at, end }) => ({ start: at, end, l2: layer.l2 }));
    return [];
  });
}

/** The layers that masks are drawn for, in order. */
export function dropoutLayers({ layers }: NetShape): DropoutLayer[] {
  return layers.filter((layer) => layer.kind === "dropout");
}

/** Where a residual block ends, and how wide it is. */
export interface BlockEnd {
  readonly at: number;
  readonly units: number;
}

/** The ends of residual blocks, by the layer that each begins with: there the way back takes in what went past. */
export function blockEnds({ layers }: NetShape): ReadonlyMap<number, BlockEnd> {
  return new Map(
    layers.flatMap((layer, at) => (layer.kind === "add" ? [[layer.from, { at, units: layer.units }]] : [])),
  );
}

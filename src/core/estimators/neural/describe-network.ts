import type { Feature } from "#core/estimators/design.ts";
import { type LayerSpec, layerLimits } from "#core/estimators/neural/layer-spec.ts";
import { oneHotColumns } from "#core/estimators/neural/net-shape.ts";

/** What a raw column gives the net: `width` numbers; a category gives one 0/1 number for each of its values. */
export interface NetInput {
  readonly source: string;
  readonly width: number;
  readonly isCategory: boolean;
}

export interface LayerDescription {
  /** Numbers a row that come out of it. */
  readonly outputs: number;
  /** Trained numbers. */
  readonly parameters: number;
}

/** `layer` is its place in the list, or null for the net as a whole. Errors forbid training, advice does not. */
export interface LayerRemark {
  readonly layer: number | null;
  readonly kind: "error" | "advice";
  readonly words: string;
}

export interface NetworkDescription {
  readonly inputs: number;
  /** One for each layer of the list, and the output layer last. */
  readonly layers: readonly LayerDescription[];
  readonly parameters: number;
  /** Bytes while it trains: weights, Adam's two moments, and the activations of one batch. */
  readonly bytes: { readonly weights: number; readonly adam: number; readonly activations: number };
  readonly remarks: readonly LayerRemark[];
}

export function netInputs(features: readonly Feature[]): NetInput[] {
  return [...new Set(features.map(({ source }) => source))].map((source) => {
    const isCategory = oneHotColumns(features, source).length > 0;
    return { source, width: features.filter((feature) => feature.source === source).length, isCategory };
  });
}

/**
 * Counts and shapes of a net before it exists, and what is wrong with it in words.
 * @param outputs linear outputs: 1, or one a class where there are more than two
 */
export function describeNetwork(
  layers: readonly LayerSpec[],
  inputs: readonly NetInput[],
  outputs: number,
  batchSize: number,
): NetworkDescription {
  const total = inputs.reduce((sum, { width }) => sum + width, 0);
  const widthOf = new Map(inputs.map((input) => [input.source, input.width]));
  const described: LayerDescription[] = [];
  let width = total;
  let statistics = 0;
  /** Numbers a row inside of residual blocks. */
  let within = 0;
  for (const layer of layers) {
    let parameters = 0;
    if (layer.kind === "dense") {
      parameters = (width + 1) * layer.units;
      width = layer.units;
    } else if (layer.kind === "batch-norm") {
      parameters = 2 * width;
      statistics += 2 * width;
    } else if (layer.kind === "residual") {
      parameters = (width + 1) * layer.units + (layer.units + 1) * width;
      within += layer.units + width;
      if (layer.batchNorm) {
        parameters += 2 * width;
        statistics += 2 * width;
        within += width;
      }
    } else if (layer.kind === "embedding") {
      const columns = widthOf.get(layer.source) ?? 0;
      parameters = columns * layer.dimension;
      if (columns > 0) width += layer.dimension - columns;
    }
    described.push({ outputs: width, parameters });
  }
  described.push({ outputs, parameters: (width + 1) * outputs });
  const parameters = described.reduce((sum, layer) => sum + layer.parameters, 0);
  const activations = total + within + described.reduce((sum, layer) => sum + layer.outputs, 0);
  return {
    inputs: total,
    layers: described,
    parameters,
    bytes: {
      weights: 4 * (parameters + statistics),
      adam: 8 * parameters,
      activations: 4 * activations * batchSize,
    },
    remarks: remarksOn(layers, inputs, batchSize),
  };
}

function remarksOn(
  layers: readonly LayerSpec[],
  inputs: readonly NetInput[],
  batchSize: number,
): LayerRemark[] {
  const remarks: LayerRemark[] = [];
  const error = (layer: number | null, words: string) => remarks.push({ layer, kind: "error", words });
  const advice = (layer: number | null, words: string) => remarks.push({ layer, kind: "advice", words });
  const unitsOf = (units: number, what: string, at: number) => {
    const { min, max } = layerLimits.units;
    if (!Number.isInteger(units) || units < min || units > max)
      error(at, `${what} has ${min} to ${max} units, not ${units}.`);
  };
  const rateOf = (rate: number, at: number) => {
    if (!(rate >= 0 && rate <= layerLimits.rate.max))
      error(at, `Dropout switches off between 0 and ${layerLimits.rate.max} of the units.`);
  };
  const normOf = (before: LayerSpec | undefined, at: number) => {
    if (batchSize < 2)
      error(
        at,
        "Batch norm compares the rows of a batch, and a batch here has one row. Raise the batch size.",
      );
    else if (batchSize < 16)
      advice(at, `Means of ${batchSize} rows are noisy: batch norm wants batches of 16 rows or more.`);
    if (before?.kind === "dropout")
      advice(at, "After dropout, variances in training are not those in use: put batch norm before it.");
  };
  const known = new Map(inputs.map((input) => [input.source, input]));
  const embedded = new Set<string>();
  if (layers.length > layerLimits.layers) error(null, `At most ${layerLimits.layers} layers can be trained.`);
  layers.forEach((layer, at) => {
    const before = layers[at - 1];
    switch (layer.kind) {
      case "dense":
        unitsOf(layer.units, "A dense layer", at);
        if (layer.activation === "linear")
          advice(at, "Without a bend this layer and the next are one weighted sum: choose an activation.");
        return;
      case "residual":
        unitsOf(layer.units, "The first layer of a residual block", at);
        rateOf(layer.rate, at);
        if (layer.batchNorm) normOf(before, at);
        if (layer.activation === "linear")
          advice(
            at,
            "Without a bend the two layers of the block are one weighted sum: choose an activation.",
          );
        if (before === undefined || before.kind === "embedding")
          advice(
            at,
            "A residual block stays as wide as what comes in, here the inputs: put a dense layer before it to choose the width.",
          );
        return;
      case "dropout":
        rateOf(layer.rate, at);
        if (layer.rate === 0) advice(at, "At a rate of 0 nothing is switched off.");
        if (before?.kind === "dropout") advice(at, "Two dropouts in a row are one with a higher rate.");
        return;
      case "batch-norm":
        normOf(before, at);
        if (before?.kind === "batch-norm") advice(at, "The layer before has normalised already.");
        return;
      case "embedding": {
        const input = known.get(layer.source);
        if (before !== undefined && before.kind !== "embedding")
          error(
            at,
            "An embedding reads a column of the table, so it comes before every other kind of layer.",
          );
        if (input === undefined) error(at, `No feature comes from a column “${layer.source}”.`);
        else if (!input.isCategory)
          error(
            at,
            `“${layer.source}” is a number, and an embedding needs categories, one-hot encoded by the recipe.`,
          );
        else if (layer.dimension >= input.width)
          advice(
            at,
            `“${layer.source}” has ${input.width} categories: ${layer.dimension} numbers for each save nothing.`,
          );
        if (embedded.has(layer.source)) error(at, `“${layer.source}” is embedded already.`);
        embedded.add(layer.source);
        return;
      }
    }
  });
  if (!layers.some(({ kind }) => kind === "dense" || kind === "residual"))
    advice(null, "Without a dense layer between input and output the net is a linear model.");
  return remarks;
}

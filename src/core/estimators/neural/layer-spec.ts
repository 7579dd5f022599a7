import * as z from "zod/mini";

/** The bend after a layer's sums. "linear" is none. */
export type Activation = "linear" | "relu" | "tanh" | "sigmoid";

/** One layer as a person asks for it. The output layer is not among them: it follows from the target. */
export type LayerSpec =
  | {
      readonly kind: "dense";
      readonly units: number;
      readonly activation: Activation;
      /** L2 penalty on this layer's weights; null takes the net's own. */
      readonly l2: number | null;
    }
  | { readonly kind: "dropout"; readonly rate: number }
  | { readonly kind: "batch-norm" }
  /**
   * What comes in, plus what two dense layers make of it: “residual block” as for tables in Gorishniy et al. (2021),
   * doi:10.48550/arXiv.2106.11959. As many numbers come out as go in.
   */
  | {
      readonly kind: "residual";
      /** Of the first of the two layers; the second is as wide as what comes in, and has no bend. */
      readonly units: number;
      readonly activation: Activation;
      /** Whether batch norm comes before the two. */
      readonly batchNorm: boolean;
      /** Dropout between the two. */
      readonly rate: number;
    }
  /** A vector for each category of a column, instead of its 0/1 columns. Comes before every other kind. */
  | { readonly kind: "embedding"; readonly source: string; readonly dimension: number };

export const layerLimits = {
  layers: 24,
  units: { min: 1, max: 4096 },
  rate: { min: 0, max: 0.9 },
  dimension: { min: 1, max: 64 },
  l2: { min: 0, max: 100 },
} as const;

const { units, rate, dimension, l2 } = layerLimits;
const activation = z.enum(["linear", "relu", "tanh", "sigmoid"]);

export const layerSpecsSchema = z.nullable(
  z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("dense"),
          units: z.int().check(z.gte(units.min), z.lte(units.max)),
          activation,
          l2: z.nullable(z.number().check(z.gte(l2.min), z.lte(l2.max))),
        }),
        z.strictObject({
          kind: z.literal("dropout"),
          rate: z.number().check(z.gte(rate.min), z.lte(rate.max)),
        }),
        z.strictObject({ kind: z.literal("batch-norm") }),
        z.strictObject({
          kind: z.literal("residual"),
          units: z.int().check(z.gte(units.min), z.lte(units.max)),
          activation,
          batchNorm: z.boolean(),
          rate: z.number().check(z.gte(rate.min), z.lte(rate.max)),
        }),
        z.strictObject({
          kind: z.literal("embedding"),
          source: z.string(),
          dimension: z.int().check(z.gte(dimension.min), z.lte(dimension.max)),
        }),
      ]),
    )
    .check(z.maxLength(layerLimits.layers)),
);

/** How many numbers stand for a category unless something else is said: half as many as there are, eight at most. */
export function usualDimension(categories: number): number {
  return Math.max(1, Math.min(8, Math.ceil(categories / 2)));
}

/** The settings that say what the layers are. */
export interface LayerSettings {
  readonly layers?: readonly LayerSpec[] | null;
  readonly hiddenLayers: readonly number[];
  readonly activation: "relu" | "tanh" | "sigmoid";
  readonly dropout: number;
}

/** The list of layers: the explicit one, or what `hiddenLayers`, `activation` and `dropout` mean by it. */
export function layerSpecsOf({
  layers,
  hiddenLayers,
  activation,
  dropout,
}: LayerSettings): readonly LayerSpec[] {
  if (layers) return layers;
  return hiddenLayers.flatMap((units): LayerSpec[] => {
    const dense: LayerSpec = { kind: "dense", units, activation, l2: null };
    return dropout > 0 ? [dense, { kind: "dropout", rate: dropout }] : [dense];
  });
}

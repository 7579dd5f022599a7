import type { NetInput } from "#core/estimators/neural/describe-network.ts";
import { type LayerSpec, usualDimension } from "#core/estimators/neural/layer-spec.ts";

/** A layer as the palette gives it; null for an embedding where no category is left to embed. */
export function newLayer(
  kind: LayerSpec["kind"],
  layers: readonly LayerSpec[],
  inputs: readonly NetInput[],
): LayerSpec | null {
  switch (kind) {
    case "dense": {
      const last = layers.findLast((layer) => layer.kind === "dense");
      return last ?? { kind: "dense", units: 64, activation: "relu", l2: null };
    }
    case "residual": {
      const last = layers.findLast((layer) => layer.kind === "residual");
      const width = layers.findLast((layer) => layer.kind === "dense")?.units ?? 64;
      return last ?? { kind: "residual", units: width, activation: "relu", batchNorm: true, rate: 0 };
    }
    case "dropout":
      return { kind: "dropout", rate: 0.2 };
    case "batch-norm":
      return { kind: "batch-norm" };
    case "embedding": {
      const free = freeCategories(layers, inputs);
      const input = free.toSorted((a, b) => b.width - a.width)[0];
      if (!input) return null;
      return { kind: "embedding", source: input.source, dimension: usualDimension(input.width) };
    }
  }
}

/** Categories that no layer embeds yet. */
export function freeCategories(
  layers: readonly LayerSpec[],
  inputs: readonly NetInput[],
): readonly NetInput[] {
  const taken = new Set(layers.flatMap((layer) => (layer.kind === "embedding" ? [layer.source] : [])));
  return inputs.filter(({ source, isCategory }) => isCategory && !taken.has(source));
}

/** Puts a layer at a place; an embedding goes no further back than behind the last embedding. */
export function insertLayer(
  layers: readonly LayerSpec[],
  layer: LayerSpec,
  at: number = layers.length,
): readonly LayerSpec[] {
  const embeddings = layers.findLastIndex(({ kind }) => kind === "embedding") + 1;
  const place = layer.kind === "embedding" ? Math.min(at, embeddings) : at;
  return [...layers.slice(0, place), layer, ...layers.slice(place)];
}

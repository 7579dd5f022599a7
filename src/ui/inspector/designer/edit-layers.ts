import type { NetInput } from "#core/estimators/neural/describe-network.ts";
import type { LayerSpec } from "#core/estimators/neural/layer-spec.ts";

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

/** Half as many numbers as categories, eight at most. */
function usualDimension(categories: number): number {
  return Math.max(1, Math.min(8, Math.ceil(categories / 2)));
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

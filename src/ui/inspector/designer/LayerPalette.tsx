import { Plus } from "lucide-react";
import { GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import type { NetInput } from "#core/estimators/neural/describe-network.ts";
import { type LayerSpec, layerLimits } from "#core/estimators/neural/layer-spec.ts";
import { freeCategories } from "./edit-layers.ts";
import { layerKinds } from "./layer-words.ts";

/** What a dragged palette entry is, so that the list of layers takes nothing else. */
export const paletteType = "application/x-lathe-layer";

/** Layers to add: pressed they go to the end, dragged where they are dropped. */
export function LayerPalette({
  layers,
  inputs,
  onAdd,
}: {
  readonly layers: readonly LayerSpec[];
  readonly inputs: readonly NetInput[];
  readonly onAdd: (kind: LayerSpec["kind"]) => void;
}) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [paletteType]: `${key}`, "text/plain": `${key}` })),
    getAllowedDropOperations: () => ["copy"],
  });
  const isFull = layers.length >= layerLimits.layers;
  const canEmbed = freeCategories(layers, inputs).length > 0;
  const items = layerKinds.map((entry) => ({ ...entry, id: entry.kind }));
  const off = isFull ? layerKinds.map(({ kind }) => kind) : canEmbed ? [] : ["embedding" as const];
  return (
    <GridList
      aria-label="Layers to add"
      className="layer-palette"
      layout="grid"
      items={items}
      dependencies={[off.length]}
      selectionMode="none"
      disabledKeys={off}
      dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => onAdd(key as LayerSpec["kind"])}
    >
      {({ id, title, hint }) => (
        <GridListItem id={id} textValue={title} className="layer-tool" aria-description={hint}>
          <Plus className="icon small" aria-hidden />
          {title}
        </GridListItem>
      )}
    </GridList>
  );
}

import { Undo2 } from "lucide-react";
import { GridList, isTextDropItem, useDragAndDrop } from "react-aria-components";
import { describeNetwork, type NetInput } from "#core/estimators/neural/describe-network.ts";
import { type LayerSpec, layerSpecsOf } from "#core/estimators/neural/layer-spec.ts";
import { outputUnits } from "#core/estimators/neural/mlp-model.ts";
import { batchSizeOf, type MlpParams } from "#core/estimators/neural/schema.ts";
import type { Task } from "#core/pipeline/task.ts";
import { Button } from "#ui/controls/Button.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { moveEntry } from "#ui/controls/move-entry.ts";
import { insertLayer, newLayer } from "./edit-layers.ts";
import { LayerCard } from "./LayerCard.tsx";
import { LayerPalette, paletteType } from "./LayerPalette.tsx";
import { layerTitle, networkWords } from "./layer-words.ts";
import "./designer.css";

/** A layer of this list on its way to another place: what the list accepts must name it too. */
const placedType = "application/x-lathe-placed-layer";

export interface NetworkDesignerProps {
  readonly params: MlpParams;
  /** With what undo calls the step; edits of one setting of one layer are one step. */
  readonly onChange: (
    params: MlpParams,
    step: { readonly name: string; readonly group: string | null },
  ) => void;
  readonly task: Task;
  readonly nClasses: number;
  /** Rows to train on; Infinity where that is not known yet. */
  readonly nRows: number;
  readonly inputs: readonly NetInput[];
  /** Whether `inputs` are those of a fit, not only to be expected. */
  readonly isExact: boolean;
}

/** A net layer by layer: cards that are dragged into order and set in place, with what each gives and learns. */
export function NetworkDesigner(props: NetworkDesignerProps) {
  const { params, onChange, task, nClasses, nRows, inputs, isExact } = props;
  const { layers } = params;
  const setLayers = (next: readonly LayerSpec[] | null, name: string, group: string | null = null) =>
    onChange({ ...params, layers: next }, { name, group });
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const layer = layers?.[Number(key)];
        return { [placedType]: `${key}`, "text/plain": layer ? layerTitle(layer) : "" };
      }),
    acceptedDragTypes: [paletteType, placedType],
    onReorder({ keys, target }) {
      const from = Number([...keys][0]);
      const layer = layers?.[from];
      if (layers && layer)
        setLayers(moveEntry(layers, from, placeOf(target)), `move the layer ${layerTitle(layer)}`);
    },
    onInsert: ({ items, target }) => void drop(items[0], placeOf(target)),
    onRootDrop: ({ items }) => void drop(items[0]),
  });
  async function drop(item: Parameters<typeof isTextDropItem>[0] | undefined, at?: number): Promise<void> {
    if (item === undefined || !isTextDropItem(item)) return;
    add((await item.getText(paletteType)) as LayerSpec["kind"], at);
  }
  function add(kind: LayerSpec["kind"], at?: number): void {
    if (!layers) return;
    const layer = newLayer(kind, layers, inputs);
    if (layer) setLayers(insertLayer(layers, layer, at), `add the layer ${layerTitle(layer)}`);
  }

  if (!layers)
    return (
      <div className="acts-row">
        <Button size="small" onPress={() => setLayers(layerSpecsOf(params), "design the net layer by layer")}>
          Design layer by layer
        </Button>
      </div>
    );
  const outputs = outputUnits(task, nClasses);
  const batch = batchSizeOf(params, nRows);
  const network = describeNetwork(layers, inputs, outputs, batch);
  const items = layers.map((layer, at) => ({ id: at, layer }));
  const whole = network.remarks.filter(({ layer }) => layer === null);
  return (
    <section className="designer" aria-label="Layers of the net">
      <LayerPalette layers={layers} inputs={inputs} onAdd={add} />
      <p className="end-of-net">
        <span>Inputs</span>
        <span className="num">
          {isExact ? "" : "about "}
          {plural(network.inputs, "number")}
        </span>
      </p>
      <GridList
        aria-label="Layers, first to last"
        className="layer-list"
        items={items}
        dependencies={[params, inputs, batch]}
        selectionMode="none"
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="muted small">No layer: inputs go straight to the output.</p>}
      >
        {({ id, layer }) => (
          <LayerCard
            id={id}
            layer={layer}
            before={id === 0 ? network.inputs : network.layers[id - 1]!.outputs}
            description={network.layers[id]!}
            remarks={network.remarks.filter((remark) => remark.layer === id)}
            inputs={inputs}
            onChange={(next) =>
              setLayers(
                layers.map((old, at) => (at === id ? next : old)),
                `change the layer ${layerTitle(layer)}`,
                `layer ${id}`,
              )
            }
            onRemove={() =>
              setLayers(
                layers.filter((_, at) => at !== id),
                `remove the layer ${layerTitle(layer)}`,
              )
            }
          />
        )}
      </GridList>
      <p className="end-of-net">
        <span>Output{task === "regression" ? "" : `, ${plural(nClasses, "class", "classes")}`}</span>
        <span className="num">
          {formatCount(network.layers.at(-1)!.outputs)} ·{" "}
          {plural(network.layers.at(-1)!.parameters, "parameter")}
        </span>
      </p>
      {whole.map(({ words }) => (
        <p key={words} className="layer-remark" data-kind="advice">
          {words}
        </p>
      ))}
      <p className="muted small" aria-live="polite">
        {networkWords(network, batch)}
        {isExact ? "" : " Counted from the columns; exact once it has been trained."}
      </p>
      <div className="acts-row">
        <Button
          size="small"
          variant="quiet"
          icon={Undo2}
          onPress={() => setLayers(null, "go back to hidden layers")}
        >
          Back to hidden layers
        </Button>
      </div>
    </section>
  );
}

function placeOf({ key, dropPosition }: { key: string | number; dropPosition: string }): number {
  return Number(key) + (dropPosition === "after" ? 1 : 0);
}

import { GripVertical, X } from "lucide-react";
import { Button as AriaButton, GridListItem } from "react-aria-components";
import type { LayerDescription, LayerRemark, NetInput } from "#core/estimators/neural/describe-network.ts";
import { type Activation, type LayerSpec, layerLimits } from "#core/estimators/neural/layer-spec.ts";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { activationOptions, layerTitle } from "./layer-words.ts";

/** One layer: moved by its handle, set in place, with what goes in and comes out, and what is wrong with it. */
export function LayerCard({
  id,
  layer,
  before,
  description,
  remarks,
  inputs,
  onChange,
  onRemove,
}: {
  readonly id: number;
  readonly layer: LayerSpec;
  /** Numbers a row that go in. */
  readonly before: number;
  readonly description: LayerDescription;
  readonly remarks: readonly LayerRemark[];
  readonly inputs: readonly NetInput[];
  readonly onChange: (layer: LayerSpec) => void;
  readonly onRemove: () => void;
}) {
  const title = layerTitle(layer);
  const name = `${title}, layer ${id + 1}`;
  const isWrong = remarks.some(({ kind }) => kind === "error");
  return (
    <GridListItem id={id} textValue={name} className="layer-card" data-wrong={isWrong || undefined}>
      <div className="line">
        <AriaButton slot="drag" className="grip" aria-label={`Move ${name}`}>
          <GripVertical className="icon small" aria-hidden />
        </AriaButton>
        <span className="place">{id + 1}</span>
        <span className="title">{title}</span>
        <IconButton icon={X} size="small" label={`Remove ${name}`} onPress={onRemove} />
      </div>
      <LayerSettings layer={layer} inputs={inputs} onChange={onChange} />
      <p className="shape num">
        {formatCount(before)} → {formatCount(description.outputs)}
        {description.parameters === 0 ? "" : ` · ${plural(description.parameters, "parameter")}`}
      </p>
      {remarks.map(({ words, kind }) => (
        <p key={words} className="layer-remark" data-kind={kind}>
          {words}
        </p>
      ))}
    </GridListItem>
  );
}

function LayerSettings({
  layer,
  inputs,
  onChange,
}: {
  readonly layer: LayerSpec;
  readonly inputs: readonly NetInput[];
  readonly onChange: (layer: LayerSpec) => void;
}) {
  const { rate, dimension, l2 } = layerLimits;
  switch (layer.kind) {
    case "dense":
      return (
        <div className="settings">
          <UnitFields label="Units" layer={layer} onChange={onChange} />
          <NumberField
            label={layer.l2 === null ? "L2, as the net" : "L2 of its own"}
            value={layer.l2 ?? Number.NaN}
            min={l2.min}
            max={l2.max}
            isStacked
            isAuto={layer.l2 === null}
            onChange={(value) => onChange({ ...layer, l2: value })}
          />
        </div>
      );
    case "residual":
      return (
        <div className="settings">
          <UnitFields label="Units within" layer={layer} onChange={onChange} />
          <NumberField
            label="Dropout within"
            value={layer.rate}
            min={rate.min}
            max={rate.max}
            isStacked
            onChange={(value) => onChange({ ...layer, rate: value })}
          />
          <Checkbox isSelected={layer.batchNorm} onChange={(on) => onChange({ ...layer, batchNorm: on })}>
            Batch norm first
          </Checkbox>
        </div>
      );
    case "dropout":
      return (
        <div className="settings wide">
          <NumberField
            label="Share switched off"
            value={layer.rate}
            min={rate.min}
            max={rate.max}
            hasSlider
            isStacked
            onChange={(value) => onChange({ ...layer, rate: value })}
          />
        </div>
      );
    case "batch-norm":
      return null;
    case "embedding":
      return (
        <div className="settings two">
          <Select
            label="Column"
            value={layer.source}
            options={inputs
              .filter(({ isCategory }) => isCategory)
              .map(({ source, width }) => ({
                value: source,
                label: source,
                hint: plural(width, "category", "categories"),
              }))}
            isStacked
            onChange={(source) => onChange({ ...layer, source })}
          />
          <NumberField
            label="Numbers for each"
            value={layer.dimension}
            min={dimension.min}
            max={dimension.max}
            isInteger
            isStacked
            onChange={(value) => onChange({ ...layer, dimension: value })}
          />
        </div>
      );
  }
}

/** How many units a layer has, and how they bend. */
function UnitFields<Layer extends { readonly units: number; readonly activation: Activation }>({
  label,
  layer,
  onChange,
}: {
  readonly label: string;
  readonly layer: Layer;
  readonly onChange: (layer: Layer) => void;
}) {
  return (
    <>
      <NumberField
        label={label}
        value={layer.units}
        min={layerLimits.units.min}
        max={layerLimits.units.max}
        isInteger
        isStacked
        onChange={(units) => onChange({ ...layer, units })}
      />
      <Select
        label="Activation"
        value={layer.activation}
        options={activationOptions}
        isStacked
        onChange={(activation) => onChange({ ...layer, activation })}
      />
    </>
  );
}

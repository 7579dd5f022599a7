import { Eraser, Trash2, Undo2 } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import type { Brush } from "#core/paint/brush.ts";
import { classNames, mostPoints, type Painting, valueRange } from "#core/paint/painting.ts";
import { paintPreset, presets } from "#core/paint/presets.ts";
import { Button } from "#ui/controls/Button.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { replacePainting, undoStep } from "./paint-store.ts";
import { PointForm } from "./PointForm.tsx";

export type Tool = "0" | "1" | "2" | "value" | "eraser";

export function PaintTools({
  painting,
  canUndo,
  tool,
  onTool,
  brush,
  onBrush,
}: {
  readonly painting: Painting;
  readonly canUndo: boolean;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly brush: Brush;
  readonly onBrush: (brush: Brush) => void;
}) {
  const { kind, points } = painting;
  const isEmpty = points.length === 0;
  const room = mostPoints - points.length;
  return (
    <div className="paint-tools">
      <h2>What to paint</h2>
      <Segmented
        label="What to paint"
        value={kind}
        options={[
          { value: "class", label: "A class" },
          { value: "value", label: "A value" },
        ]}
        onChange={(next) => {
          replacePainting({ kind: next, points: [] });
          onTool(next === "class" ? "0" : "value");
        }}
      />
      <h2>Brush</h2>
      <Segmented<Tool>
        label="Brush"
        value={tool}
        options={[
          ...(kind === "class"
            ? classNames.map((name, index) => ({ value: String(index) as Tool, label: name }))
            : [{ value: "value" as const, label: "Brush" }]),
          { value: "eraser", label: <EraserWords /> },
        ]}
        onChange={onTool}
      />
      {kind === "value" ? (
        <NumberField
          label="Value"
          value={brush.mark}
          isInteger
          hasSlider
          min={valueRange.min}
          max={valueRange.max}
          help={`Varies by ${brush.spread} up and down`}
          onChange={(mark) => onBrush({ ...brush, mark })}
        />
      ) : null}
      <NumberField
        label="Size"
        value={brush.radius}
        hasSlider
        min={0.1}
        max={3}
        onChange={(radius) => onBrush({ ...brush, radius: Math.round(radius * 10) / 10 })}
      />
      <NumberField
        label="Points a dab"
        value={brush.density}
        isInteger
        hasSlider
        min={1}
        max={30}
        onChange={(density) => onBrush({ ...brush, density })}
      />
      <output className="text-small text-ink-2">
        {isEmpty ? "Nothing painted yet" : `${countsInWords(painting)}`}; room for {formatCount(room)} more
      </output>
      <div className="row">
        <Button
          size="small"
          icon={Undo2}
          disabledReason={canUndo ? null : "No stroke to undo"}
          onPress={undoStep}
        >
          Undo the stroke
        </Button>
        <Button
          size="small"
          icon={Trash2}
          disabledReason={isEmpty ? "The sheet is empty" : null}
          onPress={() => replacePainting({ kind, points: [] })}
        >
          Clear the sheet
        </Button>
      </div>
      <h2>Or start from a shape</h2>
      <div className="paint-presets">
        {presets.map((preset) => (
          <AriaButton
            key={preset.id}
            onPress={() => {
              replacePainting(paintPreset(preset, 1));
              if (preset.kind !== kind) onTool(preset.kind === "class" ? "0" : "value");
            }}
          >
            <b>{preset.title}</b> <span>{preset.about}</span>
          </AriaButton>
        ))}
      </div>
      <PointForm key={kind} kind={kind} room={room} />
    </div>
  );
}

function EraserWords() {
  return (
    <span className="inline-flex items-center gap-1">
      <Eraser className="icon small" aria-hidden />
      Eraser
    </span>
  );
}

function countsInWords({ kind, points }: Painting): string {
  if (kind === "value") return plural(points.length, "point");
  const counts = classNames.map(
    (name, index) => [name, points.filter(({ mark }) => mark === index).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${formatCount(count)} ${name}`)
    .join(", ");
}

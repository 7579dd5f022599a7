import { RotateCcw } from "lucide-react";
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import "./stages.css";

/** Scrubs back through training: the moments that were kept, the last one being the finished model. */
export function StageSlider({
  unit,
  iterations,
  value,
  onChange,
}: {
  /** "epoch" */
  readonly unit: string;
  /** Ascending, at least two. */
  readonly iterations: readonly number[];
  /** null is as it ended. */
  readonly value: number | null;
  readonly onChange: (iteration: number | null) => void;
}) {
  const last = iterations.length - 1;
  const at = value === null ? last : Math.max(0, iterations.indexOf(value));
  const words =
    at === last
      ? `as it ended, ${unit} ${formatCount(iterations[last] ?? 0)}`
      : `${unit} ${formatCount(iterations[at] ?? 0)}`;
  return (
    <div className="stage-slider">
      <Slider
        className="slider"
        minValue={0}
        maxValue={last}
        step={1}
        value={at}
        onChange={(next) => onChange(next === last ? null : (iterations[next] ?? null))}
      >
        <Label className="label">Back through training</Label>
        <SliderOutput className="num">{words}</SliderOutput>
        <SliderTrack className="slider-track">
          {({ state }) => (
            <>
              <span className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
              <SliderThumb className="slider-thumb" aria-valuetext={words} />
            </>
          )}
        </SliderTrack>
      </Slider>
      <IconButton
        icon={RotateCcw}
        size="small"
        label="Back to how it ended"
        onPress={() => onChange(null)}
        disabledReason={at === last ? "This is how it ended" : null}
      />
    </div>
  );
}

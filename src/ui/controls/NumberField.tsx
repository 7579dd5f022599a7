import { useState } from "react";
import {
  FieldError,
  Input,
  Label,
  NumberField as AriaNumberField,
  Slider,
  SliderThumb,
  SliderTrack,
  Text,
} from "react-aria-components";
import { fromStop, toStop } from "./log-scale.ts";

const steps = 200;

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly isInteger?: boolean;
  /** The slider moves in equal ratios; needs min > 0. Its help says so. */
  readonly isLog?: boolean;
  /** Needs min and max. */
  readonly hasSlider?: boolean;
  readonly unit?: string | undefined;
  readonly help?: string | undefined;
  readonly error?: string | null | undefined;
  /** Lathe chose the value: dashed. */
  readonly isAuto?: boolean;
  readonly isStacked?: boolean;
  readonly isLabelHidden?: boolean;
}

/** A box for a number, with a slider beside it where the range is known. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, unit, help, error, isInteger = false, isLog = false } = props;
  const { min, max, hasSlider = false, isAuto = false, isStacked = false, isLabelHidden = false } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const clean = (number: number) => (isInteger ? Math.round(number) : number);
  const range = hasSlider && min !== undefined && max !== undefined ? { min, max } : null;
  return (
    <AriaNumberField
      className={`field ${isStacked || isLabelHidden ? "stacked" : ""}`}
      value={dragged ?? value}
      onChange={(next) => {
        if (Number.isFinite(next)) onChange(clean(next));
      }}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(isInteger ? { step: 1 } : {})}
      formatOptions={{ maximumSignificantDigits: 12, useGrouping: false }}
      isInvalid={error !== undefined && error !== null}
    >
      <Label className={isLabelHidden ? "spoken" : "label"}>{label}</Label>
      <div className={range === null ? "" : "range"}>
        {range === null ? null : (
          <Slider
            className="slider"
            aria-label={`${label}${isLog ? ", logarithmic scale" : ""}`}
            minValue={0}
            maxValue={steps}
            value={toStop(dragged ?? value, range.min, range.max, isLog, steps)}
            onChange={(stop) => setDragged(clean(fromStop(stop, range.min, range.max, isLog, steps)))}
            onChangeEnd={(stop) => {
              setDragged(null);
              onChange(clean(fromStop(stop, range.min, range.max, isLog, steps)));
            }}
          >
            <SliderTrack className="slider-track">
              {({ state }) => (
                <>
                  <span className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
                  <SliderThumb className="slider-thumb" />
                </>
              )}
            </SliderTrack>
          </Slider>
        )}
        <span className="box measured" {...(isAuto ? { "data-auto": true } : {})}>
          <Input />
          {unit === undefined ? null : <span className="unit">{unit}</span>}
        </span>
      </div>
      {help === undefined || error ? null : (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
    </AriaNumberField>
  );
}

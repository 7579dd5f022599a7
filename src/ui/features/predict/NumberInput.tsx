import { Input, Label, Slider, SliderThumb, SliderTrack, Text, TextField } from "react-aria-components";

const stops = 200;

/** A number that may be missing and may lie outside what training had; the slider covers what it had. */
export function NumberInput({
  label,
  value,
  onChange,
  range,
  isInteger,
  isDate,
  help,
  flag,
}: {
  label: string;
  /** As typed; empty is missing. */
  value: string;
  onChange: (value: string) => void;
  range: { readonly min: number; readonly max: number } | null;
  isInteger: boolean;
  isDate: boolean;
  help: string;
  /** What is unusual about the value, or null. */
  flag: string | null;
}) {
  const number = value.trim() === "" ? Number.NaN : Number(value.replace("−", "-"));
  const spans = range !== null && range.max > range.min;
  const stop =
    spans && Number.isFinite(number) ? ((number - range.min) / (range.max - range.min)) * stops : 0;
  const write = (at: number) => {
    if (!spans) return;
    const exact = range.min + (at / stops) * (range.max - range.min);
    const step = 10 ** Math.floor(Math.log10((range.max - range.min) / stops));
    onChange(
      String(isInteger ? Math.round(exact) : Number((Math.round(exact / step) * step).toPrecision(8))),
    );
  };
  return (
    <TextField
      className="field stacked"
      value={value}
      onChange={onChange}
      isInvalid={value.trim() !== "" && !isDate && !Number.isFinite(number)}
    >
      <Label className="label predict-name">
        <span title={label}>{label}</span>
      </Label>
      <div className="range">
        {spans ? (
          <Slider
            className="slider"
            aria-label={`${label}, within what training had`}
            minValue={0}
            maxValue={stops}
            value={Math.max(0, Math.min(stops, stop))}
            onChange={(at) => write(at)}
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
        ) : null}
        <span className="box measured">
          <Input placeholder="missing" inputMode={isDate ? "text" : "decimal"} />
        </span>
      </div>
      <Text slot="description" className={flag === null ? "help" : "help flagged"}>
        {flag ?? help}
      </Text>
    </TextField>
  );
}

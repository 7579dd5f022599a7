import { Radio, RadioGroup } from "react-aria-components";

/** A few ways of which one is taken, each with what it is for. */
export function RadioList<V extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
}: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly help?: string }[];
  readonly onChange: (value: V) => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <RadioGroup
      aria-label={label}
      className="radio-list"
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="radio">
          <span className="slot" aria-hidden />
          <span className="words">
            {option.label}
            {option.help === undefined ? null : <small>{option.help}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

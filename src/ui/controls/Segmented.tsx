import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

/** Two to five views of one thing; exactly one is chosen. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  size = "regular",
}: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly {
    readonly value: V;
    readonly label: ReactNode;
    readonly isDisabled?: boolean;
  }[];
  readonly onChange: (value: V) => void;
  readonly size?: "regular" | "small";
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={`segmented ${size}`}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} isDisabled={option.isDisabled ?? false}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

import { Check, ChevronDown } from "lucide-react";
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
}

export function Select<V extends string>({
  label,
  value,
  options,
  onChange,
  help,
  error,
  placeholder = "Choose",
  isAuto = false,
  isMeasured = false,
  isStacked = false,
  isLabelHidden = false,
}: {
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V) => void;
  readonly help?: string | undefined;
  readonly error?: string | null | undefined;
  readonly placeholder?: string;
  /** Lathe chose the value: dashed, and the words start with "Auto:". */
  readonly isAuto?: boolean;
  readonly isMeasured?: boolean;
  readonly isStacked?: boolean;
  readonly isLabelHidden?: boolean;
}) {
  const chosen = options.find((option) => option.value === value);
  return (
    <AriaSelect
      className={`field ${isStacked || isLabelHidden ? "stacked" : ""}`}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.value === key);
        if (option !== undefined) onChange(option.value);
      }}
      isInvalid={error !== undefined && error !== null}
    >
      <Label className={isLabelHidden ? "spoken" : "label"}>{label}</Label>
      <Button className={`box ${isMeasured ? "measured" : ""}`} {...(isAuto ? { "data-auto": true } : {})}>
        <SelectValue className="value">
          {chosen === undefined ? (
            <span className="muted">{placeholder}</span>
          ) : (
            `${isAuto ? "Auto: " : ""}${chosen.label}`
          )}
        </SelectValue>
        <ChevronDown className="icon small" aria-hidden />
      </Button>
      {help === undefined || error ? null : (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
      <Popover className="floating" offset={4}>
        <ListBox className="choices">
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className="choice"
              isDisabled={option.isDisabled ?? false}
            >
              {option.value === value ? <Check className="icon" aria-hidden /> : <span />}
              <span className="words">
                <Text slot="label">{option.label}</Text>
                {option.hint === undefined ? null : (
                  <Text slot="description" className="hint">
                    {option.hint}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

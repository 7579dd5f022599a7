import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from "react-aria-components";

export function TextField({
  label,
  value,
  onChange,
  onSubmit,
  help,
  error,
  placeholder,
  isMeasured = false,
  isStacked = false,
  isMultiline = false,
  isLabelHidden = false,
  takesFocus = false,
  name,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter was pressed (single line only). */
  readonly onSubmit?: () => void;
  readonly help?: string | undefined;
  readonly error?: string | null | undefined;
  readonly placeholder?: string;
  /** Mono face, for what is data. */
  readonly isMeasured?: boolean;
  readonly isStacked?: boolean;
  readonly isMultiline?: boolean;
  readonly isLabelHidden?: boolean;
  readonly takesFocus?: boolean;
  readonly name?: string;
}) {
  const shown = placeholder === undefined ? {} : { placeholder };
  const box = `box ${isMeasured ? "measured" : ""}`;
  return (
    <AriaTextField
      className={`field ${isStacked || isLabelHidden ? "stacked" : ""}`}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined && error !== null}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by dialogs, where focus must move
      autoFocus={takesFocus}
      {...(name === undefined ? {} : { name })}
    >
      <Label className={isLabelHidden ? "spoken" : "label"}>{label}</Label>
      {isMultiline ? (
        <TextArea className={box} rows={4} {...shown} />
      ) : (
        <Input
          className={box}
          {...shown}
          onKeyDown={(event) => {
            if (event.key === "Enter" && onSubmit !== undefined) {
              event.preventDefault();
              onSubmit();
            }
          }}
        />
      )}
      {help === undefined || error ? null : (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
    </AriaTextField>
  );
}

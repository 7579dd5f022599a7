import { Search } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { Input, SearchField } from "react-aria-components";

/** A field to look for something by typing a part of it; Escape empties it. */
export function SearchBox({
  label,
  placeholder,
  value,
  onChange,
  onKeyDown,
  inputRef,
  isMeasured = false,
  takesFocus = false,
  className = "",
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Keys before the field itself has them. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly isMeasured?: boolean;
  readonly takesFocus?: boolean;
  readonly className?: string;
}) {
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by dialogs, where focus must move
      autoFocus={takesFocus}
      className={`box ${isMeasured ? "measured" : ""} ${className}`}
    >
      <Search className="icon small order-first ml-0!" aria-hidden />
      <Input
        placeholder={placeholder}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
      />
    </SearchField>
  );
}

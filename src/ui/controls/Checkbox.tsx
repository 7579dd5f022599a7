import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components";

export function Checkbox({
  isSelected,
  onChange,
  children,
  label,
  isIndeterminate = false,
  isDisabled = false,
}: {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children?: ReactNode;
  readonly label?: string;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
}) {
  const Mark = isIndeterminate ? Minus : Check;
  return (
    <AriaCheckbox
      className="check"
      isSelected={isSelected}
      onChange={onChange}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      <span className="slot" aria-hidden>
        <Mark className="icon" />
      </span>
      {children}
    </AriaCheckbox>
  );
}

import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";

/** Takes effect at once. `children` are the words beside it. */
export function Switch({
  isSelected,
  onChange,
  children,
  label,
  isDisabled = false,
}: {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children?: ReactNode;
  /** Accessible name when there are no words beside it. */
  readonly label?: string;
  readonly isDisabled?: boolean;
}) {
  return (
    <AriaSwitch
      className="switch"
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      <span className="slot" aria-hidden />
      {children}
    </AriaSwitch>
  );
}

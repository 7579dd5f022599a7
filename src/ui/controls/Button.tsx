import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Tooltip } from "./Tooltip.tsx";

export interface ButtonProps {
  /** A verb with its object: "Train all". */
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** `primary` once a view; `seal` for opening the test set and for deleting. */
  readonly variant?: "outline" | "primary" | "quiet" | "seal";
  readonly size?: "regular" | "small";
  readonly icon?: LucideIcon | undefined;
  /** Disables the button, which still takes focus and says why. */
  readonly disabledReason?: string | null | undefined;
  readonly isPressed?: boolean | undefined;
  readonly type?: "button" | "submit";
  readonly slot?: string;
  readonly takesFocus?: boolean;
  readonly className?: string;
  readonly label?: string | undefined;
}

export function Button({
  children,
  onPress,
  variant = "outline",
  size = "regular",
  icon: Icon,
  disabledReason,
  isPressed,
  type = "button",
  slot,
  takesFocus = false,
  className = "",
  label,
}: ButtonProps) {
  const isOff = disabledReason !== undefined && disabledReason !== null;
  const props: AriaButtonProps = {
    type: isOff ? "button" : type,
    className: `button ${variant === "outline" ? "" : variant} ${size} ${className}`,
    ...(isOff ? { "aria-disabled": true } : onPress === undefined ? {} : { onPress }),
    ...(isPressed === undefined ? {} : { "aria-pressed": isPressed }),
    ...(slot === undefined ? {} : { slot }),
    ...(label === undefined ? {} : { "aria-label": label }),
  };
  const button = (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by dialogs, where focus must move
    <AriaButton {...props} autoFocus={takesFocus}>
      {Icon === undefined ? null : <Icon className="icon" aria-hidden />}
      {children}
    </AriaButton>
  );
  return isOff ? <Tooltip text={disabledReason}>{button}</Tooltip> : button;
}

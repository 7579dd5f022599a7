import type { LucideIcon } from "lucide-react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Tooltip } from "./Tooltip.tsx";

/** A quiet tool: an icon whose label is its tooltip and its accessible name. */
export function IconButton({
  icon: Icon,
  label,
  hint,
  shortcut,
  onPress,
  isPressed,
  isExpanded,
  disabledReason,
  size = "regular",
  variant = "quiet",
  slot,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Shown in place of the label: "Undo: set target to churn". */
  readonly hint?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly isPressed?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly disabledReason?: string | null | undefined;
  readonly size?: "regular" | "small";
  readonly variant?: "quiet" | "outline";
  readonly slot?: string;
}) {
  const isOff = disabledReason !== undefined && disabledReason !== null;
  const props: AriaButtonProps = {
    className: `button icon-only ${variant === "outline" ? "" : variant} ${size}`,
    "aria-label": label,
    ...(isOff ? { "aria-disabled": true } : onPress === undefined ? {} : { onPress }),
    ...(isPressed === undefined ? {} : { "aria-pressed": isPressed }),
    ...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded }),
    ...(slot === undefined ? {} : { slot }),
  };
  return (
    <Tooltip text={isOff ? disabledReason : (hint ?? label)} shortcut={shortcut}>
      <AriaButton {...props}>
        <Icon className="icon" aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}

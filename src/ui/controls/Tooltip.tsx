import type { ReactElement, ReactNode } from "react";
import { Tooltip as AriaTooltip, type TooltipProps, TooltipTrigger } from "react-aria-components";

/** Words and shortcut of a control, on hover and on focus. The child must take focus. */
export function Tooltip({
  text,
  shortcut,
  placement = "bottom",
  children,
}: {
  readonly text: ReactNode;
  readonly shortcut?: string | undefined;
  readonly placement?: NonNullable<TooltipProps["placement"]>;
  readonly children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tip" placement={placement} offset={6}>
        {text}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

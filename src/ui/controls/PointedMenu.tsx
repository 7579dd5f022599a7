import { useMemo } from "react";
import { Popover } from "react-aria-components";
import { type MenuAction, MenuChoices } from "./MenuChoices.tsx";

/** A menu of a thing that is no button: opened by whoever draws it, beside `anchor`. The focus goes back to where it was. */
export function PointedMenu({
  label,
  items,
  anchor,
  onClose,
}: {
  readonly label: string;
  readonly items: readonly (MenuAction | "-")[];
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}) {
  const triggerRef = useMemo(() => ({ current: anchor }), [anchor]);
  // Whatever is chosen, the menu is over before its act is done: the act may open a dialog, which takes the focus.
  const closing = items.map((item) =>
    item === "-"
      ? item
      : {
          ...item,
          onAction: () => {
            onClose();
            item.onAction();
          },
        },
  );
  return (
    <Popover
      className="floating"
      offset={4}
      aria-label={label}
      placement="bottom start"
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <MenuChoices label={label} items={closing} />
    </Popover>
  );
}

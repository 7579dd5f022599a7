import type { ReactElement } from "react";
import { MenuTrigger, Popover } from "react-aria-components";
import { MenuChoices, type MenuEntry } from "./MenuChoices.tsx";

/** `children` is the button that opens it. */
export function Menu({
  label,
  items,
  children,
}: {
  readonly label: string;
  readonly items: readonly MenuEntry[];
  readonly children: ReactElement;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="floating" offset={4}>
        <MenuChoices label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}

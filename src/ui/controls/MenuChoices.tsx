import type { LucideIcon } from "lucide-react";
import { Keyboard, Menu, MenuItem, Separator, Text } from "react-aria-components";

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly hint?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  /** Destroys something: in madder. */
  readonly isSeal?: boolean;
  readonly onAction: () => void;
}
/** "-" is a rule between groups. */
export type MenuEntry = MenuAction | "-";

/** What a menu offers, in the popover that its opener brings. */
export function MenuChoices({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly MenuEntry[];
}) {
  return (
    <Menu className="choices" aria-label={label}>
      {items.map((item, place) =>
        item === "-" ? (
          <Separator key={`rule ${place}`} />
        ) : (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            className={`choice ${item.isSeal === true ? "seal" : ""}`}
            isDisabled={item.isDisabled ?? false}
            onAction={item.onAction}
          >
            {item.icon === undefined ? <span /> : <item.icon className="icon" aria-hidden />}
            <span className="words">
              <Text slot="label">{item.label}</Text>
              {item.hint === undefined ? null : (
                <Text slot="description" className="hint">
                  {item.hint}
                </Text>
              )}
            </span>
            {item.shortcut === undefined ? null : <Keyboard>{item.shortcut}</Keyboard>}
          </MenuItem>
        ),
      )}
    </Menu>
  );
}

import type { LucideIcon } from "lucide-react";
import { Header, Keyboard, Menu, MenuItem, MenuSection, Separator, Text } from "react-aria-components";

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
/** Choices under a heading of their own. */
export interface MenuGroup {
  readonly heading: string;
  readonly items: readonly MenuAction[];
}
/** "-" is a rule between groups without a heading. */
export type MenuEntry = MenuAction | MenuGroup | "-";

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
      {items.map((item, place) => {
        if (item === "-") return <Separator key={`rule ${place}`} />;
        if (!("heading" in item)) return choice(item);
        return (
          <MenuSection key={item.heading}>
            <Header>{item.heading}</Header>
            {item.items.map(choice)}
          </MenuSection>
        );
      })}
    </Menu>
  );
}

function choice(item: MenuAction) {
  return (
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
  );
}

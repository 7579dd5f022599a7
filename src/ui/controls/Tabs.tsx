import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";

export interface TabItem {
  readonly id: string;
  readonly label: string;
  /** Follows the word: "Checks 3". */
  readonly count?: number | undefined;
  readonly content: ReactNode;
}

export function Tabs({
  label,
  items,
  selected,
  onChange,
}: {
  readonly label: string;
  readonly items: readonly TabItem[];
  /** Uncontrolled when absent: the first tab opens. */
  readonly selected?: string;
  readonly onChange?: (id: string) => void;
}) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onChange?.(String(key))}
    >
      <TabList aria-label={label} className="tab-list">
        {items.map(({ id, label: word, count }) => (
          <Tab key={id} id={id}>
            {word}
            {count === undefined ? null : <span className="num"> {count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

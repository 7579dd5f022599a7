import {
  ArrowDownNarrowWide,
  ArrowDownWideNarrow,
  EyeOff,
  Filter,
  ListOrdered,
  Pin,
  PinOff,
  Replace,
} from "lucide-react";
import { useStudio } from "#state/store.ts";
import type { RowOrder } from "#state/studio-state.ts";
import { orderWords } from "#ui/columns/kind-words.ts";
import type { MenuAction } from "#ui/controls/MenuChoices.tsx";
import type { Asking } from "./EditDialogs.tsx";
import type { ShownColumn } from "./shown-columns.ts";

/** What the menu over a column offers: how it is looked at, then what is changed. */
export function headerActs(
  { column: { name, kind }, isPinned }: ShownColumn,
  {
    order,
    onOrder,
    isOnly,
    edits,
    onAsk,
  }: {
    readonly order: RowOrder | null;
    readonly onOrder: (order: RowOrder | null) => void;
    /** No other column is in view. */
    readonly isOnly: boolean;
    readonly edits: readonly MenuAction[];
    readonly onAsk: (asking: Asking) => void;
  },
): readonly (MenuAction | "-")[] {
  const { hideColumns, pinColumn } = useStudio.getState();
  const [up, down] = orderWords(kind);
  const isOrdered = order?.column === name;
  return [
    {
      id: "up",
      label: starting(up),
      icon: ArrowDownNarrowWide,
      isDisabled: isOrdered && !order.descending,
      onAction: () => onOrder({ column: name, descending: false }),
    },
    {
      id: "down",
      label: starting(down),
      icon: ArrowDownWideNarrow,
      isDisabled: isOrdered && order.descending,
      onAction: () => onOrder({ column: name, descending: true }),
    },
    ...(isOrdered
      ? [{ id: "file", label: "As in the file", icon: ListOrdered, onAction: () => onOrder(null) }]
      : []),
    "-",
    {
      id: "pin",
      label: isPinned ? `Let ${name} scroll` : `Pin ${name} at the left`,
      icon: isPinned ? PinOff : Pin,
      onAction: () => pinColumn(name, !isPinned),
    },
    {
      id: "hide",
      label: `Hide ${name}`,
      icon: EyeOff,
      hint: isOnly ? "One column stays in view" : "Out of view only: models still learn from it",
      isDisabled: isOnly,
      onAction: () => hideColumns([name], true),
    },
    "-",
    {
      id: "keep-rows",
      label: `Keep rows by ${name}…`,
      icon: Filter,
      onAction: () => onAsk({ what: "keep-rows", column: name }),
    },
    {
      id: "replace",
      label: `Find and replace in ${name}…`,
      icon: Replace,
      onAction: () => onAsk({ what: "replace", column: name }),
    },
    ...edits,
  ];
}

/** As the words of a menu begin. */
function starting(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}

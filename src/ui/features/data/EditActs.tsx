import {
  BetweenHorizontalEnd,
  Columns3,
  Dices,
  PencilLine,
  Replace,
  Rows3,
  SquareFunction,
  TableProperties,
} from "lucide-react";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import type { MenuAction } from "#ui/controls/MenuChoices.tsx";
import type { Asking } from "./EditDialogs.tsx";

/** Changes of the table from its own screen: of the open column, or of the whole. Each becomes a step. */
export function EditActs({
  ofColumn,
  openColumn,
  onAsk,
}: {
  /** Changes of the open column. */
  readonly ofColumn: readonly MenuAction[];
  readonly openColumn: string | null;
  readonly onAsk: (asking: Asking) => void;
}) {
  const { addEdit } = useStudio.getState();
  return (
    <Menu
      label="Changes of the table"
      items={[
        ...ofColumn,
        ...(ofColumn.length > 0 ? (["-"] as const) : []),
        {
          id: "formula",
          label: "Compute a column…",
          icon: SquareFunction,
          hint: "By a formula of the others",
          onAction: () => onAsk({ what: "formula", column: null }),
        },
        {
          id: "reshape",
          label: "Group, pivot or melt…",
          icon: TableProperties,
          hint: "Other rows out of these",
          onAction: () => onAsk({ what: "reshape", column: null }),
        },
        {
          id: "join",
          label: "Join with another table…",
          icon: Columns3,
          hint: "Its columns beside these, by a key",
          onAction: () => onAsk({ what: "join", column: null }),
        },
        {
          id: "append",
          label: "Add rows from another table…",
          icon: BetweenHorizontalEnd,
          hint: "More of the same, below",
          onAction: () => onAsk({ what: "append", column: null }),
        },
        {
          id: "replace",
          label: "Find and replace…",
          icon: Replace,
          onAction: () => onAsk({ what: "replace", column: openColumn }),
        },
        {
          id: "sample",
          label: "Keep a random sample…",
          icon: Dices,
          hint: "Fewer rows, by a seed",
          onAction: () => onAsk({ what: "sample", column: null }),
        },
        {
          id: "repeated",
          label: "Remove repeated rows",
          icon: Rows3,
          hint: "Of equal rows the first stays",
          onAction: () => void addEdit({ edit: "drop-duplicates", params: { columns: null }, on: true }),
        },
      ]}
    >
      <Button size="small" icon={PencilLine}>
        Edit
      </Button>
    </Menu>
  );
}

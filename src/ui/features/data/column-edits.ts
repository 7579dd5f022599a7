import { Combine, TextCursorInput, Trash2 } from "lucide-react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import type { MenuAction } from "#ui/controls/MenuChoices.tsx";
import type { Asking } from "./EditDialogs.tsx";

/** Changes of one column, as a menu has them. */
export function columnEdits(
  { name, top }: ColumnSummary,
  {
    isTarget,
    isOnly,
    onAsk,
    onRemove,
  }: {
    readonly isTarget: boolean;
    /** The table has no other column. */
    readonly isOnly: boolean;
    readonly onAsk: (asking: Asking) => void;
    readonly onRemove: () => void;
  },
): readonly MenuAction[] {
  return [
    {
      id: "rename",
      label: `Rename ${name}…`,
      icon: TextCursorInput,
      onAction: () => onAsk({ what: "rename", column: name }),
    },
    {
      id: "recode",
      label: `Recode and merge values of ${name}…`,
      icon: Combine,
      isDisabled: top.length === 0,
      hint: top.length === 0 ? "It has no values that repeat as words" : undefined,
      onAction: () => onAsk({ what: "recode", column: name }),
    },
    {
      id: "remove",
      label: `Remove ${name} from the table`,
      icon: Trash2,
      isDisabled: isTarget || isOnly,
      hint: isTarget ? "It is the target: choose another one first" : undefined,
      onAction: () => {
        onRemove();
        const edit = { edit: "drop-columns", params: { columns: [name] }, on: true };
        void useStudio.getState().addEdit(edit);
      },
    },
  ];
}

import {
  Combine,
  PencilLine,
  Replace,
  Rows3,
  SquareFunction,
  TableProperties,
  TextCursorInput,
  Trash2,
} from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Menu, type MenuAction } from "#ui/controls/Menu.tsx";

const FindReplaceDialog = lazy(() => import("./FindReplaceDialog.tsx"));
const RenameColumnDialog = lazy(() => import("./RenameColumnDialog.tsx"));
const RecodeDialog = lazy(() => import("./RecodeDialog.tsx"));
const FormulaDialog = lazy(() => import("./FormulaDialog.tsx"));
const ReshapeDialog = lazy(() => import("./ReshapeDialog.tsx"));
type Asking = "replace" | "rename" | "recode" | "formula" | "reshape" | null;

/** Changes of the table from its own screen: of the open column, or of the whole. Each becomes a step. */
export function EditActs({
  columns,
  open,
  dataKey,
  isTarget,
  onOpenColumn,
}: {
  readonly columns: readonly ColumnSummary[];
  readonly open: ColumnSummary | null;
  /** Stands for this reading of the table. */
  readonly dataKey: string;
  readonly isTarget: boolean;
  readonly onOpenColumn: (column: string | null) => void;
}) {
  const { addEdit } = useStudio.getState();
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const ofColumn: readonly (MenuAction | "-")[] =
    open === null
      ? []
      : [
          {
            id: "rename",
            label: `Rename ${open.name}…`,
            icon: TextCursorInput,
            onAction: () => setAsking("rename"),
          },
          {
            id: "recode",
            label: `Recode and merge values of ${open.name}…`,
            icon: Combine,
            isDisabled: open.top.length === 0,
            hint: open.top.length === 0 ? "It has no values that repeat as words" : undefined,
            onAction: () => setAsking("recode"),
          },
          {
            id: "remove",
            label: `Remove ${open.name} from the table`,
            icon: Trash2,
            isDisabled: isTarget || columns.length === 1,
            hint: isTarget ? "It is the target: choose another one first" : undefined,
            onAction: () => {
              onOpenColumn(null);
              void addEdit({ edit: "drop-columns", params: { columns: [open.name] }, on: true });
            },
          },
          "-",
        ];
  return (
    <>
      <Menu
        label="Changes of the table"
        items={[
          ...ofColumn,
          {
            id: "formula",
            label: "Compute a column…",
            icon: SquareFunction,
            hint: "By a formula of the others",
            onAction: () => setAsking("formula"),
          },
          {
            id: "reshape",
            label: "Group, pivot or melt…",
            icon: TableProperties,
            hint: "Other rows out of these",
            onAction: () => setAsking("reshape"),
          },
          { id: "replace", label: "Find and replace…", icon: Replace, onAction: () => setAsking("replace") },
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
      <Suspense fallback={null}>
        {asking === "replace" ? (
          <FindReplaceDialog columns={columns} column={open?.name ?? null} onClose={close} />
        ) : null}
        {asking === "formula" ? <FormulaDialog columns={columns} dataKey={dataKey} onClose={close} /> : null}
        {asking === "reshape" ? <ReshapeDialog columns={columns} onClose={close} /> : null}
        {asking === "rename" && open ? (
          <RenameColumnDialog
            column={open.name}
            taken={new Set(columns.map(({ name }) => name))}
            onClose={(renamedTo) => {
              close();
              if (renamedTo !== null) onOpenColumn(renamedTo);
            }}
          />
        ) : null}
        {asking === "recode" && open ? <RecodeDialog column={open} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

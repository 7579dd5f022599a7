import { lazy, Suspense } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";

const FindReplaceDialog = lazy(() => import("./FindReplaceDialog.tsx"));
const RenameColumnDialog = lazy(() => import("./RenameColumnDialog.tsx"));
const RecodeDialog = lazy(() => import("./RecodeDialog.tsx"));
const KeepRowsDialog = lazy(() => import("./KeepRowsDialog.tsx"));
const FormulaDialog = lazy(() => import("./FormulaDialog.tsx"));
const JoinDialog = lazy(() => import("./JoinDialog.tsx"));
const AppendDialog = lazy(() => import("./AppendDialog.tsx"));
const SampleDialog = lazy(() => import("./SampleDialog.tsx"));
const ReshapeDialog = lazy(() => import("./ReshapeDialog.tsx"));

/** What is asked about a change of the table, and of which column where it is of one. */
export interface Asking {
  readonly what:
    | "replace"
    | "rename"
    | "recode"
    | "formula"
    | "reshape"
    | "keep-rows"
    | "join"
    | "append"
    | "sample";
  readonly column: string | null;
  /** What was looked for in the table, where it is to be replaced. */
  readonly find?: string;
}

/** The dialog of a change of the table; each is loaded when it is first asked for. */
export function EditDialogs({
  asking: { what, column: name, find },
  columns,
  dataKey,
  onRenamed,
  onClose,
}: {
  readonly asking: Asking;
  readonly columns: readonly ColumnSummary[];
  /** Stands for this reading of the table. */
  readonly dataKey: string;
  readonly onRenamed: (from: string, to: string) => void;
  readonly onClose: () => void;
}) {
  const column = columns.find((each) => each.name === name);
  return (
    <Suspense fallback={null}>
      {what === "replace" ? (
        <FindReplaceDialog
          columns={columns}
          column={name}
          find={find ?? null}
          dataKey={dataKey}
          onClose={onClose}
        />
      ) : null}
      {what === "formula" ? <FormulaDialog columns={columns} dataKey={dataKey} onClose={onClose} /> : null}
      {what === "reshape" ? <ReshapeDialog columns={columns} onClose={onClose} /> : null}
      {what === "join" ? <JoinDialog columns={columns} dataKey={dataKey} onClose={onClose} /> : null}
      {what === "append" ? <AppendDialog dataKey={dataKey} onClose={onClose} /> : null}
      {what === "sample" ? <SampleDialog columns={columns} onClose={onClose} /> : null}
      {what === "rename" && column ? (
        <RenameColumnDialog
          column={column.name}
          taken={new Set(columns.map((each) => each.name))}
          onClose={(renamedTo) => {
            onClose();
            if (renamedTo !== null) onRenamed(column.name, renamedTo);
          }}
        />
      ) : null}
      {what === "keep-rows" && column ? (
        <KeepRowsDialog column={column} dataKey={dataKey} onClose={onClose} />
      ) : null}
      {what === "recode" && column ? (
        <RecodeDialog column={column} dataKey={dataKey} onClose={onClose} />
      ) : null}
    </Suspense>
  );
}

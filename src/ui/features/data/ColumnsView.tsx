/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid places its cells itself, which a table cannot */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { type ColumnKind, columnKinds } from "#core/frame/column.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { type Role, roles as everyRole } from "#core/pipeline/plan-types.ts";
import { columnFacts, levelsWord } from "#ui/columns/column-facts.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { kindWords } from "#ui/columns/kind-words.ts";
import { roleWords, whyNotRole } from "#ui/columns/roles-of-columns.ts";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { formatCount, formatPercent } from "#ui/format/numbers.ts";

const rowHeight = 34;

/** One line a column: kind, role and what is in it. Only the lines in view exist. */
export function ColumnsView({
  columns,
  roles,
  openColumn,
  onOpenColumn,
  onKind,
  onRole,
}: {
  columns: readonly ColumnSummary[];
  roles: ReadonlyMap<string, Role>;
  openColumn: string | null;
  onOpenColumn: (column: string) => void;
  onKind: (column: string, kind: ColumnKind) => void;
  onRole: (column: string, role: Role) => void;
}) {
  const [wanted, setWanted] = useState("");
  const search = useDeferredValue(wanted.trim().toLowerCase());
  const shown = useMemo(
    () => columns.filter(({ name }) => name.toLowerCase().includes(search)),
    [columns, search],
  );
  const element = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its numbers are read in this render only
  const lines = useVirtualizer({
    count: shown.length,
    getScrollElement: () => element.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SearchBox
        label="Find a column"
        placeholder={`Find among ${formatCount(columns.length)} columns`}
        value={wanted}
        onChange={setWanted}
        className="mb-2 max-w-72"
      />
      <div
        ref={element}
        className="column-lines"
        role="table"
        aria-label="Columns"
        aria-rowcount={shown.length + 1}
      >
        <div role="row" aria-rowindex={1} className="column-line head">
          {["Column", "Kind", "Role", "Missing", "Different", "Range or top", "Examples"].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: lines.getTotalSize(), position: "relative" }}>
          {lines.getVirtualItems().map(({ index, start }) => {
            const column = shown[index];
            if (!column) return null;
            const role = roles.get(column.name) ?? "ignore";
            return (
              <div
                key={column.name}
                role="row"
                aria-rowindex={index + 2}
                className="column-line"
                data-selected={column.name === openColumn || undefined}
                style={{ position: "absolute", top: start, height: rowHeight, left: 0, right: 0 }}
              >
                <span role="cell" className="cut">
                  <Button className="name" onPress={() => onOpenColumn(column.name)}>
                    <ColumnKindIcon kind={column.kind} isTarget={role === "target"} />
                    <span className="cut">{column.name}</span>
                  </Button>
                </span>
                <span role="cell">
                  <select
                    className="box"
                    aria-label={`Kind of ${column.name}`}
                    value={column.kind}
                    onChange={(event) => onKind(column.name, event.target.value as ColumnKind)}
                  >
                    {columnKinds.map((kind) => (
                      <option key={kind} value={kind}>
                        {kindWords[kind]}
                      </option>
                    ))}
                  </select>
                </span>
                <span role="cell">
                  <select
                    className="box"
                    aria-label={`Role of ${column.name}`}
                    value={role}
                    onChange={(event) => onRole(column.name, event.target.value as Role)}
                  >
                    {everyRole.map((value) => (
                      <option
                        key={value}
                        value={value}
                        disabled={
                          whyNotRole(column.kind, value) !== null || (role === "target" && value !== "target")
                        }
                      >
                        {roleWords[value]}
                      </option>
                    ))}
                  </select>
                </span>
                <span role="cell" className="num right">
                  {column.missing === 0 ? (
                    <span className="muted">0</span>
                  ) : (
                    <>
                      {formatCount(column.missing)} · {formatPercent(column.missing / column.nRows)}
                    </>
                  )}
                </span>
                <span role="cell" className="num right">
                  {column.distinctIsExact ? "" : "> "}
                  {formatCount(column.distinct)}
                </span>
                <span role="cell" className="num cut">
                  {column.range ? columnFacts(column)[1] : (column.top[0]?.value ?? levelsWord(column))}
                </span>
                <span role="cell" className="num cut muted" title={column.examples.join("\n")}>
                  {column.examples.join(" · ")}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

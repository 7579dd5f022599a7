/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid places its cells itself, which a table cannot */
import { memo } from "react";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import type { Distribution } from "#state/studio-state.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { columnFacts } from "#ui/columns/column-facts.ts";
import { MiniDistribution } from "#ui/columns/MiniDistribution.tsx";
import { isContinuous } from "#ui/columns/kind-words.ts";
import { formatCount } from "#ui/format/numbers.ts";
import type { PlacedColumn } from "./GridLine.tsx";

export interface HeaderFacts {
  readonly target: string | null;
  readonly positive: string | null;
  /** Stands for this reading of the table and its target. */
  readonly dataKey: string;
  /** The most harmful alert of each column. */
  readonly alerts: ReadonlyMap<string, DataAlert>;
  readonly askDistribution: (column: string) => Promise<Distribution>;
}

interface HeaderCellProps extends HeaderFacts {
  readonly id: string;
  readonly place: PlacedColumn;
  readonly active: boolean;
  readonly open: boolean;
  /** How the table is ordered by it; null where it is not. */
  readonly sorted: "ascending" | "descending" | null;
  readonly onOpen: (column: string) => void;
}

/** What a column is, at a glance: kind, name, shape by class, range or levels, how much is missing, what to look at. */
export const HeaderCell = memo(function HeaderCell({
  id,
  place,
  active,
  open,
  sorted,
  onOpen,
  ...facts
}: HeaderCellProps) {
  const { column, index, start, size } = place;
  const { target, positive, dataKey, alerts, askDistribution } = facts;
  const isTarget = column.name === target;
  const asks = column.kind !== "text" && column.missing < column.nRows;
  const { value } = useAnswer(asks ? `distribution ${dataKey} ${column.name}` : null, () =>
    askDistribution(column.name),
  );
  const [kind, extent, middle] = columnFacts(column);
  const alert = alerts.get(column.name);
  const state = stateWord(column, alert);
  const full = column.missing === 0 ? 0 : Math.max(0.5, (100 * column.missing) / Math.max(1, column.nRows));
  return (
    // The grid itself holds the focus and takes the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="columnheader"
      aria-colindex={index + 2}
      aria-selected={open}
      aria-sort={sorted ?? "none"}
      aria-label={`${column.name}, ${isTarget ? "target, " : ""}${kind}, ${extent}, ${state.word}`}
      className="column"
      data-target={isTarget || undefined}
      data-active={active || undefined}
      style={{ left: start, width: size }}
      title={alert ? `${column.name}\n${alert.message}` : column.name}
      onClick={() => onOpen(column.name)}
    >
      <div className="name">
        <ColumnKindIcon kind={column.kind} isTarget={isTarget} />
        <span className="cut">{column.name}</span>
        {sorted === null ? null : <span aria-hidden>{sorted === "ascending" ? "↑" : "↓"}</span>}
      </div>
      <MiniDistribution
        summary={column}
        distribution={value?.column === column.name ? value : null}
        isTarget={isTarget && !isContinuous(column.kind)}
        positive={positive}
        width={size - 18}
        height={40}
      />
      <div className="fact">
        <span>{isTarget ? "target" : column.kind === "integer" ? "number" : kind}</span>
        <span>{extent}</span>
      </div>
      <div className="fact">
        <span>{middle}</span>
        <span className={state.tone}>{state.word}</span>
      </div>
      <div className="share">{full > 0 ? <i style={{ width: `${full}%` }} /> : null}</div>
    </div>
  );
});

function stateWord(column: ColumnSummary, alert: DataAlert | undefined): { word: string; tone: string } {
  if (column.missing > 0) {
    const all = column.missing === column.nRows;
    const word = all ? "all missing" : `${formatCount(column.missing)} missing`;
    return { word, tone: all || alert?.severity === "high" ? "bad" : "warn" };
  }
  if (alert && alert.severity !== "low") {
    return { word: "see alert", tone: alert.severity === "high" ? "bad" : "warn" };
  }
  return { word: "complete", tone: "" };
}

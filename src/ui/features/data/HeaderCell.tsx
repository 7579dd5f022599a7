/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid places its cells itself, which a table cannot */
import { EllipsisVertical, Pin } from "lucide-react";
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
import type { ShownColumn } from "./shown-columns.ts";

export interface HeaderFacts {
  readonly target: string | null;
  readonly positive: string | null;
  /** Stands for this reading of the table and its target. */
  readonly dataKey: string;
  /** The most harmful alert of each column. */
  readonly alerts: ReadonlyMap<string, DataAlert>;
  readonly askDistribution: (column: string) => Promise<Distribution>;
  /** A bar of a column's small histogram was pressed: its rows are to be selected. */
  readonly onSelectBin: (column: string, bin: number, words: string) => void;
}

interface HeaderCellProps extends HeaderFacts {
  readonly id: string;
  readonly place: PlacedColumn;
  readonly active: boolean;
  /** Its name has what is looked for. */
  readonly isFound: boolean;
  readonly open: boolean;
  /** How the table is ordered by it; null where it is not. */
  readonly sorted: "ascending" | "descending" | null;
  readonly onOpen: (column: string) => void;
  readonly onMenu: (column: ShownColumn, header: HTMLElement) => void;
}

/** What a column is, at a glance: kind, name, shape by class, range or levels, how much is missing, what to look at. */
export const HeaderCell = memo(function HeaderCell({
  id,
  place,
  active,
  isFound,
  open,
  sorted,
  onOpen,
  onMenu,
  ...facts
}: HeaderCellProps) {
  const { column, index, start, size } = place;
  const { target, positive, dataKey, alerts, askDistribution, onSelectBin } = facts;
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
      aria-label={`${column.name}, ${isTarget ? "target, " : ""}${place.isPinned ? "pinned, " : ""}${kind}, ${extent}, ${state.word}`}
      className="column"
      data-target={isTarget || undefined}
      data-active={active || undefined}
      data-found={isFound || undefined}
      style={{ left: start, width: size }}
      title={alert ? `${column.name}\n${alert.message}` : column.name}
      onClick={() => onOpen(column.name)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(place, event.currentTarget);
      }}
    >
      <div className="name">
        <ColumnKindIcon kind={column.kind} isTarget={isTarget} />
        <span className="cut">{column.name}</span>
        {sorted === null ? null : <span aria-hidden>{sorted === "ascending" ? "↑" : "↓"}</span>}
        {place.isPinned ? <Pin className="icon small" aria-hidden /> : null}
        <button
          type="button"
          className="more"
          tabIndex={-1}
          aria-label={`Acts for ${column.name}`}
          onClick={(event) => {
            event.stopPropagation();
            const header = event.currentTarget.closest<HTMLElement>(".column");
            if (header) onMenu(place, header);
          }}
        >
          <EllipsisVertical className="icon small" aria-hidden />
        </button>
      </div>
      <MiniDistribution
        summary={column}
        distribution={value?.column === column.name ? value : null}
        isTarget={isTarget && !isContinuous(column.kind)}
        positive={positive}
        width={size - 18}
        height={40}
        onSelectBin={(bin, words) => onSelectBin(column.name, bin, words)}
      />
      <div className="fact">
        <span>{isTarget ? "target" : column.kind === "integer" ? "number" : kind}</span>
        <span>{yearsOf(column) ?? extent}</span>
      </div>
      <div className="fact">
        <span>{middle}</span>
        <span className={state.tone}>{state.word}</span>
      </div>
      <div className="share">{full > 0 ? <i style={{ width: `${full}%` }} /> : null}</div>
    </div>
  );
});

/** "2000 – 2019": the days of a long time do not fit here, and are said beside the table. */
function yearsOf({ kind, range }: ColumnSummary): string | null {
  if (kind !== "datetime" || !range) return null;
  const [first, last] = [range.min, range.max].map((at) => new Date(at).getUTCFullYear());
  return first === last ? null : `${first} – ${last}`;
}

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

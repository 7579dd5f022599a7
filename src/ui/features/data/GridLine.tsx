/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid places its cells itself, which a table cannot */
import { memo } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { isNumber } from "#ui/columns/kind-words.ts";
import type { RowCells } from "./cell-cache.ts";
import type { CellPlace } from "./grid-keys.ts";

export interface PlacedColumn {
  readonly index: number;
  /** Pixels from the left of the table. */
  readonly start: number;
  readonly size: number;
  readonly column: ColumnSummary;
}

interface LineCellsProps {
  readonly id: string;
  readonly index: number;
  readonly numberWidth: number;
  readonly placed: readonly PlacedColumn[];
  /** null while they are on their way. */
  readonly cells: RowCells | null;
  readonly activeColumn: number | null;
  readonly target: string | null;
  readonly positive: string | null;
  readonly onPick: (place: CellPlace) => void;
  readonly onEdit: (place: CellPlace) => void;
}

interface GridLineProps extends LineCellsProps {
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

/** One row. Scrolling moves the line; its cells are drawn anew only when they change. */
export function GridLine({ top, height, width, ...line }: GridLineProps) {
  return (
    <div
      role="row"
      aria-rowindex={line.index + 2}
      aria-selected={line.cells?.selected ?? false}
      className="line"
      style={{ top, height, width }}
    >
      <LineCells {...line} />
    </div>
  );
}

const LineCells = memo(function LineCells(line: LineCellsProps) {
  const { id, index, numberWidth, placed, cells, activeColumn, target, positive, onPick, onEdit } = line;
  return (
    <>
      <div role="rowheader" aria-colindex={1} className="number" style={{ width: numberWidth }}>
        {cells?.row ?? ""}
      </div>
      {placed.map(({ index: at, start, size, column }) => {
        const text = cells?.cell(at);
        const isTarget = column.name === target;
        const right = isNumber(column.kind) ? " right" : "";
        const strong = isTarget && positive !== null && text === positive ? " positive" : "";
        return (
          // The grid itself holds the focus and takes the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={column.name}
            id={`${id}-${index}-${at}`}
            role="gridcell"
            aria-colindex={at + 2}
            className={`cell${right}${strong}`}
            data-target={isTarget || undefined}
            data-active={activeColumn === at || undefined}
            style={{ left: start, width: size, ...roomRight(isNumber(column.kind) ? cells?.room(at) : 0) }}
            title={text !== null && text !== undefined && text.length > 16 ? text.slice(0, 1000) : undefined}
            onClick={() => onPick({ row: index, column: at })}
            onDoubleClick={() => onEdit({ row: index, column: at })}
          >
            {text === undefined ? <span className="coming" /> : text === null ? <Missing /> : text}
          </div>
        );
      })}
    </>
  );
});

function roomRight(characters: number | undefined) {
  return characters ? { paddingRight: `calc(9px + ${characters}ch)` } : undefined;
}

function Missing() {
  return <i className="missing">missing</i>;
}

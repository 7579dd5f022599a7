/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid places its cells itself, which a table cannot */
import { memo } from "react";
import { cutText } from "#ui/format/cut-text.ts";
import { isNumber } from "#ui/columns/kind-words.ts";
import type { RowCells } from "./cell-cache.ts";
import { isHit } from "./finding.ts";
import type { CellPlace } from "./grid-keys.ts";
import type { ShownColumn } from "./shown-columns.ts";

/** No cell is so wide that more would show, and a megabyte takes the browser seconds to measure. */
const mostShown = 1000;

export interface PlacedColumn extends ShownColumn {
  /** Its place in view. */
  readonly index: number;
  /** Pixels from the left of the table. */
  readonly start: number;
  readonly size: number;
}

interface LineCellsProps {
  readonly id: string;
  readonly index: number;
  readonly numberWidth: number;
  /** Columns that stay at the left, and the room that they take with the row's number. */
  readonly fixed: readonly PlacedColumn[];
  readonly fixedWidth: number;
  readonly placed: readonly PlacedColumn[];
  /** null while they are on their way. */
  readonly cells: RowCells | null;
  readonly activeColumn: number | null;
  /** Cells with it are marked. */
  readonly soughtText: string;
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
  const {
    id,
    index: row,
    numberWidth,
    fixed,
    fixedWidth,
    placed,
    cells,
    activeColumn,
    soughtText,
    target,
    positive,
    onPick,
    onEdit,
  } = line;
  const cell = ({ index, at, start, size, column }: PlacedColumn) => {
    const text = cells?.cell(at);
    const isTarget = column.name === target;
    const right = isNumber(column.kind) ? " right" : "";
    const strong = isTarget && positive !== null && text === positive ? " positive" : "";
    return (
      // The grid itself holds the focus and takes the keys.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
      <div
        key={column.name}
        id={`${id}-${row}-${index}`}
        role="gridcell"
        aria-colindex={index + 2}
        className={`cell${right}${strong}`}
        data-target={isTarget || undefined}
        data-active={activeColumn === index || undefined}
        data-found={(text && isHit(soughtText, text)) || undefined}
        style={{ left: start, width: size, ...roomRight(isNumber(column.kind) ? cells?.room(at) : 0) }}
        title={text !== null && text !== undefined && text.length > 16 ? text.slice(0, 1000) : undefined}
        onClick={() => onPick({ row, column: index })}
        onDoubleClick={() => onEdit({ row, column: index })}
      >
        {text === undefined ? (
          <span className="coming" />
        ) : text === null ? (
          <Missing />
        ) : (
          cutText(text, mostShown)
        )}
      </div>
    );
  };
  return (
    <>
      <div role="presentation" className="fixed-cells" style={{ width: fixedWidth }}>
        <div role="rowheader" aria-colindex={1} className="number" style={{ width: numberWidth }}>
          {cells?.row ?? ""}
        </div>
        {fixed.map(cell)}
      </div>
      {placed.map(cell)}
    </>
  );
});

function roomRight(characters: number | undefined) {
  return characters ? { paddingRight: `calc(9px + ${characters}ch)` } : undefined;
}

function Missing() {
  return <i className="missing">missing</i>;
}

import type { ChartData, GridCell } from "#core/explore/chart-data.ts";
import { HeatMap } from "#ui/charts/HeatMap.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber, formatShortCount, plural } from "#ui/format/numbers.ts";
import { placeName, placeNames } from "./axis-words.ts";

/** Two columns crossed: cells inked by their rows, or by the mean of a third column. */
export function GridMap({
  data,
  cells,
  onPick,
}: {
  data: ChartData;
  /** cells[up][across] */
  cells: readonly (readonly GridCell[])[];
  onPick: (across: number, up: number) => void;
}) {
  const { x, y, spec, panels } = data;
  if (y === null) return null;
  const isMean = cells.some((line) => line.some(({ value }) => value !== null));
  const all = panels.flatMap(({ body }) => (body.kind === "grid" ? body.cells.flat() : []));
  const values = all.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const most = Math.max(1, ...all.map(({ n }) => n));
  // The first line is drawn at the top, and up is up.
  const up = (down: number) => (y.labels ? down : cells.length - 1 - down);
  const at = (down: number, across: number) => cells[up(down)]?.[across];
  const names = placeNames(y);
  return (
    <HeatMap
      label={`${y.column} by ${x.column}`}
      down={names.map((_, down) => names[up(down)] ?? "")}
      across={placeNames(x)}
      mostSide={132}
      cellAt={(down, across) => {
        const cell = at(down, across);
        if (!cell || cell.n === 0) return null;
        const strength = isMean
          ? cell.value === null
            ? 0
            : 0.08 + 0.92 * (high > low ? (cell.value - low) / (high - low) : 0.5)
          : Math.sqrt(cell.n / most);
        return { tone: "amount", strength };
      }}
      numberAt={(down, across) => {
        const cell = at(down, across);
        if (!cell || cell.n === 0) return "";
        return isMean ? (cell.value === null ? "" : formatNumber(cell.value, 3)) : formatShortCount(cell.n);
      }}
      wordsAt={(down, across) => {
        const cell = at(down, across);
        const where = `${isolate(placeName(x, across))} with ${isolate(placeName(y, up(down)))}`;
        const mean =
          cell?.value == null ? "" : `, mean ${isolate(spec.colour ?? "")} ${formatNumber(cell.value, 3)}`;
        const chosen = cell && cell.selected > 0 ? `, ${plural(cell.selected, "row")} selected` : "";
        return `${where}: ${plural(cell?.n ?? 0, "row")}${mean}${chosen}`;
      }}
      isMarked={(down, across) => (at(down, across)?.selected ?? 0) > 0}
      onOpen={(down, across) => onPick(across, up(down))}
      openWords="Enter selects its rows"
      tones={[
        { tone: "amount", words: isMean ? `low to high mean of ${spec.colour ?? ""}` : "few to many rows" },
      ]}
    />
  );
}

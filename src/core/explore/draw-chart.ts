import type { Table } from "#core/frame/column.ts";
import { cellsOf, type ChartCuts, chartCuts } from "#core/explore/chart-cuts.ts";
import type { ChartBody, ChartData } from "#core/explore/chart-data.ts";
import { type ChartSpec, isMany } from "#core/explore/chart-spec.ts";
import { drawBoxes } from "#core/explore/draw-boxes.ts";
import { drawMany } from "#core/explore/draw-many.ts";
import { type DrawnPanels, drawPoints } from "#core/explore/draw-points.ts";
import { gatherByCell, summarise } from "#core/explore/summarise.ts";
import { filteredRows } from "#core/explore/filtered-rows.ts";
import { rowsWhere } from "#core/frame/row-conditions.ts";
import { rangeOf } from "#core/explore/cut.ts";

/**
 * Counts a chart from all rows of the table that its filters let through, or from those selected among them. Its axes and
 * bins are of all these rows either way, so that the two can be compared.
 * @param selected rows to mark, ascending; null without a selection
 * @throws LatheError "unknown-column"
 */
export function drawChart(
  table: Table,
  spec: ChartSpec,
  selected: Int32Array | null,
  onlySelected = false,
): ChartData {
  if (spec.filters.length === 0) return drawTable(table, spec, selected, onlySelected);
  const { table: part, rows, placeOf } = filteredRows(table, spec, rowsWhere(table, spec.filters));
  const chosen = selected?.map((row) => placeOf[row]!).filter((place) => place !== -1) ?? null;
  const data = drawTable(part, spec, chosen, onlySelected);
  const panels = data.panels.map((panel) => ({ ...panel, body: inWholeTable(panel.body, rows) }));
  return { ...data, panels, filtered: table.nRows - rows.length };
}

/** Single rows by their number in the whole table. */
function inWholeTable(body: ChartBody, rows: Int32Array): ChartBody {
  const numbered = <R extends { readonly row: number }>(each: R): R => ({ ...each, row: rows[each.row]! });
  if (body.kind === "points") return { ...body, points: body.points.map(numbered) };
  if (body.kind !== "matrix" && body.kind !== "parallel") return body;
  return { ...body, drawn: body.drawn?.map(numbered) ?? null };
}

function drawTable(
  table: Table,
  spec: ChartSpec,
  selected: Int32Array | null,
  onlySelected: boolean,
): ChartData {
  const cuts = chartCuts(table, spec);
  const mask = maskOf(table.nRows, selected);
  const only = onlySelected ? mask : null;
  // Where only selected rows are drawn, marking them would say nothing.
  const marked = only === null ? mask : null;
  const drawn = isMany(spec.mark)
    ? drawMany(table, spec, cuts, only, marked === null ? null : (row) => marked[row] === 1)
    : spec.mark === "dots" || spec.mark === "density" || spec.mark === "map"
      ? drawPoints(table, spec, cuts, only, (row) => marked !== null && marked[row] === 1)
      : drawCells(table, spec, cuts, only, marked);
  return {
    spec,
    nRows: only === null || selected === null ? table.nRows : selected.length,
    onlySelected: only !== null,
    filtered: 0,
    level: cuts.level,
    x: cuts.xAxis,
    y: cuts.yAxis,
    group: cuts.group?.axis ?? null,
    panel: cuts.panel?.axis ?? null,
    ...drawn,
  };
}

function maskOf(nRows: number, selected: Int32Array | null): Uint8Array | null {
  if (selected === null) return null;
  const mask = new Uint8Array(nRows);
  for (const row of selected) mask[row] = 1;
  return mask;
}

/** Of rows that are not selected, where only those are drawn. */
const notDrawn = -3;

/** Charts whose rows lie in places: counted, summed up or boxed, place by place. */
function drawCells(
  table: Table,
  spec: ChartSpec,
  cuts: ChartCuts,
  only: Uint8Array | null,
  mask: Uint8Array | null,
): DrawnPanels {
  const { size, nX, nY, nGroups, at } = cellsOf(cuts);
  const perPanel = nGroups * nX * nY;
  const places = Int32Array.from({ length: table.nRows }, (_, row) =>
    only !== null && only[row] === 0 ? notDrawn : at(row),
  );
  const counts = new Int32Array(size);
  const marked = new Int32Array(size);
  let [missing, beyond] = [0, 0];
  for (let row = 0; row < table.nRows; row++) {
    const place = places[row]!;
    if (place === notDrawn) continue;
    if (place === -1) missing++;
    else if (place === -2) beyond++;
    else {
      counts[place]!++;
      if (mask !== null) marked[place]! += mask[row]!;
    }
  }
  const gathered =
    cuts.values === null ? null : gatherByCell(table.nRows, size, (row) => places[row]!, cuts.values);
  const toBody = bodyOf(spec, cuts);
  const panels = Array.from({ length: size / Math.max(1, perPanel) }, (_, panel) => {
    const part = [panel * perPanel, (panel + 1) * perPanel] as const;
    const own = counts.subarray(...part);
    return {
      nRows: own.reduce((sum, n) => sum + n, 0),
      body: toBody({
        counts: own,
        marked: mask === null ? null : marked.subarray(...part),
        gathered: gathered?.slice(...part) ?? [],
        nX,
        nGroups,
      }),
    };
  });
  return { panels, missing, beyond };
}

interface PanelCells {
  readonly counts: Int32Array;
  readonly marked: Int32Array | null;
  readonly gathered: readonly Float64Array[];
  readonly nX: number;
  readonly nGroups: number;
}

function bodyOf(spec: ChartSpec, cuts: ChartCuts): (cells: PanelCells) => ChartBody {
  if (spec.mark === "heat" || spec.mark === "mosaic") return gridOf;
  if (cuts.values === null) return countsOf;
  if (spec.mark === "box" || spec.mark === "violin") {
    const isLog = cuts.x === null ? spec.xLog : spec.yLog;
    const range = spec.mark === "violin" ? rangeOf(cuts.values, false) : null;
    return ({ gathered, nGroups }) => ({
      kind: "boxes",
      boxes: inGroups(drawBoxes(gathered, range, isLog), nGroups),
    });
  }
  return ({ gathered, nGroups }) => ({
    kind: "summaries",
    cells: inGroups(
      gathered.map((values) => summarise(values, spec.aggregate, cuts.level !== null)),
      nGroups,
    ),
  });
}

function countsOf({ counts, marked, nX, nGroups }: PanelCells): ChartBody {
  const selected =
    marked === null
      ? null
      : Array.from({ length: nX }, (_, x) => {
          let sum = 0;
          for (let group = 0; group < nGroups; group++) sum += marked[group * nX + x]!;
          return sum;
        });
  return { kind: "counts", counts: inGroups(Array.from(counts), nGroups), selected };
}

function gridOf({ counts, marked, gathered, nX }: PanelCells): ChartBody {
  const cells = Array.from(counts, (n, place) => ({
    n,
    value: gathered[place] === undefined ? null : (summarise(gathered[place], "mean", false)?.value ?? null),
    selected: marked?.[place] ?? 0,
  }));
  return { kind: "grid", cells: inGroups(cells, nX === 0 ? 0 : cells.length / nX) };
}

/** Cut into equal parts. */
function inGroups<T>(cells: readonly T[], n: number): readonly (readonly T[])[] {
  const each = n === 0 ? 0 : cells.length / n;
  return Array.from({ length: n }, (_, i) => cells.slice(i * each, (i + 1) * each));
}

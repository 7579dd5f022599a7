import { isDensity } from "#core/explore/chart-cuts.ts";
import { type ChartMark, type ChartSpec, isMany, plainSpec } from "#core/explore/chart-spec.ts";
import { type ChartProposal, isNumber, mostDots, proposeChart } from "#core/explore/propose-chart.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";

/** What a person has put on the shelves beside the column across, and set. */
export interface ChartChoice extends Omit<ChartSpec, "x" | "mark"> {
  /** null takes what suits the columns. */
  readonly mark: ChartMark | null;
  /** The colour is the target's classes, where the mark has colours; `colour` says nothing. */
  readonly isColourAuto: boolean;
  /** Draws the selected rows alone, while there are any. */
  readonly onlySelected: boolean;
}

const { x: _x, mark: _mark, ...untouched } = plainSpec("", "histogram");
export const freshChoice: ChartChoice = { ...untouched, mark: null, isColourAuto: true, onlySelected: false };

export interface ResolvedChart {
  /** null where no mark can draw the columns. */
  readonly spec: ChartSpec | null;
  readonly proposal: ChartProposal;
  readonly y: ColumnSummary | null;
  readonly colour: ColumnSummary | null;
  readonly size: ColumnSummary | null;
  readonly facet: ColumnSummary | null;
  readonly more: readonly ColumnSummary[];
  /** One column as it comes: the figures of distribution and share say most of it. */
  readonly isPlain: boolean;
}

/** The chart that a choice makes of this table: columns that it does not have are on no shelf. */
export function resolveChart(
  choice: ChartChoice,
  x: ColumnSummary,
  columns: readonly ColumnSummary[],
  target: { readonly name: string; readonly positive: string | null; readonly isClass: boolean } | null,
): ResolvedChart {
  const find = (name: string | null) => columns.find((column) => column.name === name) ?? null;
  const drawable = (name: string | null) => {
    const column = find(name);
    return column !== null && column.kind !== "text" && column.distinct > 0 ? column : null;
  };
  const y = choice.y === x.name ? null : find(choice.y);
  const more = choice.more.flatMap((name) => {
    const column = name === x.name || name === y?.name ? null : drawable(name);
    return column === null ? [] : [column];
  });
  const proposal = proposeChart({ x, y, more, nRows: x.nRows });
  const isLegal = proposal.marks.some(({ mark, refusal }) => mark === choice.mark && refusal === null);
  const mark = isLegal ? choice.mark : proposal.mark;
  const hasColours =
    mark === "dots" ||
    ((mark === "map" || (mark !== null && isMany(mark))) && x.nRows <= mostDots) ||
    (y === null && (mark === "histogram" || mark === "bars"));
  // Where the target has a panel for each class, its colours would say the same again.
  const isSplit = target !== null && (target.name === x.name || target.name === choice.facet);
  const byTarget = target !== null && target.isClass && hasColours && !isSplit;
  const colour = choice.isColourAuto ? (byTarget ? drawable(target.name) : null) : drawable(choice.colour);
  // A panel for each level of an axis would hold one level each.
  const isAxis = choice.facet === x.name || choice.facet === y?.name;
  const facet = isAxis || (mark !== null && isMany(mark)) ? null : drawable(choice.facet);
  const sized = find(choice.size);
  const ofDots = { mark: mark ?? "histogram", colour: colour?.name ?? null };
  const hasDots = mark === "dots" || (mark === "map" && !isDensity(ofDots, x.nRows));
  const size = sized !== null && isNumber(sized) && hasDots ? sized : null;
  const level = choice.level ?? (target !== null && y?.name === target.name ? target.positive : null);
  const isPlain =
    y === null &&
    more.length === 0 &&
    choice.filters.length === 0 &&
    choice.isColourAuto &&
    facet === null &&
    choice.bins === null &&
    !choice.xLog &&
    choice.stack === "stacked" &&
    choice.sort === "label";
  if (mark === null) return { spec: null, proposal, y, colour: null, size, facet, more, isPlain };
  const { isColourAuto: _auto, onlySelected: _only, ...settings } = choice;
  const names = {
    y: y?.name ?? null,
    colour: colour?.name ?? null,
    size: size?.name ?? null,
    facet: facet?.name ?? null,
    more: more.map(({ name }) => name),
    filters: choice.filters.filter(({ column }) => find(column) !== null),
  };
  // Degrees lie on a map as they are.
  const isMap = mark === "map";
  const logs = {
    xLog: choice.xLog && !isMap && canLog(x),
    yLog: choice.yLog && !isMap && y !== null && canLog(y),
    trend: choice.trend && !isMap,
  };
  const spec = { ...settings, ...names, ...logs, x: x.name, mark, level };
  return { spec, proposal, y, colour, size, facet, more, isPlain };
}

/** A log scale needs numbers above zero, and some distance between them. */
export function canLog(column: ColumnSummary): boolean {
  return (
    isNumber(column) && column.range !== null && column.range.max > 0 && column.range.max > column.range.min
  );
}

import type { Box, ChartData, ChartPanel, GridCell, Summary } from "#core/explore/chart-data.ts";
import type { Axis } from "#core/explore/cut.ts";
import { leastLineRows, linePoints } from "#core/explore/line-points.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { capital } from "#core/shared/capital.ts";
import type { Distribution } from "#state/studio-state.ts";
import { axisScale } from "#ui/charts/axis-scale.ts";
import { plainFinding } from "#ui/columns/distribution-words.ts";
import { formatValue } from "#ui/columns/format-value.ts";
import { correlationFinding } from "#ui/columns/scatter-words.ts";
import { classFinding, shareFinding } from "#ui/columns/share-words.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatFixed, formatNumber, formatPercent } from "#ui/format/numbers.ts";
import { placeName, placeNames, placeWords } from "./axis-words.ts";
import { boxAxes, formatSummedUp, middleOn, summedUpTitle } from "./chart-values.ts";

/** What a chart shows, with the number that says it: its title. */
export function chartFinding(data: ChartData, x: ColumnSummary): string {
  const [first] = data.panels;
  if (first === undefined || data.panels.every(({ nRows }) => nRows === 0))
    return "No row has all of these values";
  switch (first.body.kind) {
    case "counts":
      return countsFinding(data, x);
    case "summaries":
      return summariesFinding(data);
    case "boxes":
      return boxesFinding(data);
    case "points":
    case "hexes":
      return data.spec.mark === "map" ? mapFinding(data) : pairFinding(data);
    case "grid":
      return gridFinding(data);
    case "matrix":
    case "parallel":
      return severalFinding(first.body, data.nRows);
  }
}

/** The counts of all panels together, as the figures of one column have them. */
function asDistribution({ x, group, panels, missing }: ChartData): Distribution {
  const names = group === null ? [""] : placeNames(group);
  const counts = names.map((_, at) =>
    panels.reduce<readonly number[]>((sum, { body }) => {
      const own = body.kind === "counts" ? (body.counts[at] ?? []) : [];
      return own.map((n, bin) => n + (sum[bin] ?? 0));
    }, []),
  );
  return {
    column: x.column,
    kind: x.kind,
    edges: x.edges,
    labels: x.labels,
    groups: names.map((label, at) => ({ label, counts: counts[at] ?? [] })),
    missing,
    otherLevels: x.nRest,
  };
}

function countsFinding(data: ChartData, x: ColumnSummary): string {
  const distribution = asDistribution(data);
  const labels = data.group?.labels ?? null;
  const positive = labels?.length === 2 ? (labels[1] ?? null) : null;
  return (
    shareFinding(distribution, positive) ??
    (labels === null ? null : classFinding(distribution)) ??
    plainFinding(distribution, x)
  );
}

interface Told {
  readonly where: Where;
  readonly cell: Summary;
}

/** Every place of every colour and panel that rests on enough rows, in words. */
function toldSummaries(data: ChartData): readonly Told[] {
  const { x, group, panel, spec } = data;
  return data.panels.flatMap(({ body }, at) => {
    if (body.kind !== "summaries") return [];
    return body.cells.flatMap((line, g) => {
      const cells =
        spec.mark === "line"
          ? linePoints(line, x.edges ?? [], middleOn(x)).points
          : line.flatMap((cell, place) => (cell === null ? [] : [{ ...cell, place }]));
      return cells.map((cell) => ({
        cell,
        where: whereWords(data, [x, cell.place], [group, g], [panel, at]),
      }));
    });
  });
}

type At = readonly [axis: ChartData["group"], place: number];

/** A place in words: whole where it is first spoken of, by its levels alone where their columns have been named. */
interface Where {
  readonly whole: string;
  readonly short: string;
}

function whereWords(data: ChartData, [first, place]: At, ...more: readonly At[]): Where {
  if (first === null) return { whole: "", short: "" };
  const name = isolate(placeName(first, place));
  // Levels of colours and panels name themselves: with their columns before them no title would end.
  const rest = more.flatMap(([axis, at]) =>
    axis === null ? [] : [axis.labels ? isolate(placeName(axis, at)) : placeWords(axis, at)],
  );
  if (first.period !== null) {
    const when = `in ${name}${tail(rest)}`;
    return { whole: when, short: when };
  }
  const word = data.spec.mark === "line" ? "at" : "where";
  return { whole: `${word} ${placeWords(first, place)}${tail(rest)}`, short: `at ${name}${tail(rest)}` };
}

function tail(words: readonly string[]): string {
  return words.map((word) => `, ${word}`).join("");
}

function summariesFinding(data: ChartData): string {
  const told = toldSummaries(data);
  const enough = told.filter(({ cell }) => cell.n >= leastLineRows);
  const taken = enough.length > 1 ? enough : told;
  // By the ends of the intervals: a place of few rows is not the highest because it may be anything.
  const isDoubted = data.level !== null || data.spec.aggregate === "mean";
  const surely = ({ value, low: end }: Summary) => (isDoubted ? (end ?? value) : value);
  const atMost = ({ value, high: end }: Summary) => (isDoubted ? (end ?? value) : value);
  const high = taken.toSorted((a, b) => surely(b.cell) - surely(a.cell))[0];
  const low = taken.toSorted((a, b) => atMost(a.cell) - atMost(b.cell))[0];
  const what = isolate(summedUpTitle(data));
  const write = formatSummedUp(data);
  if (!high || !low) return `${what} has no row to rest on`;
  const title = capital(what);
  if (high === low) return `${title} is ${write(high.cell.value)}`;
  if (isDoubted && surely(high.cell) <= atMost(low.cell))
    return `${title} differs nowhere by more than chance may give`;
  return `${title} is highest ${high.where.whole} (${write(high.cell.value)}), lowest ${low.where.short} (${write(low.cell.value)})`;
}

function boxesFinding(data: ChartData): string {
  const { levels, numbers } = boxAxes(data);
  const boxes = data.panels.flatMap(({ body }, at) =>
    body.kind !== "boxes"
      ? []
      : body.boxes.flatMap((line, g) =>
          line.flatMap((box, level) =>
            box === null
              ? []
              : [{ box, where: whereWords(data, [levels, level], [data.group, g], [data.panel, at]) }],
          ),
        ),
  );
  const enough = boxes.filter(({ box }) => box.n >= leastLineRows);
  const taken = enough.length > 1 ? enough : boxes;
  const high = taken.toSorted((a, b) => notch(b.box)[0] - notch(a.box)[0])[0];
  const low = taken.toSorted((a, b) => notch(a.box)[1] - notch(b.box)[1])[0];
  const name = isolate(numbers.column);
  if (!high || !low) return `${name} has no row to rest on`;
  const value = ({ median }: Box) => formatValue(median, numbers.kind);
  if (high === low) return `Half of ${name} lies under ${value(high.box)}`;
  if (notch(high.box)[0] <= notch(low.box)[1]) {
    return `The medians of ${name} differ nowhere by more than chance may give`;
  }
  return `Half of ${name} lies under ${value(high.box)} ${high.where.whole}, under ${value(low.box)} ${low.where.short}`;
}

/** Two medians whose notches do not meet differ, about 19 times in 20 (McGill, Tukey and Larsen 1978, doi:10.2307/2683468). */
function notch({ median, q1, q3, n }: Box): readonly [low: number, high: number] {
  const half = (1.57 * (q3 - q1)) / Math.sqrt(n);
  return [median - half, median + half];
}

function correlationOf({ body }: ChartPanel): number | null {
  return body.kind === "points" || body.kind === "hexes" ? body.correlation : null;
}

/** Of several panels, the one where the two go together most, and the one where least. */
function pairFinding(data: ChartData): string {
  const { x, y, panel, panels } = data;
  const [first] = panels;
  const names = [x.column, y?.column ?? ""] as const;
  if (panel === null || first === undefined)
    return correlationFinding(...names, first ? correlationOf(first) : null);
  const told = panels
    .map((each, at) => ({ r: correlationOf(each), at, n: each.nRows }))
    .filter(
      (each): each is { r: number; at: number; n: number } => each.r !== null && each.n >= leastLineRows,
    )
    .sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
  const [most, least] = [told[0], told.at(-1)];
  if (!most || !least) return `${names[1]} against ${names[0]}: no panel has enough rows`;
  const finding = correlationFinding(...names, most.r);
  if (most === least) return `${finding} where ${placeWords(panel, most.at)}`;
  return `${finding} where ${placeWords(panel, most.at)}, least where ${placeWords(panel, least.at)} (r = ${formatFixed(least.r, 2)})`;
}

/** The pair of several columns that goes together most. */
function severalFinding(
  { kind, axes, pairs }: Extract<ChartPanel["body"], { kind: "matrix" | "parallel" }>,
  nRows: number,
): string {
  const [most] = pairs
    .filter(({ correlation, n }) => correlation !== null && n > 2)
    .sort((a, b) => Math.abs(b.correlation ?? 0) - Math.abs(a.correlation ?? 0));
  if (most === undefined) return `${formatCount(nRows)} rows over ${axes.length} columns`;
  const names = [axes[most.first]?.column ?? "", axes[most.second]?.column ?? ""] as const;
  const among =
    kind === "matrix" ? `the closest of ${pairs.length} pairs` : "the closest of neighbouring axes";
  return pairs.length < 2
    ? correlationFinding(...names, most.correlation)
    : `${correlationFinding(...names, most.correlation)}, ${among}`;
}

/** Where half of the rows lie; of several panels, where they lie nearest together. */
function mapFinding({ panel, panels }: ChartData): string {
  const [nearest] = panels
    .flatMap(({ body, nRows }, at) =>
      (body.kind === "points" || body.kind === "hexes") && body.centre !== null
        ? [{ ...body.centre, at, nRows }]
        : [],
    )
    .filter(({ nRows }) => panel === null || nRows >= leastLineRows)
    .sort((a, b) => a.km - b.km);
  if (nearest === undefined) return "No panel has enough rows";
  const { latitude, longitude, km, at } = nearest;
  const place = `${writePlace("latitude", latitude)}, ${writePlace("longitude", longitude)}`;
  const within = `lie within ${formatNumber(km, 2)} km of ${place}`;
  return panel === null
    ? `Half of the rows ${within}`
    : `Rows lie nearest together where ${placeWords(panel, at)}: half of them ${within}`;
}

function writePlace(axis: "latitude" | "longitude", value: number): string {
  return axisScale(axis).write(Number(value.toFixed(2)));
}

function gridFinding(data: ChartData): string {
  const { x, y, panel, spec } = data;
  if (y === null) return "";
  const cells = data.panels.flatMap(({ body }, at) =>
    body.kind !== "grid"
      ? []
      : body.cells.flatMap((line, up) => line.map((cell, across) => ({ ...cell, at, up, across }))),
  );
  const where = ({ at, up, across }: { at: number; up: number; across: number }) =>
    `${placeWords(x, across)} and ${placeWords(y, up)}${panel === null ? "" : `, ${isolate(placeName(panel, at))}`}`;
  const names = ({ at, up, across }: { at: number; up: number; across: number }) =>
    [placeName(x, across), placeName(y, up), ...(panel === null ? [] : [placeName(panel, at)])]
      .map(isolate)
      .join(", ");
  const valued = cells.filter(({ value, n }) => value !== null && n >= leastLineRows);
  const sorted = valued.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [high, low] = [sorted[0], sorted.at(-1)];
  if (high && low && high !== low) {
    const [most, least] = [high, low].map(({ value }) => formatNumber(value ?? 0));
    return `Mean ${isolate(spec.colour ?? "")} is highest where ${where(high)} (${most}), lowest at ${names(low)} (${least})`;
  }
  if (panel === null && x.labels && y.labels && data.panels[0]?.body.kind === "grid") {
    return crossedFinding(x, y, data.panels[0].body.cells);
  }
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  const fullest = cells.reduce((best, cell) => (cell.n > best.n ? cell : best));
  return `Most rows lie where ${where(fullest)}: ${formatCount(fullest.n)}, ${formatPercent(fullest.n / Math.max(1, total))}`;
}

/** A cell this many standard errors from what its line and column would give is no chance, however many cells are looked at. */
const farResidual = 4;

/** The cell that is fuller than chance would have it by most (Pearson's residual). */
function crossedFinding(x: Axis, y: Axis, cells: readonly (readonly GridCell[])[]): string {
  const lines = cells.map((line) => line.reduce((sum, { n }) => sum + n, 0));
  const columns = (x.labels ?? []).map((_, across) =>
    cells.reduce((sum, line) => sum + (line[across]?.n ?? 0), 0),
  );
  const total = Math.max(
    1,
    lines.reduce((sum, n) => sum + n, 0),
  );
  let best = { residual: 0, up: 0, across: 0, n: 0 };
  for (const [up, line] of cells.entries()) {
    for (const [across, { n }] of line.entries()) {
      const expected = ((lines[up] ?? 0) * (columns[across] ?? 0)) / total;
      const residual = (n - expected) / Math.sqrt(Math.max(expected, 1));
      if (residual > best.residual) best = { residual, up, across, n };
    }
  }
  const { residual, up, across, n } = best;
  if (residual < farResidual) {
    return `No level of ${isolate(y.column)} is much more common at one of ${isolate(x.column)} than elsewhere`;
  }
  const [here, overall] = [n / Math.max(1, columns[across] ?? 0), (lines[up] ?? 0) / total];
  return `${formatPercent(here)} are ${isolate(placeName(y, up))} where ${placeWords(x, across)}, ${formatPercent(overall)} over all`;
}

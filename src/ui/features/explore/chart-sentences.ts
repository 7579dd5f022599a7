import type { ChartData } from "#core/explore/chart-data.ts";
import { isMany, manyColumns } from "#core/explore/chart-spec.ts";
import { leastLineRows, linePoints } from "#core/explore/line-points.ts";
import { conditionWords } from "#core/table-edits/condition-schema.ts";
import { capital } from "#core/shared/capital.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatFixed, formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";
import { placeName } from "./axis-words.ts";
import { boxAxes, middleOn, summedUpTitle } from "./chart-values.ts";

const dayMs = 86_400_000;

/** How a chart is to be read, what it leaves out, and what its lines say: the caption, and what is spoken of it. */
export function chartSentences(data: ChartData): readonly string[] {
  return [howToRead(data), ...trendSentences(data), leftOut(data), ...panelSentences(data)];
}

/** One line of method under the title. */
export function chartMethod(data: ChartData): string {
  const { spec, x, y, group, panel } = data;
  const colours = group === null ? "" : `, coloured by ${isolate(group.column)}`;
  const panels = panel === null ? "" : `, a panel for each ${isolate(panel.column)}`;
  const up = y === null ? "" : isolate(y.column);
  const across = isolate(x.column);
  switch (spec.mark) {
    case "histogram":
    case "bars":
      return y === null
        ? `Rows by ${across}${colours}${panels}.`
        : `${capital(summedUpTitle(data))} by ${across}${colours}${panels}.`;
    case "line":
      return `${capital(summedUpTitle(data))} along ${across}${x.period ? `, by ${x.period}` : ""}${colours}${panels}.`;
    case "box":
    case "violin":
      return `${isolate(boxAxes(data).numbers.column)} by ${isolate(boxAxes(data).levels.column)}${colours}${panels}.`;
    case "heat":
      return `${up} by ${across}${spec.colour === null ? "" : `, inked by the mean of ${isolate(spec.colour)}`}${panels}.`;
    case "mosaic":
      return `Shares of ${up} by ${across}; a column is as wide as its level is common${panels}.`;
    case "matrix":
      return `Every pair of ${manyColumns(spec).length} columns${colours}; over the diagonal Pearson’s r, on it each column alone.`;
    case "parallel":
      return `${manyColumns(spec).length} columns side by side${colours}, each axis from its lowest value to its highest.`;
    case "map":
      return `Each row at its ${across} and ${up}${colours}${panels}.`;
    case "dots":
    case "density":
      return `${up} against ${across}${colours}${panels}.`;
  }
}

function howToRead(data: ChartData): string {
  const { spec, level } = data;
  const [body] = data.panels.map((panel) => panel.body);
  const logs = [spec.xLog ? "across" : "", spec.yLog ? "up" : ""].filter((word) => word !== "");
  const scale =
    spec.mark === "map"
      ? " Degrees are as long beside each other as they are in the middle of the map; nothing but the rows is drawn."
      : logs.length === 0
        ? ""
        : ` The scale ${logs.join(" and ")} is logarithmic.`;
  switch (body?.kind) {
    case "summaries": {
      if (level !== null) return `Intervals are 95 % (Wilson).${scale}`;
      if (spec.aggregate === "median") return `Beside each median are its quartiles.${scale}`;
      return spec.aggregate === "mean"
        ? `Intervals are 95 % (Student’s t).${scale}`
        : `Sums have no interval.${scale}`;
    }
    case "boxes":
      return `${
        spec.mark === "violin"
          ? "A violin swells where rows are many; its bar holds the middle half, its dot is the median."
          : "A box holds the middle half, its line is the median; whiskers end within 1.5 boxes, and at most 20 values past them are drawn."
      }${scale}`;
    case "points": {
      const drawn = data.panels.reduce(
        (sum, panel) => sum + (panel.body.kind === "points" ? panel.body.points.length : 0),
        0,
      );
      const all = data.panels.reduce((sum, { nRows }) => sum + nRows, 0);
      return `${
        drawn < all
          ? `${formatCount(drawn)} of ${formatCount(all)} rows are drawn, picked at random; what is measured is of all of them.`
          : `All ${formatCount(all)} rows with these values are drawn.`
      }${scale}`;
    }
    case "matrix":
    case "parallel": {
      const all = data.panels[0]?.nRows ?? 0;
      const isMatrix = body.kind === "matrix";
      if (body.drawn === null) {
        return isMatrix
          ? "Each row is counted; the stronger a hexagon, the more rows are in it."
          : "Each row is counted; the stronger a band, the more rows go from stretch to stretch.";
      }
      const each = isMatrix ? "Each dot is a row" : "Each line is a row";
      return body.drawn.length < all
        ? `${each}; ${formatCount(body.drawn.length)} of ${formatCount(all)} are drawn, picked at random, and what is measured is of all of them.`
        : `${each}.`;
    }
    case "hexes":
      return `Each row is counted; the stronger a hexagon, the more rows are in it, up to ${formatCount(fullestHexagon(data))}.${scale}`;
    default:
      return `Each row is counted.${scale}`;
  }
}

/** Rows of the fullest hexagon of all panels. */
export function fullestHexagon({ panels }: ChartData): number {
  const counts = panels.flatMap(({ body }) =>
    body.kind === "hexes" ? body.hexes.cells.map(({ n }) => n) : [],
  );
  return Math.max(1, ...counts);
}

function trendSentences(data: ChartData): readonly string[] {
  const lines = data.panels.flatMap(({ body }, at) =>
    body.kind === "points" || body.kind === "hexes"
      ? body.trends.flatMap((trend, group) => (trend === null ? [] : [{ trend, group, at }]))
      : [],
  );
  if (lines.length === 0) return [];
  const { x, y, group, panel } = data;
  const isDate = x.kind === "datetime";
  const shown = lines.slice(0, 4).map(({ trend, group: g, at }) => {
    const whose = [group === null ? "" : placeName(group, g), panel === null ? "" : placeName(panel, at)];
    const name = whose
      .filter((word) => word !== "")
      .map(isolate)
      .join(", ");
    const [slope, low, high] = [trend.slope, trend.slopeLow, trend.slopeHigh].map((each) =>
      formatNumber(each * (isDate ? dayMs : 1), 3),
    );
    return `${name === "" ? "" : `${name}: `}${slope} (${low} to ${high})`;
  });
  const rest = lines.length - shown.length;
  const unit = x.isLog ? "factor of ten" : isDate ? "day" : "unit";
  const rise = `${isolate(y?.column ?? "")}${y?.isLog ? " (powers of ten)" : ""} for each ${unit} of ${isolate(x.column)}`;
  return [
    `Lines are least squares, their bands 95 % of the mean; the slope, ${rise}: ${shown.join("; ")}${rest > 0 ? `, and ${rest} more` : ""}.`,
  ];
}

function leftOut(data: ChartData): string {
  const { missing, beyond, nRows, x, y } = data;
  const parts = [
    ...(data.onlySelected ? ["Only selected rows are counted; the axes are those of all."] : []),
    ...(data.filtered > 0
      ? [
          `Drawn are rows where ${data.spec.filters.map(conditionWords).join(" and ")}; ${plural(data.filtered, "row")} ${data.filtered === 1 ? "is" : "are"} left out.`,
        ]
      : []),
    `n = ${formatCount(nRows - missing - beyond)}.`,
  ];
  if (missing > 0 && isMany(data.spec.mark)) {
    parts.push(
      `${plural(missing, "row")} with fewer than two of the values ${missing === 1 ? "is" : "are"} not drawn.`,
    );
  } else if (missing > 0) {
    const logs = x.isLog || y?.isLog === true ? " or a value above zero" : "";
    parts.push(
      `${plural(missing, "row")} (${formatPercent(missing / Math.max(1, nRows))}) without a value${logs} ${missing === 1 ? "is" : "are"} not drawn.`,
    );
  }
  for (const axis of [x, y]) {
    if (axis !== null && axis.nRest > 0)
      parts.push(
        `${plural(axis.nRest, "rarer level")} of ${isolate(axis.column)} ${axis.nRest === 1 ? "is" : "are"} not drawn.`,
      );
  }
  const few = thinPlaces(data);
  if (few > 0)
    parts.push(
      `${plural(few, "place")} of fewer than ${leastLineRows} rows ${few === 1 ? "is" : "are"} not drawn.`,
    );
  return parts.join(" ");
}

function thinPlaces({ spec, x, panels }: ChartData): number {
  if (spec.mark !== "line") return 0;
  let left = 0;
  for (const { body } of panels) {
    if (body.kind !== "summaries") continue;
    for (const line of body.cells) left += linePoints(line, x.edges ?? [], middleOn(x)).left;
  }
  return left;
}

function panelSentences({ panel, panels }: ChartData): readonly string[] {
  if (panel === null) return [];
  const shared = `${plural(panels.length, "panel")} with the same axes.`;
  if (panel.nRest === 0) return [shared];
  const named = panel.rest.slice(0, 8).map(isolate);
  const more = panel.nRest - named.length;
  return [
    `${shared} Without a panel: ${named.join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}.`,
  ];
}

/** r of a pair, for a panel's head. */
export function correlationWords(r: number | null): string {
  return r === null ? "" : `r = ${formatFixed(r, 2)}`;
}

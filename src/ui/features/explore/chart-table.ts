import type { ChartBody, ChartData } from "#core/explore/chart-data.ts";
import type { Axis } from "#core/explore/cut.ts";
import type { TwinCell, TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { placeName } from "./axis-words.ts";
import { boxAxes, summedUpTitle } from "./chart-values.ts";

/** The numbers of a chart, a line for each mark; panels and colours as columns of their own. */
export function chartTable(data: ChartData): TwinTable {
  const { panel } = data;
  const own = ownColumns(data);
  // Pairs of a matrix are of all colours together.
  const group = data.spec.mark === "matrix" ? null : data.group;
  const columns = [...(panel ? [panel.column] : []), ...(group ? [`${group.column} (colour)`] : []), ...own];
  const rows = data.panels.flatMap(({ body }, at) =>
    rowsOf(body, data).map(({ group: g, cells }) => [
      ...(panel ? [placeName(panel, at)] : []),
      ...(group ? [placeName(group, g)] : []),
      ...cells,
    ]),
  );
  return { columns, rows };
}

function ownColumns(data: ChartData): readonly string[] {
  const { x, y, spec } = data;
  switch (data.panels[0]?.body.kind) {
    case "counts":
      return [x.column, "rows"];
    case "summaries":
      return [x.column, summedUpTitle(data), "low", "high", "rows"];
    case "boxes":
      return [
        boxAxes(data).levels.column,
        "rows",
        "lower whisker",
        "quartile 1",
        "median",
        "quartile 3",
        "upper whisker",
        "mean",
        "past whiskers",
      ];
    case "points":
      return ["row", x.column, y?.column ?? ""];
    case "hexes":
      return [`${x.column} (share of the axis)`, `${y?.column ?? ""} (share of the axis)`, "rows"];
    case "matrix":
      return ["across", "up", "rows", "Pearson’s r"];
    case "parallel":
      return data.panels[0].body.drawn === null
        ? ["axis", "stretch", "next axis", "stretch of it", "rows"]
        : ["row", ...data.panels[0].body.axes.map(({ column }) => column)];
    case "grid":
      return [x.column, y?.column ?? "", "rows", ...(spec.colour === null ? [] : [`mean ${spec.colour}`])];
    case undefined:
      return [];
  }
}

interface Row {
  readonly group: number;
  readonly cells: readonly TwinCell[];
}

type Parallel = Extract<ChartBody, { kind: "parallel" }>;

function onAxis(axis: Axis | undefined, at: number): TwinCell {
  if (axis?.labels) return axis.labels[at] ?? "";
  return axis?.kind === "datetime" ? new Date(at).toISOString().slice(0, 19) : at;
}

function lineRows({ axes, drawn }: Parallel): readonly Row[] {
  return (drawn ?? []).map(({ row, values, group }) => ({
    group,
    cells: [row, ...values.map((value, at) => (value === null ? null : onAxis(axes[at], value)))],
  }));
}

function bandRows({ axes, pairs }: Parallel): readonly Row[] {
  const stretch = (axis: Axis | undefined, [low, high]: readonly [number, number]) =>
    low === high ? onAxis(axis, low) : `${onAxis(axis, low)} to ${onAxis(axis, high)}`;
  return pairs.flatMap(({ first, second, bands }) =>
    (bands ?? []).map(({ from, to, n }) => ({
      group: 0,
      cells: [
        axes[first]?.column ?? "",
        stretch(axes[first], from),
        axes[second]?.column ?? "",
        stretch(axes[second], to),
        n,
      ],
    })),
  );
}

function rowsOf(body: ChartBody, data: ChartData): readonly Row[] {
  const { x, y, spec } = data;
  const value = (at: number, axis: Axis | null) => onAxis(axis ?? undefined, at);
  switch (body.kind) {
    case "counts":
      return body.counts.flatMap((line, group) =>
        line.map((n, at) => ({ group, cells: [placeName(x, at), n] })),
      );
    case "summaries":
      return body.cells.flatMap((line, group) =>
        line.flatMap((cell, at) =>
          cell === null
            ? []
            : [{ group, cells: [placeName(x, at), cell.value, cell.low, cell.high, cell.n] }],
        ),
      );
    case "boxes": {
      const { levels, numbers } = boxAxes(data);
      return body.boxes.flatMap((line, group) =>
        line.flatMap((box, level) => {
          if (box === null) return [];
          const places = [box.low, box.q1, box.median, box.q3, box.high, box.mean].map((at) =>
            value(at, numbers),
          );
          return [{ group, cells: [placeName(levels, level), box.n, ...places, box.nOutliers] }];
        }),
      );
    }
    case "points":
      return body.points.map((point) => ({
        group: point.group,
        cells: [point.row, value(point.x, x), value(point.y, y)],
      }));
    case "hexes":
      return body.hexes.cells.map((cell) => ({ group: 0, cells: [cell.x, cell.y, cell.n] }));
    case "matrix":
      return body.pairs.map(({ first, second, n, correlation }) => ({
        group: 0,
        cells: [body.axes[first]?.column ?? "", body.axes[second]?.column ?? "", n, correlation],
      }));
    case "parallel":
      return body.drawn === null ? bandRows(body) : lineRows(body);
    case "grid":
      return body.cells.flatMap((line, up) =>
        line.map((cell, across) => ({
          group: 0,
          cells: [
            placeName(x, across),
            y ? placeName(y, up) : "",
            cell.n,
            ...(spec.colour === null ? [] : [cell.value]),
          ],
        })),
      );
  }
}

import type { ChartData } from "#core/explore/chart-data.ts";
import { manyColumns } from "#core/explore/chart-spec.ts";
import type { Reading } from "#core/frame/reading.ts";
import type { FilterCondition } from "#core/table-edits/condition-schema.ts";
import { pythonString, readLines } from "#ui/columns/python-of-figures.ts";
import { boxAxes } from "./chart-values.ts";

/** The same chart with pandas and matplotlib, panel by panel. */
export function chartPython(reading: Reading, data: ChartData): string {
  const { spec, panel } = data;
  const isTime = [data.x, data.y].filter((axis) => axis?.kind === "datetime");
  const dates = isTime.map((axis) => {
    const name = pythonString(axis?.column ?? "");
    return `table[${name}] = pd.to_datetime(table[${name}])`;
  });
  const body = drawLines(data);
  const logs = [...(spec.xLog ? ['plt.xscale("log")'] : []), ...(spec.yLog ? ['plt.yscale("log")'] : [])];
  const show = ["plt.show()"];
  const lines =
    panel === null
      ? ["rows = table", ...body, ...logs, ...show]
      : [
          `for label, rows in table.groupby(${pythonString(panel.column)}):`,
          ...["plt.figure()", ...body, ...logs, "plt.title(str(label))"].map((line) => `    ${line}`),
          ...show,
        ];
  const filters = spec.filters.map((filter) => `table = table[${filterPython(filter)}]`);
  const numpy = spec.mark === "map" ? ["import numpy as np"] : [];
  return [...numpy, ...readLines(reading), ...dates, ...filters, ...lines, ""].join("\n");
}

/** A mask of the rows that a filter lets through. */
function filterPython(filter: FilterCondition): string {
  const column = `table[${pythonString(filter.column)}]`;
  switch (filter.kind) {
    case "missing":
      return `${column}.isna()`;
    case "present":
      return `${column}.notna()`;
    case "levels":
      return `${column}.astype(str).isin([${filter.levels.map(pythonString).join(", ")}])`;
    case "contains":
      return `${column}.astype(str).str.contains(${pythonString(filter.text)}, case=False, regex=False)`;
    case "range": {
      const written = (end: number) =>
        filter.isDate === true ? pythonString(new Date(end).toISOString()) : `${end}`;
      const [min, max] = [filter.min, filter.max].map((end) => (end === null ? null : written(end)));
      const ends = [
        ...(min === null || min === undefined ? [] : [`(${column} >= ${min})`]),
        ...(max === null || max === undefined ? [] : [`(${column} <= ${max})`]),
      ];
      return ends.length === 0 ? `${column}.notna()` : ends.join(" & ");
    }
  }
}

function drawLines(data: ChartData): readonly string[] {
  const { spec, level, group } = data;
  const [x, y] = [pythonString(spec.x), pythonString(spec.y ?? "")];
  const names = `[${manyColumns(spec).map(pythonString).join(", ")}]`;
  const colour = group === null ? null : pythonString(group.column);
  const each = (line: (part: string) => string) =>
    colour === null
      ? [line("rows")]
      : [`for colour, part in rows.groupby(${colour}):`, `    ${line("part")}`, "plt.legend()"];
  const label = colour === null ? "" : ", label=str(colour)";
  const value = (part: string) =>
    spec.aggregate === "missing"
      ? `${part}[${y}].isna()`
      : level === null
        ? `${part}[${y}]`
        : `(${part}[${y}].astype(str) == ${pythonString(level)})`;
  const aggregate = level === null ? spec.aggregate : "mean";
  const { period } = data.x;
  switch (spec.mark) {
    case "histogram":
      return each((part) => `plt.hist(${part}[${x}].dropna(), bins=${bins(data)}, alpha=0.5${label})`);
    case "bars": {
      if (spec.y !== null)
        return each((part) => `${value(part)}.groupby(${part}[${x}]).${aggregate}().plot.barh()`);
      if (colour === null) return [`rows[${x}].value_counts().plot.barh()`];
      const share = spec.stack === "share" ? ', normalize="index"' : "";
      return [`pd.crosstab(rows[${x}], rows[${colour}]${share}).plot.barh(stacked=True, ax=plt.gca())`];
    }
    case "line":
      return period === null
        ? each(
            (part) =>
              `${value(part)}.groupby(pd.cut(${part}[${x}], bins=${bins(data)}), observed=True).${aggregate}().plot()`,
          )
        : each(
            (part) =>
              `${value(part)}.groupby(${part}[${x}].dt.to_period("${offset(period)}")).${aggregate}().plot()`,
          );
    case "box":
    case "violin": {
      const { levels, numbers } = boxAxes(data);
      const [by, of] = [pythonString(levels.column), pythonString(numbers.column)];
      return [
        `parts = {str(name): part[${of}].dropna() for name, part in rows.groupby(${by})}`,
        spec.mark === "box"
          ? "plt.boxplot(list(parts.values()), vert=False, tick_labels=list(parts))"
          : "plt.violinplot(list(parts.values()), vert=False, showmedians=True)",
      ];
    }
    case "heat":
      return [
        spec.colour === null
          ? `cells = pd.crosstab(rows[${y}], rows[${x}])`
          : `cells = rows.pivot_table(index=${y}, columns=${x}, values=${pythonString(spec.colour)})`,
        'plt.pcolormesh(cells.to_numpy(), cmap="Blues")',
      ];
    case "mosaic":
      return [
        "from statsmodels.graphics.mosaicplot import mosaic",
        `mosaic(rows.dropna(subset=[${x}, ${y}]), [${x}, ${y}], ax=plt.gca())`,
      ];
    case "dots":
      return [
        ...each((part) => `plt.scatter(${part}[${x}], ${part}[${y}], s=6${label})`),
        ...trend(spec.trend, x, y),
      ];
    case "matrix":
      return [
        `pd.plotting.scatter_matrix(rows[${names}], figsize=(9, 9), diagonal="hist", s=6)`,
        `print(rows[${names}].corr(numeric_only=True))`,
      ];
    case "parallel":
      return [
        `axes = rows[${names}].apply(lambda c: c if c.dtype.kind in "fiM" else c.astype("category").cat.codes)`,
        "axes = (axes - axes.min()) / (axes.max() - axes.min())",
        `pd.plotting.parallel_coordinates(axes.assign(colour=${colour === null ? '""' : `rows[${colour}]`}), "colour", alpha=0.3)`,
      ];
    case "map": {
      const dots =
        data.panels[0]?.body.kind === "hexes"
          ? [`plt.hexbin(rows[${x}], rows[${y}], gridsize=36, mincnt=1)`]
          : each((part) => `plt.scatter(${part}[${x}], ${part}[${y}], s=6${label})`);
      return [...dots, `plt.gca().set_aspect(1 / np.cos(np.radians(rows[${y}].agg(["min", "max"]).mean())))`];
    }
    case "density":
      return [`plt.hexbin(rows[${x}], rows[${y}], gridsize=36, mincnt=1)`, ...trend(spec.trend, x, y)];
  }
}

function bins({ x }: ChartData): number {
  return Math.max(1, (x.edges?.length ?? 2) - 1);
}

function trend(wanted: boolean, x: string, y: string): readonly string[] {
  if (!wanted) return [];
  return [
    `line = rows[[${x}, ${y}]].dropna()`,
    `print(line.cov().iloc[0, 1] / line[${x}].var())  # the slope`,
  ];
}

function offset(period: NonNullable<ChartData["x"]["period"]>): string {
  const aliases = {
    minute: "min",
    hour: "h",
    day: "D",
    week: "W",
    month: "M",
    quarter: "Q",
    year: "Y",
    decade: "10Y",
    century: "100Y",
  };
  return aliases[period];
}

import type { ColumnProfile } from "#core/frame/profile-types.ts";
import { type ChartSpec, plainSpec } from "#core/explore/chart-spec.ts";
import type { Lane } from "#core/explore/insight-lanes.ts";
import { type ChanceTest, crossTest, effectOf, groupTest, rankTest } from "#core/explore/insight-tests.ts";
import type { Insight } from "#core/explore/insights.ts";
import { isOnLine, proposeChart } from "#core/explore/propose-chart.ts";

/** One thing asked of a pair of columns, and the chart that would show it. */
export interface Question extends Pick<Insight, "kind" | "spec" | "columns" | "measure"> {
  readonly test: ChanceTest;
}

/** Colours of a chart of two categories; with more the cells of a heat map are read better. */
const mostColours = 8;
/** Quartile ranges past the quartiles from which a tail is told: of normal numbers not one in 10¹⁷ is out there. */
const farTail = 6;

/** Whether two columns go together, and whether one is missing by the other. */
export function pairQuestions(a: Lane, b: Lane, nRows: number): readonly Question[] {
  return [...together(a, b, nRows), ...missingBy(a, b), ...missingBy(b, a)];
}

function together(a: Lane, b: Lane, nRows: number): readonly Question[] {
  if (a.ranks !== null && b.ranks !== null) return twoNumbers(a, b, nRows);
  if (a.ranks === null && b.ranks === null) return [twoCategories(a, b)];
  const [number, category] = a.ranks === null ? [b, a] : [a, b];
  if (number.column.kind === "datetime") return [categoryOverTime(number, category)];
  const test = groupTest(number.ranks!, category.groups.codes, category.groups.n);
  const columns = [category.column.name, number.column.name];
  return [question("levels", charted(category, number, nRows), columns, "η", test)];
}

function twoNumbers(a: Lane, b: Lane, nRows: number): readonly Question[] {
  const isDate = (lane: Lane) => lane.column.kind === "datetime";
  if (isDate(a) && isDate(b)) return [];
  if (isDate(a) || isDate(b)) {
    const [date, number] = isDate(a) ? [a, b] : [b, a];
    const test = groupTest(number.ranks!, date.groups.codes, date.groups.n);
    const columns = [date.column.name, number.column.name];
    return [question("time", charted(date, number, nRows), columns, "η", test)];
  }
  // Few values stand better across, as levels.
  const [x, y] = b.distinct < a.distinct && b.distinct <= mostColours ? [b, a] : [a, b];
  const columns = [x.column.name, y.column.name];
  const line = rankTest(x.ranks!, y.ranks!);
  const spec = charted(x, y, nRows);
  const isPair = spec.mark === "dots" || spec.mark === "density";
  const straight = question(
    "together",
    isPair ? { ...spec, trend: true } : spec,
    columns,
    "ρ",
    line,
    line.rho,
  );
  const curve = (across: Lane, up: Lane): Question => {
    const chart = { ...plainSpec(across.column.name, "line"), y: up.column.name, bins: 12 };
    const test = groupTest(up.ranks!, across.groups.codes, across.groups.n);
    return question("curve", chart, columns, "η", test);
  };
  return [straight, curve(x, y), curve(y, x)];
}

function twoCategories(a: Lane, b: Lane): Question {
  // The one with fewer levels is the colour, or the one whose share is drawn.
  const [x, y] = a.distinct >= b.distinct ? [a, b] : [b, a];
  const test = crossTest(x.groups.codes, x.groups.n, y.groups.codes, y.groups.n);
  const name = y.column.name;
  const bars = plainSpec(x.column.name, "bars");
  const spec: ChartSpec =
    y.distinct === 2
      ? { ...bars, y: name }
      : y.distinct <= mostColours
        ? { ...bars, colour: name, stack: "share" }
        : { ...plainSpec(x.column.name, "heat"), y: name };
  return question("levels", spec, [x.column.name, name], "V", test);
}

function categoryOverTime(date: Lane, category: Lane): Question {
  const test = crossTest(date.groups.codes, date.groups.n, category.groups.codes, category.groups.n);
  const level = category.labels?.[test.strongest] ?? null;
  const spec = { ...plainSpec(date.column.name, "line"), y: category.column.name, level };
  return question("time", spec, [date.column.name, category.column.name], "V", test);
}

/** Whether a column is missing more at some values of the other. */
function missingBy(lane: Lane, by: Lane): readonly Question[] {
  if (lane.missing === null) return [];
  const { codes, n } = by.groups;
  const test = crossTest(codes, n, lane.missing.codes, 2);
  const x = by.column.name;
  const spec: ChartSpec = {
    ...plainSpec(x, by.ranks === null ? "bars" : "line"),
    y: lane.column.name,
    aggregate: "missing",
  };
  return [question("missing", spec, [lane.column.name, x], "V", test)];
}

function charted(x: Lane, y: Lane, nRows: number): ChartSpec {
  const explored = ({ column: { name, kind }, distinct }: Lane) => ({ name, kind, distinct });
  const { mark } = proposeChart({ x: explored(x), y: explored(y), nRows });
  return { ...plainSpec(x.column.name, mark ?? (isOnLine(y.column) ? "box" : "heat")), y: y.column.name };
}

function question(
  kind: Question["kind"],
  spec: ChartSpec,
  columns: readonly string[],
  name: "ρ" | "η" | "V",
  test: ChanceTest,
  value = effectOf(test),
): Question {
  return { kind, spec, columns, measure: { name, value }, test };
}

/** A column whose farthest value lies far past its quartiles. */
export function tailOf({ name, kind, numbers, range }: ColumnProfile): Omit<Insight, "chart"> | null {
  if (numbers === null || range === null || kind === "datetime") return null;
  const [q1, q3] = [numbers.quantiles[3]!, numbers.quantiles[5]!];
  if (!(q3 > q1)) return null;
  const reach = Math.max(range.max - q3, q1 - range.min) / (q3 - q1);
  if (reach <= farTail) return null;
  const spec = { ...plainSpec(name, "histogram"), xLog: range.min > 0 };
  return {
    kind: "tail",
    spec,
    columns: [name],
    strength: 1 - farTail / reach,
    measure: { name: "IQR", value: reach },
  };
}

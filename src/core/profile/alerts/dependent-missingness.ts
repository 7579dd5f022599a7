import { isMissing } from "#core/frame/cells.ts";
import type { Column, Dictionary } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { pearson } from "#core/frame/scatter.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext, ProfiledColumn, TargetOfAlerts } from "#core/profile/alert-context.ts";
import { chiSquareTest, correlationTest } from "#core/profile/association-test.ts";
import { percent } from "#core/profile/percent.ts";
import { someRows } from "#core/profile/some-rows.ts";

const mostRows = 20_000;
const leastOfEach = 15;
const leastStrength = 0.15;
/** Shared among all pairs that are looked at (Bonferroni). */
const level = 0.001;
const mostColumns = 60;
const mostLevels = 60;

interface Link {
  readonly to: string;
  readonly strength: number;
  readonly p: number;
}

/** Whether a value is missing depends on the target or on another column: then what is filled in is off. */
export async function dependentMissingness({
  table,
  features,
  target,
  pause,
}: AlertContext): Promise<readonly DataAlert[]> {
  const lacking = features.filter(({ profile: { missing, nRows } }) => missing > 0 && missing < nRows);
  const others = features.slice(0, mostColumns);
  const all = target?.rows ?? Int32Array.from({ length: table.nRows }, (_, row) => row);
  const rows = someRows(all, mostRows);
  const nTests = Math.max(1, lacking.length * (others.length + (target === null ? 0 : 1)));
  const found: Found[] = [];
  for (const { column } of lacking.slice(0, mostColumns)) {
    await pause();
    const is = Int8Array.from(rows, (row) => (isMissing(column, row) ? 1 : 0));
    const n = is.reduce((sum, one) => sum + one, 0);
    if (n < leastOfEach || rows.length - n < leastOfEach) continue;
    const counts = (link: Link | null): link is Link =>
      link !== null && link.strength >= leastStrength && link.p < level / nTests;
    const onTarget = target === null ? null : linkToTarget(is, rows, target);
    const onOthers = others
      .filter((other) => other.column !== column)
      .map((other) => link(is, rows, other))
      .filter(counts)
      .sort((a, b) => b.strength - a.strength);
    const best = counts(onTarget) ? onTarget : onOthers[0];
    if (best !== undefined)
      found.push({ column, link: best, isTarget: best === onTarget, n, of: rows.length });
  }
  // Columns that are missing with the target are often missing together: one alert says so of all of them.
  const onTarget = found.filter(({ isTarget }) => isTarget);
  const rest = found.filter(({ isTarget }) => !isTarget);
  return [...(onTarget.length > 2 ? [alertOfAll(onTarget)] : onTarget.map(alertOf)), ...rest.map(alertOf)];
}

interface Found {
  readonly column: Column;
  readonly link: Link;
  readonly isTarget: boolean;
  readonly n: number;
  readonly of: number;
}

function alertOfAll(found: readonly Found[]): DataAlert {
  const first = found.toSorted((a, b) => b.link.strength - a.link.strength);
  const strongest = first[0]!;
  return {
    ...alertOf(strongest),
    message: `Whether ${found.length} columns are missing depends on “${strongest.link.to}”`,
    detail: `The strength of the link, of 1: ${first
      .slice(0, 6)
      .map(({ column, link: { strength } }) => `“${column.name}” ${strength.toFixed(2)}`)
      .join(", ")}${first.length > 6 ? ` and ${first.length - 6} more` : ""}.`,
  };
}

function alertOf({ column, link: { to, strength }, isTarget, n, of }: Found): DataAlert {
  return {
    code: "dependent-missingness",
    column: column.name,
    severity: isTarget ? "medium" : "low",
    message: `Whether “${column.name}” is missing depends on “${to}”`,
    detail: `${percent(n, of)} of it is missing${isTarget ? " among the training rows" : ""}; the strength of the link is ${strength.toFixed(2)} of 1, far past chance.`,
    effect: isTarget
      ? "Being missing itself says something of the answer. If it comes from how the rows were collected, it will not hold for new ones."
      : "What is filled in comes from other kinds of rows than those that lack it.",
    advice: "Let the models see what was missing.",
    fix: {
      kind: "prepare",
      label: "Let models see what was missing",
      words: "let models see what was missing",
      step: "impute",
      // A gap of categories is a category: that says it already, unless it was filled with another.
      params: isCategory(column) ? { categorical: "as-category" } : { addIndicator: true },
      recipes: "all",
    },
    rows: {
      label: "Select their rows",
      words: `${column.name} is missing`,
      where: [{ kind: "missing", column: column.name }],
    },
  };
}

function isCategory({ kind }: Column): boolean {
  return kind === "categorical" || kind === "boolean";
}

function linkToTarget(
  is: Int8Array,
  rows: Int32Array,
  { name, classes, numbers }: TargetOfAlerts,
): Link | null {
  if (classes !== null) return { to: name, ...withLevels(is, rows, classes) };
  return numbers === null ? null : { to: name, ...withNumbers(is, rows, numbers) };
}

function link(is: Int8Array, rows: Int32Array, { column }: ProfiledColumn): Link | null {
  if ("codes" in column)
    return column.categories.length > mostLevels
      ? null
      : { to: column.name, ...withLevels(is, rows, column) };
  const numbers = numbersOf(column);
  return numbers === null ? null : { to: column.name, ...withNumbers(is, rows, numbers) };
}

function withNumbers(is: Int8Array, rows: Int32Array, values: Float64Array | Float32Array): Omit<Link, "to"> {
  const own = Float64Array.from(rows, (row) => values[row]!);
  const r = pearson(is, own) ?? 0;
  const n = own.reduce((count, value) => count + (value === value ? 1 : 0), 0);
  return { strength: Math.abs(r), p: correlationTest(r, n) };
}

function withLevels(is: Int8Array, rows: Int32Array, { codes, categories }: Dictionary): Omit<Link, "to"> {
  const table = categories.map(() => [0, 0]);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    if (code === -1) continue;
    table[code]![is[i]!]!++;
    n++;
  }
  const missing = table.reduce((sum, [, one]) => sum + one!, 0);
  if (missing === 0 || missing === n) return { strength: 0, p: 1 };
  let phi2 = -1;
  for (const [present, absent] of table) {
    const all = present! + absent!;
    if (all > 0) phi2 += ((present! * present!) / (n - missing) + (absent! * absent!) / missing) / all;
  }
  return { strength: Math.sqrt(Math.max(0, phi2)), p: chiSquareTest(table) };
}

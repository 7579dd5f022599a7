import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Task } from "#core/pipeline/task.ts";
import { cutText } from "#ui/format/cut-text.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatPercent, plural } from "#ui/format/numbers.ts";
import { formatValue } from "#ui/columns/format-value.ts";
import { shareInWords } from "#ui/format/share-words.ts";

export interface FindingInput {
  readonly nRows: number;
  readonly columns: readonly ColumnSummary[];
  readonly target: string | null;
  readonly task: Task | null;
  readonly positive: string | null;
  readonly nFeatures: number;
  readonly nIgnored: number;
}

/** A title holds the beginning of a long one. */
const level = (value: string) => isolate(cutText(value, 60));

/** The finding of the Data screen: how many rows, and what the answer looks like in them. */
export function dataFinding(input: FindingInput): string {
  const rows = plural(input.nRows, "row");
  const target = input.columns.find(({ name }) => name === input.target);
  if (!target || input.task === null)
    return `${rows} and ${plural(input.columns.length, "column")}, none to predict yet`;
  const present = target.nRows - target.missing;
  if (input.task === "regression" && target.range) {
    const { min, max, median } = target.range;
    const [least, middle, most] = [min, median, max].map((value) => formatValue(value, target.kind));
    return `${rows}, ${isolate(target.name)} from ${least} to ${most}, half under ${middle}`;
  }
  if (input.task === "binary") {
    const positive = target.top.find(({ value }) => value === input.positive);
    if (positive) return `${rows}, ${shareInWords(positive.count / present)} ${level(positive.value)}`;
  }
  const most = target.top[0];
  if (!most) return `${rows} with ${formatCount(target.distinct)} classes of ${isolate(target.name)}`;
  if (target.distinct <= 4) {
    return `${rows}: ${target.top.map(({ value, count }) => `${formatCount(count)} ${level(value)}`).join(", ")}`;
  }
  return `${rows} in ${formatCount(target.distinct)} classes, most often ${level(most.value)} (${formatPercent(most.count / present)})`;
}

/** What there is to learn from and what is missing, in two sentences; the target's name is said by the screen. */
export function dataSub({ columns, nFeatures, nIgnored, nRows }: FindingInput): string {
  const left =
    nIgnored === 0 ? "" : nIgnored === 1 ? ", one is left out" : `, ${formatCount(nIgnored)} are left out`;
  return `${plural(nFeatures, "column")} could tell it${left}. ${missingSentence(columns, nRows)}`;
}

function missingSentence(columns: readonly ColumnSummary[], nRows: number): string {
  const holes = columns.filter(({ missing }) => missing > 0).sort((a, b) => b.missing - a.missing);
  const worst = holes[0];
  if (!worst) return "No value is missing.";
  const total = holes.reduce((sum, { missing }) => sum + missing, 0);
  const values = total === 1 ? "One value is" : `${formatCount(total)} values are`;
  if (holes.length === 1) return `${values} missing, all in ${isolate(worst.name)}.`;
  const share = formatPercent(worst.missing / Math.max(1, nRows));
  return `${values} missing in ${formatCount(holes.length)} columns, most in ${isolate(worst.name)} (${share}).`;
}

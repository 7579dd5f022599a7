import type {
  ClassificationEvaluation,
  Evaluation,
  RegressionEvaluation,
} from "#core/evaluate/evaluation.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatFixed, formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";

/** What the chosen model does, in one sentence for the top of the page. */
export function evaluationFinding(evaluation: Evaluation, positive: string | null): string {
  if (evaluation.task === "regression") {
    const half = formatNumber(evaluation.absoluteErrorQuantiles[1], 3);
    return `Half of its guesses are within ${half} of the truth`;
  }
  if (evaluation.task === "binary" && positive !== null) {
    const { found, called, right } = binaryCounts(evaluation, positive);
    if (called === 0) return `It never says ${isolate(positive)} at this threshold`;
    return `It finds ${per100(found)} of 100 ${ofClass(positive)}, and ${per100(right)} of 100 alarms are right`;
  }
  const right = evaluation.confusion.counts.reduce((sum, row, i) => sum + row[i]!, 0);
  return `It is right about ${per100(right / evaluation.nRows)} of 100 rows`;
}

/** Shares of the positive class found, and of the alarms that are right; number of alarms. */
export function binaryCounts({ perClass, confusion }: ClassificationEvaluation, positive: string) {
  const at = confusion.classes.indexOf(positive);
  const report = perClass[at];
  const called = confusion.counts.reduce((sum, row) => sum + row[at]!, 0);
  return { found: report?.recall ?? 0, right: report?.precision ?? 0, called };
}

/** The largest cell off the diagonal; null when all is right. */
export function topConfusion({ confusion }: ClassificationEvaluation) {
  let top: { actual: string; predicted: string; count: number } | null = null;
  confusion.counts.forEach((row, a) => {
    row.forEach((count, p) => {
      if (a !== p && count > (top?.count ?? 0)) {
        top = { actual: confusion.classes[a]!, predicted: confusion.classes[p]!, count };
      }
    });
  });
  return top as { readonly actual: string; readonly predicted: string; readonly count: number } | null;
}

const longest = 40;

/** Alone, such a label would read as a number of something. */
function isNumberLike(label: string): boolean {
  return /^[-+]?[\d.,]+$/.test(label);
}

/** "class 3" of a numbered class, else the label, cut where it is very long. */
export function className(label: string): string {
  const cut = label.length > longest ? `${[...label].slice(0, longest - 1).join("")}…` : label;
  return isNumberLike(label) ? `class ${cut}` : isolate(cut);
}

export function confusionFinding(evaluation: ClassificationEvaluation): string {
  const top = topConfusion(evaluation);
  if (!top) return "Every row is called what it is";
  const is = top.count === 1 ? "is" : "are";
  return `${plural(top.count, "row")} of ${className(top.actual)} ${is} called ${className(top.predicted)}`;
}

export function rocFinding({ curves, confusion }: ClassificationEvaluation): string {
  if (curves.length === 1) {
    const { label, roc } = curves[0]!;
    const other = confusion.classes.find((name) => name !== label) ?? "other";
    return `A random ${className(label)} row outranks a random ${className(other)} row ${per100(roc.area)} times in 100`;
  }
  const worst = [...curves].sort((a, b) => a.roc.area - b.roc.area)[0]!;
  if (worst.roc.area > 0.9995) return "Every class is told apart almost without error";
  return `${classFirst(worst.label)} is hardest to tell apart, ROC AUC ${formatFixed(worst.roc.area, 3)}`;
}

export function prFinding({ curves }: ClassificationEvaluation): string {
  if (curves.length === 1) {
    const { pr } = curves[0]!;
    const half = precisionAt(pr.x, pr.y, 0.5);
    return `At half of them found, ${per100(half)} of 100 alarms are right`;
  }
  const worst = [...curves].sort((a, b) => a.pr.area - b.pr.area)[0]!;
  if (worst.pr.area > 0.9995) return "No class is found at the price of false alarms";
  return `${classFirst(worst.label)} is hardest to find without false alarms, average precision ${formatFixed(worst.pr.area, 3)}`;
}

/** Precision at the first point whose recall reaches `recall`. */
function precisionAt(recalls: readonly number[], precisions: readonly number[], recall: number): number {
  const at = recalls.findIndex((value) => value >= recall);
  return precisions[at === -1 ? precisions.length - 1 : at] ?? 0;
}

export function fitFinding({ r2 }: RegressionEvaluation): string {
  if (r2 <= 0) return "It explains none of the variation";
  return `It explains ${formatPercent(r2)} of the variation`;
}

export function residualFinding({ bias, rmse, mae }: RegressionEvaluation): string {
  if (Math.abs(bias) <= 0.05 * rmse)
    return `Its errors centre on zero, ${formatNumber(mae, 3)} off on average`;
  return `It guesses ${formatNumber(Math.abs(bias), 3)} too ${bias > 0 ? "low" : "high"} on average`;
}

/** "Yes", or "rows of class 1". */
function ofClass(label: string): string {
  return isNumberLike(label) ? `rows of ${className(label)}` : className(label);
}

/** At the start of a sentence. A label keeps its case; a word of ours before it does not. */
function classFirst(label: string): string {
  return isNumberLike(label) ? className(label).replace("class", "Class") : className(label);
}

/** How a chance it gives is to be read: from the whole, and from the bin that misses by most. */
export function calibrationFinding({ calibration, nRows }: ClassificationEvaluation): string {
  const enough = Math.max(25, nRows / 50);
  const spoken = calibration.bins.filter(({ rows }) => rows >= enough);
  if (spoken.length === 0) return "Too few rows to say whether its chances come true";
  const gap = ({ predicted, hits, rows }: (typeof spoken)[number]) => hits / rows - predicted;
  const worst = spoken.reduce((a, b) => (Math.abs(gap(b)) > Math.abs(gap(a)) ? b : a));
  const said = `When it says ${formatPercent(worst.predicted)}, ${formatPercent(worst.hits / worst.rows)} come true`;
  return Math.abs(gap(worst)) < 0.05 ? "Its chances can be read as they are" : said;
}

function per100(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return "99";
  return rounded === 0 && share > 0 ? "fewer than 1" : String(rounded);
}

import type { AddedTo, DrawnNode, TreeDrawing, TreeQuestion } from "#core/explain/tree-drawing.ts";
import { formatCount, formatNumber, formatPercent } from "#ui/format/numbers.ts";

/** "age ≤ 30", "sex is female"; of many categories the first, and how many more. */
export function questionText(
  { feature, threshold, categories, missingLeft }: TreeQuestion,
  most = 3,
): string {
  if (categories === null) return `${feature} ≤ ${formatNumber(threshold)}`;
  if (categories.length === 0) return `${feature} is ${missingLeft === false ? "new" : "missing or new"}`;
  const nMore = categories.length - most;
  const named = nMore > 1 ? [...categories.slice(0, most), `${formatCount(nMore)} more`] : categories;
  return `${feature} is ${named.join(" or ")}`;
}

/** Where values go that the question does not name: "missing: yes", "missing: no; new: yes"; null where that is the same at every node. */
export function asideText({ missingLeft, unseenLeft }: TreeQuestion): string | null {
  if (missingLeft === null) return null;
  const way = (left: boolean) => (left ? "yes" : "no");
  if (unseenLeft === null || unseenLeft === missingLeft)
    return `${unseenLeft === null ? "missing" : "missing or new"}: ${way(missingLeft)}`;
  return `missing: ${way(missingLeft)}; new: ${way(unseenLeft)}`;
}

/** "+0.21": what a leaf adds. */
export function addsText(adds: number): string {
  return `${adds >= 0 ? "+" : ""}${formatNumber(adds)}`;
}

/** "the log-odds of yes": what a tree's leaves add to. */
export function sumText({ of, label }: AddedTo): string {
  switch (of) {
    case "log-odds":
      return `the log-odds of ${label}`;
    case "class-score":
      return `the score of ${label}`;
    case "logarithm":
      return "the logarithm of the prediction";
    case "number":
      return "the prediction";
  }
}

/** "yes 93 %", "3,021": what most rows of a node are, or their mean. */
export function answerText({ answer, nRows }: DrawnNode, { classes }: TreeDrawing): string {
  if (nRows === 0) return "no row";
  if (classes.length === 0) return formatNumber(answer[0] ?? Number.NaN);
  const best = answer.indexOf(Math.max(...answer));
  return `${classes[best]} ${formatPercent((answer[best] ?? 0) / nRows)}`;
}

/** Questions and answers on the way to a node, the last first: "not age ≤ 30, sex is female". */
export function wayText(nodes: readonly DrawnNode[], node: number): string {
  const steps: string[] = [];
  for (let at = node; nodes[at]!.parent >= 0; at = nodes[at]!.parent) {
    const { question, left } = nodes[nodes[at]!.parent]!;
    if (question) steps.unshift(`${left === at ? "" : "not "}${questionText(question)}`);
  }
  return steps.length === 0 ? "all training rows" : steps.join(", ");
}

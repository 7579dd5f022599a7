import type { HeldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber, formatRows } from "#ui/format/numbers.ts";
import { unitNote, unitWords } from "#ui/words/explained-unit.ts";

/** Of one row what each column adds, in the order of the columns. */
export function valuesOf({ values, columns }: HeldOutShap, row: number): readonly number[] {
  return [...values.subarray(row * columns.length, (row + 1) * columns.length)];
}

/** Of one column what it adds to each row. */
export function columnValues({ values, columns, rows }: HeldOutShap, column: number): readonly number[] {
  return Array.from(rows, (_, row) => values[row * columns.length + column]!);
}

export function columnCells({ cells, columns, rows }: HeldOutShap, column: number): readonly number[] {
  return Array.from(rows, (_, row) => cells[row * columns.length + column]!);
}

/** How far base and values are from what the trees say, at most. */
function apart(shap: HeldOutShap): number {
  return shap.outputs.reduce((most, output, row) => {
    const sum = valuesOf(shap, row).reduce((total, value) => total + value, shap.base[row]!);
    return Math.max(most, Math.abs(sum - output));
  }, 0);
}

export function swarmFinding(shap: HeldOutShap): string {
  const [first, second] = shap.columns;
  if (!first || first.mean === 0) return `No column moves the ${unitWords(shap)}`;
  const also = second && second.mean > 0.7 * first.mean ? `, then ${isolate(second.name)}` : "";
  return `${isolate(first.name)} moves the ${unitWords(shap)} most, by ${formatNumber(first.mean, 3)} on average${also}`;
}

export function shownRows({ rows, nHeldOut }: HeldOutShap): string {
  return rows.length === nHeldOut
    ? `All ${formatRows(nHeldOut)} that the folds held out are shown.`
    : `${formatRows(rows.length)} of the ${formatRows(nHeldOut)} that the folds held out are shown, spread evenly, as many as a few seconds allow.`;
}

export function swarmSentences(shap: HeldOutShap): string[] {
  const used = shap.columns.filter(({ mean }) => mean > 0);
  const note = unitNote(shap);
  return [
    shownRows(shap),
    `${used.length} of ${shap.columns.length} columns move something; a row's values and what is expected of any row add up to what the trees say of it: at most ${apart(shap).toExponential(0)} apart.`,
    ...(note === null ? [] : [note]),
  ];
}

/** The strongest partner of a column, by its place; null where none is. */
export function partnerOf({ pairs, columns }: HeldOutShap, column: number): number | null {
  if (pairs === null) return null;
  const n = columns.length;
  let best: number | null = null;
  for (let other = 0; other < n; other++) {
    if (other === column || pairs.strengths[column * n + other] === 0) continue;
    if (best === null || pairs.strengths[column * n + other]! > pairs.strengths[column * n + best]!)
      best = other;
  }
  return best;
}

/** Whether a column moves the output up where it is high, by ranks; in words. */
export function dependenceFinding(shap: HeldOutShap, column: number): string {
  const { name, kind, levels } = shap.columns[column]!;
  const values = columnValues(shap, column);
  const cells = columnCells(shap, column);
  if (kind === "levels") {
    const means = levels
      .map((label, code) => {
        const own = values.filter((_, row) => cells[row] === code);
        return {
          label,
          n: own.length,
          mean: own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length),
        };
      })
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.mean - a.mean);
    const [top] = means;
    return top
      ? `${isolate(name)}: ${isolate(top.label)} adds most`
      : `${isolate(name)} is missing throughout`;
  }
  const order = cells
    .map((cell, row) => ({ cell, value: values[row]! }))
    .filter(({ cell }) => !Number.isNaN(cell));
  order.sort((a, b) => a.cell - b.cell);
  const part = Math.max(1, Math.floor(order.length / 4));
  const mean = (some: readonly { value: number }[]) =>
    some.reduce((sum, { value }) => sum + value, 0) / Math.max(1, some.length);
  const [low, high] = [mean(order.slice(0, part)), mean(order.slice(-part))];
  const gap = high - low;
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, values.length);
  if (Math.abs(gap) < 0.25 * size)
    return `${isolate(name)} moves the ${unitWords(shap)}, neither plainly up nor down`;
  return `High ${isolate(name)} ${gap > 0 ? "raises" : "lowers"} the ${unitWords(shap)}`;
}

export const shapPython = [
  "import shap  # pip install shap",
  "",
  "# model: the fitted trees, the last step of the pipeline of Export; X: its features of rows that were held out",
  'explainer = shap.TreeExplainer(model, feature_perturbation="tree_path_dependent")',
  "values = explainer(X)",
  "shap.plots.beeswarm(values)",
  "interactions = explainer.shap_interaction_values(X)",
  "",
].join("\n");

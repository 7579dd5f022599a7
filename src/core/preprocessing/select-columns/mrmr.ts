import {
  answerLevels,
  levelsOfColumn,
  mutualInformation,
  spreadRows,
} from "#core/preprocessing/select-columns/information.ts";
import type { TrainingAnswers, WorkColumn } from "#core/preprocessing/step.ts";

/**
 * Columns one after the other, each the one whose information on the answer most exceeds its mean information on those
 * chosen before: minimum redundancy, maximum relevance. Peng, Long and Ding, doi:10.1109/TPAMI.2005.159.
 * @returns in the order of choice, each with that excess; at most `keep`
 */
export function chooseMrmr(
  columns: readonly WorkColumn[],
  answers: TrainingAnswers,
  keep: number,
): readonly { readonly name: string; readonly score: number }[] {
  const rows = spreadRows(answers.y.length);
  const target = answerLevels(answers, rows);
  const levels = columns.map((column) => levelsOfColumn(column, rows));
  const relevance = levels.map((own) => mutualInformation(own, target));
  const redundancy = new Float64Array(columns.length);
  const left = new Set(columns.keys());
  const chosen: { readonly name: string; readonly score: number }[] = [];
  while (left.size > 0 && chosen.length < keep) {
    const excess = (j: number) => relevance[j]! - (chosen.length > 0 ? redundancy[j]! / chosen.length : 0);
    let best = -1;
    for (const j of left) if (best === -1 || excess(j) > excess(best)) best = j;
    left.delete(best);
    chosen.push({ name: columns[best]!.name, score: excess(best) });
    for (const j of left) redundancy[j]! += mutualInformation(levels[j]!, levels[best]!);
  }
  return chosen;
}

import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { named } from "#core/profile/alert-words.ts";
import { singleColumnScore } from "#core/profile/single-column-score.ts";

/** DataRobot's limits of the same coefficient: from the first a column is looked at, from the second it is left out. */
const warnFrom = 0.85;
export const quarantineFrom = 0.975;

/** A column that alone predicts the target nearly, or quite, as well as the target itself. */
export async function leakage({ features, target, pause }: AlertContext): Promise<readonly DataAlert[]> {
  if (target === null) return [];
  const sure: DataAlert[] = [];
  const strong: { readonly name: string; readonly score: number }[] = [];
  for (const { column } of features) {
    await pause();
    const found = singleColumnScore(column, target);
    if (found === null || found.score < warnFrom) continue;
    if (found.low >= quarantineFrom) sure.push(gaveAway(column.name, target.name, found.score));
    else strong.push({ name: column.name, score: found.score });
  }
  return strong.length === 0 ? sure : [...sure, nearlyGaveAway(strong, target.name)];
}

function gaveAway(column: string, target: string, score: number): DataAlert {
  return {
    code: "leak",
    column,
    severity: "high",
    message: `“${column}” gives “${target}” away`,
    detail: `Alone, on training rows it was not fitted on, it predicts with a Gini of ${words(score)}: 1 is the target itself.`,
    effect: "The scores would be too good to be true: where predictions are needed, it may not be known yet.",
    advice: "Unless it is known before the prediction is needed, leave it out.",
    fix: { kind: "role", column, role: "ignore" },
  };
}

function nearlyGaveAway(
  strong: readonly { readonly name: string; readonly score: number }[],
  target: string,
): DataAlert {
  const first = strong.toSorted((a, b) => b.score - a.score);
  const isOne = first.length === 1;
  return {
    code: "strong-predictor",
    column: first[0]!.name,
    severity: "medium",
    message: isOne
      ? `“${first[0]!.name}” alone nearly tells “${target}”`
      : `${first.length} columns each nearly tell “${target}” alone`,
    detail: `On training rows they were not fitted on: ${first
      .slice(0, 6)
      .map(({ name, score }) => `“${name}” with a Gini of ${words(score)}`)
      .join(", ")}${first.length > 6 ? ` and ${first.length - 6} more` : ""}; 1 is the target itself.`,
    effect: "If one of them was written down after the fact, the scores promise what new rows will not keep.",
    advice: `Check that ${
      isOne
        ? "it is"
        : `${named(
            first.map(({ name }) => name),
            3,
          )} are`
    } known before the prediction is needed.`,
    ...(isOne
      ? { fix: { kind: "role", column: first[0]!.name, role: "ignore" } }
      : { whyNoFix: "Which of them are known in time only you can tell; leave out the others one by one." }),
  };
}

function words(score: number): string {
  return score >= 0.9995 ? "1" : score.toFixed(3);
}

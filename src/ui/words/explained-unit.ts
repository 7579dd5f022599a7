import type { AdditiveUnit } from "#core/estimators/additive-trees.ts";
import { sigmoid } from "#core/shared/math.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber, formatPercent } from "#ui/format/numbers.ts";

/** What Shapley values add up to, and for whom. */
export interface Explained {
  readonly unit: AdditiveUnit;
  readonly className: string | null;
  readonly target: string;
}

/** "log odds of yes" */
export function unitWords({ unit, className, target }: Explained): string {
  const of = isolate(className ?? target);
  switch (unit) {
    case "log-odds":
      return `log odds of ${of}`;
    case "score":
      return `score of ${of}`;
    case "probability":
      return `chance of ${of}`;
    case "log":
      return `logarithm of ${of}`;
    case "number":
      return of;
  }
}

/** What a base or a sum is in words that a person knows: "−1.2, a chance of 23 %". */
export function outputWords(output: number, explained: Explained): string {
  const number = formatNumber(output, 3);
  if (explained.unit === "log-odds") return `${number}, a chance of ${formatPercent(sigmoid(output))}`;
  return explained.unit === "probability" ? formatPercent(output) : number;
}

/** Why it is not a probability; null where it is what the model answers. */
export function unitNote({ unit }: Explained): string | null {
  switch (unit) {
    case "log-odds":
      return "Boosting adds up log odds: 0 is even, +0.69 doubles the odds.";
    case "score":
      return "Boosting adds up a score a class; chances follow from all scores together.";
    case "log":
      return "The model adds up the logarithm of its answer: +0.69 doubles it.";
    default:
      return null;
  }
}

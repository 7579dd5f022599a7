import { numbersOf } from "#core/frame/distribution.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext, ProfiledColumn } from "#core/profile/alert-context.ts";
import { short } from "#core/profile/alert-words.ts";
import { grouped, percent } from "#core/profile/percent.ts";
import { log } from "#core/shared/math.ts";

const leastRows = 40;
const leastDistinct = 15;
/** Quartile ranges outside the quartiles, on the scale on which the column is most even. */
const far = 4;
/** Of that range: how empty the stretch before an outlier is. A tail has no such stretch. */
const gapOfRange = 1.5;
const mostShare = 0.02;

/** Values that stand apart from the rest, past an empty stretch; the ends of a long tail do not. */
export function outliers({ features }: AlertContext): readonly DataAlert[] {
  return features.flatMap((feature) => {
    const found = standingApart(feature);
    if (found === null) return [];
    const { name, numbers } = feature.profile;
    const n = found.below + found.above;
    return [
      {
        code: "outliers",
        column: name,
        severity: "low",
        message: `${grouped(n)} ${n === 1 ? "value" : "values"} of “${name}” ${n === 1 ? "stands" : "stand"} far from all others`,
        detail: `${percent(n, numbers?.count ?? n)}: ${found.words}. All others lie from ${short(found.min)} to ${short(found.max)}.`,
        effect: "Means, scales and straight lines bend towards them.",
        advice:
          "Select and look at them; where they are errors, leave their rows out. Where they are real, clip what linear models and nets see of them.",
        fix: {
          kind: "prepare",
          label: "Clip it in the recipe",
          words: `clip far values of ${name}`,
          step: "clip",
          params: { columns: [name] },
          recipes: "scaled",
        },
        rows: {
          label: n === 1 ? "Select its row" : "Select their rows",
          words: `${name} far from all others`,
          where: [{ kind: "beyond", column: name, min: found.min, max: found.max }],
        },
      } satisfies DataAlert,
    ];
  });
}

function standingApart({ column, profile }: ProfiledColumn) {
  const { numbers, distinct } = profile;
  const values = numbersOf(column);
  if (numbers === null || values === null || column.kind === "datetime") return null;
  if (numbers.count < leastRows || distinct < leastDistinct) return null;
  const [least, , , q1, q2, q3, , , greatest] = numbers.quantiles as readonly number[];
  // A column that rises by factors is even on the scale of its logarithms.
  const byFactors = least! > 0 && (numbers.skewness ?? 0) > 1;
  const scaled = (value: number) => (byFactors ? log(value) : value);
  const [low, middle, high] = [scaled(q1!), scaled(q2!), scaled(q3!)];
  // Half of a lopsided column says more of its own side than the whole range.
  const [under, over] = [2 * (middle - low), 2 * (high - middle)];
  const reach = Math.max(under, over, high - low);
  if (!(reach > 0)) return null;
  const [bottom, top] = [low - far * reach, high + far * reach];
  if (scaled(least!) >= bottom && scaled(greatest!) <= top) return null;
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [lowest, highest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]; // nearest of those outside
  let [below, above] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value - value !== 0) continue;
    const at = scaled(value);
    if (at < bottom) {
      below++;
      lowest = Math.max(lowest, value);
    } else if (at > top) {
      above++;
      highest = Math.min(highest, value);
    } else {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  if (below > 0 && scaled(min) - scaled(lowest) < gapOfRange * reach) [below, min] = [0, least!];
  if (above > 0 && scaled(highest) - scaled(max) < gapOfRange * reach) [above, max] = [0, greatest!];
  if (below + above === 0 || below + above > mostShare * numbers.count) return null;
  const said = [
    ...(below > 0 ? [`${grouped(below)} ${stretch(least!, lowest)}`] : []),
    ...(above > 0 ? [`${grouped(above)} ${stretch(highest, greatest!)}`] : []),
  ];
  return { below, above, min, max, words: said.join(" and ") };
}

function stretch(from: number, to: number): string {
  return from === to ? `at ${short(from)}` : `from ${short(from)} to ${short(to)}`;
}

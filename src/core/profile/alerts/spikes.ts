import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { makeMissing } from "#core/profile/alert-fixes.ts";
import { short } from "#core/profile/alert-words.ts";
import { grouped, percent } from "#core/profile/percent.ts";

const manyZeros = 0.3;
const leastRows = 50;
const leastDistinct = 15;
const timesTheNext = 8;
const inlierShare = 0.02;

/** One number far more often than any other: zero, or a value in the midst of the others. */
export function spikes({ features }: AlertContext): readonly DataAlert[] {
  return features.flatMap(({ profile }): DataAlert[] => {
    const { name, numbers, distinct, kind, range } = profile;
    if (numbers === null || kind === "datetime" || numbers.count < leastRows || distinct < leastDistinct)
      return [];
    const [first, second] = numbers.frequent;
    if (first === undefined || second === undefined || first.count < timesTheNext * second.count) return [];
    const share = `${grouped(first.count)} of ${grouped(numbers.count)} values (${percent(first.count, numbers.count)})`;
    if (first.value === 0) {
      if (first.count < manyZeros * numbers.count) return [];
      return [
        {
          code: "excess-zeros",
          column: name,
          severity: "low",
          message: `“${name}” is mostly one number: 0`,
          detail: `${share} are 0; the next most frequent, ${short(second.value)}, comes ${grouped(second.count)} times.`,
          effect:
            "Two things are mixed: whether there is any, and how much. Scaling by mean and sd says little of either.",
          advice:
            "Check that 0 is a measurement and not a gap. A column that says whether it is 0 keeps the two apart.",
          fix: {
            kind: "edit",
            label: "Add whether it is 0",
            edit: {
              edit: "formula",
              params: { name: `${name} is 0`, formula: `[${name.replaceAll("]", "]]")}] = 0` },
              on: true,
            },
          },
        },
      ];
    }
    const [, , low, , , , high] = numbers.quantiles;
    const isWithin = first.value > (range?.min ?? 0) && first.value < (range?.max ?? 0);
    if (!isWithin || first.count < inlierShare * numbers.count) return [];
    if (low === undefined || high === undefined || first.value < low || first.value > high) return [];
    const isMiddle = first.value === numbers.quantiles[4];
    return [
      {
        code: "inliers",
        column: name,
        severity: "low",
        message: `${short(first.value)} in “${name}” is suspiciously frequent`,
        detail: `It is ${share}; the next most frequent value comes ${grouped(second.count)} times.${isMiddle ? " It is the median as well." : ""}`,
        effect: "A value that was filled in, a default or a limit of an instrument looks like a measurement.",
        advice: "If it stands for no value, make it a missing one.",
        fix: makeMissing(name, `${first.value}`),
        rows: {
          label: "Select its rows",
          words: `${name} is ${short(first.value)}`,
          where: [{ kind: "range", column: name, min: first.value, max: first.value }],
        },
      },
    ];
  });
}

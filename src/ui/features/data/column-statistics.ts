import type { ColumnKind } from "#core/frame/column.ts";
import {
  type ColumnProfile,
  type DateGaps,
  type NumberStatistics,
  quantileShares,
  type TextStatistics,
} from "#core/frame/profile-types.ts";
import { formatValue } from "#ui/columns/format-value.ts";
import { formatSpan } from "#ui/format/amounts.ts";
import { formatCount, formatFixed, formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";

type Facts = readonly (readonly [name: string, value: string])[];

export interface StatisticsGroup {
  readonly title: string;
  readonly facts: Facts;
}

/** What the exact profile says of a column, in the groups of the margin. Definitions: docs/profile.md. */
export function columnStatistics({ kind, numbers, texts, gaps }: ColumnProfile): readonly StatisticsGroup[] {
  const groups: StatisticsGroup[] = [];
  if (numbers !== null) {
    groups.push({ title: "Quantiles", facts: quantilesOf(numbers, kind) });
    if (gaps === null) groups.push({ title: "Shape", facts: shapeOf(numbers, kind) });
    groups.push({ title: "Outside the fences", facts: outliersOf(numbers, kind) });
  }
  if (gaps !== null) groups.push({ title: "Steps in time", facts: gapsOf(gaps, numbers?.order ?? null) });
  if (texts !== null) {
    groups.push({ title: "Lengths", facts: lengthsOf(texts) });
    groups.push({ title: texts.patternsAreAll ? "Patterns" : "Patterns, of many", facts: patternsOf(texts) });
  }
  return groups.filter(({ facts }) => facts.length > 0);
}

const quantileNames = ["Least", "1 %", "5 %", "25 %", "Median", "75 %", "95 %", "99 %", "Greatest"];

function quantilesOf({ quantiles }: NumberStatistics, kind: ColumnKind): Facts {
  return quantileShares.map((_, i) => [
    quantileNames[i] ?? "",
    formatValue(quantiles[i] ?? Number.NaN, kind),
  ]);
}

function shapeOf(numbers: NumberStatistics, kind: ColumnKind): Facts {
  const { count, mean, std, mad, skewness, kurtosis, zeros, negatives, infinite, order } = numbers;
  const quartile = (numbers.quantiles[5] ?? 0) - (numbers.quantiles[3] ?? 0);
  return [
    ["Mean", formatNumber(mean)],
    ["Standard deviation", formatNumber(std)],
    ["Quartile range", formatValue(quartile, kind)],
    ["MAD", formatValue(mad, kind)],
    ["Skewness", skewness === null ? "no spread" : formatFixed(skewness, 2)],
    ["Excess kurtosis", kurtosis === null ? "no spread" : formatFixed(kurtosis, 2)],
    ["Zeros", countOf(zeros, count)],
    ["Negative", countOf(negatives, count)],
    ...(infinite > 0 ? [["Infinite", formatCount(infinite)] as const] : []),
    ["In the file", orderWords(order)],
  ];
}

function outliersOf({ outliers, count }: NumberStatistics, kind: ColumnKind): Facts {
  const [low, high] = outliers.fences;
  return [
    [`Below ${formatValue(low, kind)}`, countOf(outliers.below, count)],
    [`Above ${formatValue(high, kind)}`, countOf(outliers.above, count)],
    ["Far out", countOf(outliers.farOut, count)],
    ["By MAD", outliers.byMad === null ? "cannot say" : countOf(outliers.byMad, count)],
  ];
}

function gapsOf({ span, medianStep, widest, wideSteps }: DateGaps, order: NumberStatistics["order"]): Facts {
  return [
    ["Span", formatSpan(span)],
    ["Usual step", medianStep === null ? "one date only" : formatSpan(medianStep)],
    ...(widest === null
      ? []
      : ([
          ["Widest step", formatSpan(widest[1] - widest[0])],
          ["It begins", formatValue(widest[0], "datetime")],
        ] as const)),
    ["Steps over 3 × usual", formatCount(wideSteps)],
    ["In the file", orderWords(order)],
  ];
}

function lengthsOf({ shortest, longest, meanLength, unit }: TextStatistics): Facts {
  return [
    ["Shortest", plural(shortest, unit === "bytes" ? "byte" : "character")],
    ["Mean", formatNumber(meanLength, 3)],
    ["Longest", plural(longest, unit === "bytes" ? "byte" : "character")],
  ];
}

function patternsOf({ patterns }: TextStatistics): Facts {
  return patterns.map(({ pattern, count }) => [pattern === "" ? "(empty)" : pattern, formatCount(count)]);
}

function countOf(count: number, of: number): string {
  return count === 0 ? "none" : `${formatCount(count)} · ${formatPercent(count / of)}`;
}

function orderWords(order: NumberStatistics["order"]): string {
  return order === null ? "in no order" : `${order} row by row`;
}

import { pairedDifference } from "#core/evaluate/fold-scores.ts";
import type { ShapeAxis } from "#core/explain/model-shapes.ts";
import type { ShapePart } from "#core/explain/shape-edit.ts";
import type { Metric } from "#core/metrics/metric.ts";
import type { FoldScores } from "#core/project/run.ts";
import { decimalsFor, formatFixed, formatNumber, formatSigned } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import type { ChosenBins } from "./TermFigure.tsx";

/** What is chosen of a curve, in values: other folds have other bins. */
export function partOf({ range, levels }: ChosenBins, axis: ShapeAxis): ShapePart {
  if (axis.levels !== null)
    return { kind: "levels", levels: levels.map((level) => axis.levels![level]!).filter(isKnown) };
  if (range === null) return { kind: "range", from: null, to: null };
  return { kind: "range", from: axis.cuts[range[0] - 1] ?? null, to: axis.cuts[range[1]] ?? null };
}

/** Unseen categories have no value that was learned. */
function isKnown(level: string): boolean {
  return level !== "unseen" && level !== "missing";
}

export function partWords(part: ShapePart, name: string): string {
  if (part.kind === "levels")
    return part.levels.length === 0 ? "Choose categories by pressing their bars." : part.levels.join(", ");
  const { from, to } = part;
  if (from === null && to === null) return `All of ${name}. Drag over the curve for a stretch of it.`;
  if (from === null) return `${name} up to ${formatNumber(to!)}`;
  return to === null
    ? `${name} above ${formatNumber(from)}`
    : `${name} from ${formatNumber(from)} to ${formatNumber(to)}`;
}

/** "log loss 0.412 → 0.415: +0.003 (95 % −0.001 to +0.007), which the folds cannot tell from none" */
export function costWords(
  metric: Metric,
  before: readonly FoldScores[],
  after: readonly FoldScores[],
  testToTrain: number | undefined,
): string {
  const was = before.find((score) => score.metric === metric.id);
  const now = after.find((score) => score.metric === metric.id);
  if (!was || !now) return "";
  const { mean, interval, tied } = pairedDifference(now.folds, was.folds, now.folds.length, testToTrain);
  const decimals = Math.max(decimalsFor(was.mean, was.std), decimalsFor(mean, null));
  const write = (value: number) => formatFixed(value, decimals);
  const about = interval
    ? ` (95\u202f% ${formatSigned(interval[0], decimals)} to ${formatSigned(interval[1], decimals)})`
    : "";
  const isBetter = mean > 0 === metric.higherIsBetter;
  const verdict =
    mean === 0 ? "no change" : tied ? "the folds cannot tell it from none" : isBetter ? "better" : "worse";
  return `${metricName(metric.id)} ${write(was.mean)} → ${write(now.mean)}: ${formatSigned(mean, decimals)}${about}, ${verdict}`;
}

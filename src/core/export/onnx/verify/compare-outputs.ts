import type { OnnxOutputs } from "#core/export/onnx/verify/onnx-session.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";
import { log10 } from "#core/shared/math.ts";

/** Greatest difference of a probability. */
const ALLOWED_PROBABILITY = 1e-5;
/** Greatest difference of a predicted number, in units of max(|y|, sd(y)). */
const ALLOWED_REGRESSION = 1e-4;

/** log10 of the differences is counted in bins one wide; equal outputs fall into the first. */
const FIRST_EXPONENT = -17;
const LAST_EXPONENT = 1;

export interface ComparisonTotals {
  readonly maxDifference: number;
  readonly allowed: number;
  readonly rowsChecked: number;
  readonly differences: { readonly edges: readonly number[]; readonly counts: readonly number[] };
  /** What the first disagreement was; null if there is none. */
  readonly reason: string | null;
}

/** Gathers block after block. `sd` is the target's standard deviation, for regression. */
export function createComparison(pipeline: FittedPipeline, threshold: number, sd: number) {
  const classification = isClassification(pipeline.task);
  const width = Math.max(1, pipeline.classes.length);
  const allowed = classification ? ALLOWED_PROBABILITY : ALLOWED_REGRESSION;
  const counts = Array.from({ length: LAST_EXPONENT - FIRST_EXPONENT }, () => 0);
  let maxDifference = 0;
  let rowsChecked = 0;
  let reason: string | null = null;

  const count = (difference: number) => {
    const exponent = difference === 0 ? FIRST_EXPONENT : Math.floor(log10(difference));
    counts[Math.max(0, Math.min(counts.length - 1, exponent - FIRST_EXPONENT))]!++;
  };

  return {
    /** @param where words for the rows, "test row" or "made row"; `numberOf` gives each its number */
    add(expected: Float64Array, outputs: OnnxOutputs, where: string, numberOf: (i: number) => number): void {
      const { values, labels } = outputs;
      if (values.length !== expected.length) {
        reason ??= `it gave ${values.length} numbers where ${expected.length} were due`;
        return;
      }
      for (let i = 0; i < expected.length / width; i++) {
        rowsChecked++;
        for (let k = 0; k < width; k++) {
          const want = expected[i * width + k]!;
          const got = values[i * width + k]!;
          const difference = classification ? absoluteDifference(want, got) : scaledDifference(want, got, sd);
          count(difference);
          if (difference > maxDifference) maxDifference = difference;
          if (difference > allowed) reason ??= `${where} ${numberOf(i)}: ${want} here, ${got} there`;
        }
        const row = expected.subarray(i * width, (i + 1) * width);
        if (labels && !labelAgrees(row, labels[i]!)) {
          reason ??= `${where} ${numberOf(i)}: the label is “${labels[i]}” there`;
        }
      }
    },
    totals: (): ComparisonTotals => {
      const edges = Array.from({ length: counts.length + 1 }, (_, i) => FIRST_EXPONENT + i);
      return { maxDifference, allowed, rowsChecked, differences: { edges, counts: [...counts] }, reason };
    },
  };

  /** Where two classes, or a class and the threshold, are closer than the tolerance, either label will do. */
  function labelAgrees(row: Float64Array, label: string): boolean {
    const code = pipeline.classes.indexOf(label);
    if (code === -1) return false;
    if (row.some((value) => Number.isNaN(value))) return true;
    const positive = pipeline.positive === null ? -1 : pipeline.classes.indexOf(pipeline.positive);
    if (pipeline.classes.length === 2 && positive !== -1) {
      const margin = row[positive]! - threshold;
      return Math.abs(margin) <= allowed || margin > 0 === (code === positive);
    }
    return Math.max(...row) - row[code]! <= 2 * allowed;
  }
}

/** Two NaN are equal: inputs near the end of float32's range overflow on both sides. One alone is not. */
function absoluteDifference(want: number, got: number): number {
  if (Number.isNaN(want) && Number.isNaN(got)) return 0;
  const difference = Math.abs(want - got);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

/** In units of max(|y|, sd(y)). A number past float32's range has no float32: there an infinity agrees. */
function scaledDifference(want: number, got: number, sd: number): number {
  if (!Number.isFinite(want) || Math.abs(want) > MAX_FLOAT32) {
    return Number.isFinite(got) ? Number.POSITIVE_INFINITY : 0;
  }
  const difference = absoluteDifference(want, got);
  return difference === 0 ? 0 : difference / Math.max(Math.abs(want), sd);
}

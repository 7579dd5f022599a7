import { quantileInPlace } from "#core/preprocessing/quantile.ts";
import type { TrainingAnswers } from "#core/preprocessing/step.ts";
import { log2, pow } from "#core/shared/math.ts";

/** Of a number to predict: quarters of its rows take the place of classes. */
const QUARTERS = 4;

/** Rows in the order of a column's values, each with its class. */
interface Sorted {
  readonly values: Float32Array;
  readonly classes: Int32Array;
  readonly nClasses: number;
}

/**
 * Cuts where the entropy of classes falls by more than describing the cut costs (minimum description length): Fayyad
 * and Irani, Multi-interval discretization of continuous-valued attributes, IJCAI 1993, pages 1022-1027.
 * @returns ascending, midway between neighbouring values
 */
export function mdlCuts(values: Float32Array, answers: TrainingAnswers): readonly number[] {
  const { codes, nClasses } = classCodes(answers);
  const rows = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!));
  rows.sort((a, b) => values[a]! - values[b]! || a - b);
  const sorted: Sorted = {
    values: Float32Array.from(rows, (row) => values[row]!),
    classes: Int32Array.from(rows, (row) => codes[row]!),
    nClasses,
  };
  const cuts: number[] = [];
  const waiting: (readonly [start: number, end: number])[] = [[0, rows.length]];
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    const cut = bestCut(sorted, ...span);
    if (cut === null) continue;
    cuts.push(between(sorted.values[cut - 1]!, sorted.values[cut]!));
    waiting.push([span[0], cut], [cut, span[1]]);
  }
  return cuts.sort((a, b) => a - b);
}

/** Midway, but above the lower one even when they are neighbours among float32. */
function between(low: number, high: number): number {
  const middle = Math.fround(low / 2 + high / 2);
  return middle > low ? middle : high;
}

function classCodes({ y, classes }: TrainingAnswers): { codes: Int32Array; nClasses: number } {
  if (classes.length > 0) return { codes: Int32Array.from(y), nClasses: classes.length };
  if (y.length === 0) return { codes: new Int32Array(0), nClasses: QUARTERS };
  const bounds = [0.25, 0.5, 0.75].map((q) => quantileInPlace(Float32Array.from(y), q));
  const codes = Int32Array.from(y, (value) => bounds.filter((bound) => value > bound).length);
  return { codes, nClasses: QUARTERS };
}

/** The first row of the right side; null where no cut pays for itself. */
function bestCut({ values, classes, nClasses }: Sorted, start: number, end: number): number | null {
  const n = end - start;
  const right = new Float64Array(nClasses);
  for (let i = start; i < end; i++) right[classes[i]!]!++;
  const whole = bitsOf(right, n);
  const wholeKinds = kinds(right);
  const left = new Float64Array(nClasses);
  let best: { readonly at: number; readonly bits: number; readonly cost: number } | null = null;
  for (let i = start; i < end - 1; i++) {
    left[classes[i]!]!++;
    right[classes[i]!]!--;
    if (values[i] === values[i + 1]) continue;
    const nLeft = i + 1 - start;
    const [ofLeft, ofRight] = [bitsOf(left, nLeft), bitsOf(right, n - nLeft)];
    const bits = ofLeft + ofRight;
    if (best !== null && bits >= best.bits) continue;
    const [kindsLeft, kindsRight] = [kinds(left), kinds(right)];
    const delta =
      bitsOfKinds(wholeKinds) -
      (wholeKinds * whole - kindsLeft * ofLeft * (n / nLeft) - kindsRight * ofRight * (n / (n - nLeft))) / n;
    best = { at: i + 1, bits, cost: log2(n - 1) + delta };
  }
  return best !== null && whole - best.bits > best.cost ? best.at : null;
}

/** log2(3^k - 2), where 3^k may be more than a number can hold. */
const bitsOfKinds = (k: number) => k * LOG2_OF_3 + log2(1 - 2 * pow(3, -k));
const LOG2_OF_3 = log2(3);

const kinds = (counts: Float64Array) => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);

/** Bits that naming each row's class takes: n times the entropy. */
function bitsOf(counts: Float64Array, n: number): number {
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= count * log2(count / n);
  return bits;
}

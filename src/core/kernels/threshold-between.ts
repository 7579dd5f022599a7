/**
 * The largest float32 at or below the middle of two float32 values, for `x <= threshold`: every float32 goes the way it
 * would by the middle itself. Above the lower value there may be only NaN or ∞, then all numbers up to it go left.
 */
export function thresholdBetween(lower: number, upper: number): number {
  const middle = lower / 2 + upper / 2;
  return Math.abs(middle) < Infinity ? float32AtMost(middle) : lower;
}

/** The largest float32 at or below a finite number. */
function float32AtMost(value: number): number {
  const rounded = Math.fround(value);
  return rounded <= value ? rounded : float32Below(rounded);
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The next float32 below a finite one. */
function float32Below(value: number): number {
  if (value === 0) return -1.401298464324817e-45;
  float[0] = value;
  bits[0]! += value > 0 ? -1 : 1;
  return float[0]!;
}

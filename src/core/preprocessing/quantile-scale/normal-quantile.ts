import { log } from "#core/shared/math.ts";

/** Highest power first. Of the middle in 0.180625 - q², of the tails in √(-ln p) - 1.6. */
export const MIDDLE = {
  above: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  below: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
} as const;
export const TAIL = {
  above: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  below: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
} as const;
export const MIDDLE_REACH = 0.425;
export const MIDDLE_AT = 0.180625;
export const TAIL_AT = 1.6;

/**
 * The number below which a standard normal variable stays with probability p: Wichura's algorithm AS 241,
 * doi:10.2307/2347330, to about 1e-16. Operators in the order that quantile-scale-onnx.ts draws.
 * @param p from 1.4e-11 to 1 - 1.4e-11: the farthest tails are left out, nothing here reaches them
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= MIDDLE_REACH) {
    const r = MIDDLE_AT - q * q;
    return (polynomial(MIDDLE.above, r) * q) / polynomial(MIDDLE.below, r);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p)) - TAIL_AT;
  const far = polynomial(TAIL.above, r) / polynomial(TAIL.below, r);
  return q < 0 ? -far : far;
}

/** By Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0]!;
  for (let k = 1; k < coefficients.length; k++) sum = sum * x + coefficients[k]!;
  return sum;
}

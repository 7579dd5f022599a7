import { assert } from "#core/shared/assert.ts";

/** 97.5 % points of Student's t for 1 to 30 degrees of freedom (rounded to 4 decimals). */
const table = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604,
  2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555,
  2.0518, 2.0484, 2.0452, 2.0423,
];
const Z = 1.959964;

/**
 * Half-width factor of a 95 % interval. Past the table by the Cornish–Fisher expansion, right to 4 decimals there.
 * @param df degrees of freedom, ≥ 1
 */
export function tQuantile95(df: number): number {
  assert(df >= 1, "an interval needs at least one degree of freedom");
  const tabled = table[df - 1];
  if (tabled !== undefined) return tabled;
  const z3 = Z * Z * Z;
  const z5 = z3 * Z * Z;
  const z7 = z5 * Z * Z;
  return (
    Z +
    (z3 + Z) / (4 * df) +
    (5 * z5 + 16 * z3 + 3 * Z) / (96 * df * df) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * df * df * df)
  );
}

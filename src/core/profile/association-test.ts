import { exp, log } from "#core/shared/math.ts";

/** Below this expected count the chi-square distribution is a poor stand-in for the true one (Cochran, 1954). */
const LEAST_EXPECTED = 5;

/**
 * p-value of "levels and classes have nothing to do with each other", by Pearson's chi-square. Rare levels and rare
 * classes are joined until every cell expects at least five rows; a 2 × 2 table that still does not is corrected as
 * Yates has it. 1 where nothing is left to compare.
 * @param counts rows of levels, columns of classes
 */
export function chiSquareTest(counts: readonly (readonly number[])[]): number {
  let table = withoutEmpty(counts);
  let isSparse = false;
  for (;;) {
    const [rows, columns] = [table.map(sum), transpose(table).map(sum)];
    if (rows.length < 2 || columns.length < 2) return 1;
    const n = sum(rows);
    const [leastRow, leastColumn] = [Math.min(...rows), Math.min(...columns)];
    isSparse = (leastRow * leastColumn) / n < LEAST_EXPECTED;
    if (!isSparse || (rows.length === 2 && columns.length === 2)) break;
    const joinsRows = columns.length === 2 || (rows.length > 2 && leastRow <= leastColumn);
    table = joinsRows ? joinLeast(table) : transpose(joinLeast(transpose(table)));
  }
  const [rows, columns] = [table.map(sum), transpose(table).map(sum)];
  const n = sum(rows);
  let chi2 = 0;
  for (const [i, line] of table.entries()) {
    for (const [j, count] of line.entries()) {
      const expected = (rows[i]! * columns[j]!) / n;
      const difference = Math.max(0, Math.abs(count - expected) - (isSparse ? 0.5 : 0));
      chi2 += (difference * difference) / expected;
    }
  }
  return chiSquareTail(chi2, (rows.length - 1) * (columns.length - 1));
}

/**
 * p-value of "no straight line": Fisher's z of a Pearson correlation.
 * @param r in [-1, 1]
 * @param n complete pairs
 */
export function correlationTest(r: number, n: number): number {
  if (n < 4) return 1;
  const size = Math.min(Math.abs(r), 1 - 1e-15);
  const z = 0.5 * log((1 + size) / (1 - size));
  return chiSquareTail(z * z * (n - 3), 1);
}

/**
 * P(X > x) of a chi-square variable: the upper regularised gamma function, by its series or its continued fraction
 * (Lentz), whichever converges.
 * @param df ≥ 1
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const [a, half] = [df / 2, x / 2];
  const front = exp(a * log(half) - half - logGammaOfHalves(df));
  if (half < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let k = 1; term > total * 1e-16; k++) {
      term *= half / (a + k);
      total += term;
    }
    return Math.max(0, 1 - front * total);
  }
  let b = half + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 1000; k++) {
    const step = -k * (k - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** The x with P(X > x) = p of a chi-square variable, by halving; 0 for p ≥ 1. */
export function chiSquareQuantile(p: number, df: number): number {
  if (p >= 1) return 0;
  let [low, high] = [0, df + 10];
  while (chiSquareTail(high, df) > p) [low, high] = [high, 2 * high];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, df) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** log Γ(df / 2), from Γ(1) = 1 and Γ(½) = √π. */
function logGammaOfHalves(df: number): number {
  let total = df % 2 === 0 ? 0 : 0.5 * log(Math.PI);
  for (let k = df % 2 === 0 ? 2 : 1; k < df; k += 2) total += log(k / 2);
  return total;
}

function withoutEmpty(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const filled = counts.filter((line) => sum(line) > 0);
  return transpose(transpose(filled).filter((column) => sum(column) > 0));
}

/** The two lines with the fewest rows become one. */
function joinLeast(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [first, second, ...rest] = table.toSorted((a, b) => sum(a) - sum(b));
  return [first!.map((count, i) => count + second![i]!), ...rest];
}

function transpose(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return (table[0] ?? []).map((_, i) => table.map((line) => line[i]!));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

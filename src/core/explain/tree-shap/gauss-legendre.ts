/** Points in (0, 1), rising, and their weights, which sum to 1: exact for polynomials of degree up to 2 · n - 1. */
export interface Quadrature {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

const known = new Map<number, Quadrature>();

/**
 * Gauss–Legendre quadrature on [0, 1]. Roots of one Legendre polynomial part those of the next, so each is found by halving between
 * two of them; + − × ÷ alone, hence the same bits everywhere.
 * @param n ≥ 1
 * @see Abramowitz and Stegun (1964), 25.4.29
 */
export function gaussLegendre(n: number): Quadrature {
  const kept = known.get(n);
  if (kept) return kept;
  let roots: readonly number[] = [];
  for (let degree = 1; degree <= n; degree++) {
    const fences = [-1, ...roots, 1];
    roots = Array.from({ length: degree }, (_, i) => rootBetween(degree, fences[i]!, fences[i + 1]!));
  }
  const made = {
    points: Float64Array.from(roots, (x) => (1 + x) / 2),
    weights: Float64Array.from(roots, (x) => weightAt(n, x)),
  };
  known.set(n, made);
  return made;
}

/** P_n and P_{n-1} at x. */
function legendre(n: number, x: number): readonly [number, number] {
  let [before, at] = [1, x];
  for (let k = 2; k <= n; k++) [before, at] = [at, ((2 * k - 1) * x * at - (k - 1) * before) / k];
  return [at, before];
}

function weightAt(n: number, x: number): number {
  const [at, before] = legendre(n, x);
  const slope = (n * (before - x * at)) / (1 - x * x);
  return 1 / ((1 - x * x) * slope * slope);
}

function rootBetween(n: number, from: number, to: number): number {
  let [low, high] = [from, to];
  const rises = legendre(n, high)[0] > 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (legendre(n, middle)[0] > 0 === rises) high = middle;
    else low = middle;
  }
}

const MOST_SWEEPS = 60;

export interface Eigen {
  /** Descending. */
  readonly values: Float64Array;
  /** vectors[k * n + j]: of length 1, those of `values`. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations,
 * 8.5): accurate, and the same in every engine.
 * @param matrix n × n, row after row; it is overwritten
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && rotateAll(matrix, vectors, n); sweep++);
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => matrix[b * n + b]! - matrix[a * n + a]! || a - b,
  );
  const sorted = new Float64Array(n * n);
  for (const [k, i] of order.entries()) sorted.set(vectors.subarray(i * n, i * n + n), k * n);
  return { values: Float64Array.from(order, (i) => matrix[i * n + i]!), vectors: sorted };
}

/** One rotation for every pair that still matters. @returns whether there was one */
function rotateAll(a: Float64Array, vectors: Float64Array, n: number): boolean {
  let hasRotated = false;
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const off = a[p * n + q]!;
      const least = (Number.EPSILON / 2) * Math.sqrt(Math.abs(a[p * n + p]! * a[q * n + q]!));
      if (Math.abs(off) <= least || off === 0) continue;
      rotate(a, vectors, n, p, q);
      hasRotated = true;
    }
  }
  return hasRotated;
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const [app, aqq, apq] = [a[p * n + p]!, a[q * n + q]!, a[p * n + q]!];
  const theta = (aqq - app) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    if (k === p || k === q) continue;
    const [akp, akq] = [a[k * n + p]!, a[k * n + q]!];
    a[k * n + p] = a[p * n + k] = c * akp - s * akq;
    a[k * n + q] = a[q * n + k] = s * akp + c * akq;
  }
  a[p * n + p] = app - t * apq;
  a[q * n + q] = aqq + t * apq;
  a[p * n + q] = a[q * n + p] = 0;
  for (let k = 0; k < n; k++) {
    const [vp, vq] = [vectors[p * n + k]!, vectors[q * n + k]!];
    vectors[p * n + k] = c * vp - s * vq;
    vectors[q * n + k] = s * vp + c * vq;
  }
}

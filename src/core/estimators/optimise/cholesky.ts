/**
 * Factors a symmetric positive definite matrix in place: the lower triangle becomes L with L·Lᵀ = A.
 * @param A  row-major n × n; only the lower triangle is read
 * @returns  false when a pivot is not clearly above 0: A is not positive definite to working precision
 * @see Golub and Van Loan, Matrix Computations, 4th ed., section 4.2
 */
export function choleskyInPlace(A: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = A[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= A[i * n + k]! * A[j * n + k]!;
      if (j < i) {
        A[i * n + j] = sum / A[j * n + j]!;
      } else {
        if (!(sum > A[i * n + i]! * 1e-13)) return false;
        A[i * n + i] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** Solves L·Lᵀ·x = b, in place in b. */
export function solveCholesky(L: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= L[i * n + k]! * b[k]!;
    b[i] = sum / L[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < n; k++) sum -= L[k * n + i]! * b[k]!;
    b[i] = sum / L[i * n + i]!;
  }
}

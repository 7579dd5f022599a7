import type { FeatureMatrix } from "#core/estimators/design.ts";

/** Rows as a matrix of numbers; null is missing. */
export function matrixOf(rows: readonly (readonly (number | null)[])[], nFeatures: number): FeatureMatrix {
  const features = Array.from({ length: nFeatures }, (_, j) => ({
    name: `x${j}`,
    source: `x${j}`,
    kind: "numeric" as const,
  }));
  const X = new Float32Array(nFeatures * rows.length);
  for (const [i, cells] of rows.entries())
    for (let j = 0; j < nFeatures; j++) X[j * rows.length + i] = cells[j] ?? Number.NaN;
  return { nRows: rows.length, features, X };
}

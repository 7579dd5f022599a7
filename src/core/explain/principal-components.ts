import type { FeatureMatrix } from "#core/estimators/design.ts";

/** The two directions in which some rows differ most. */
export interface Plane {
  readonly mean: Float64Array;
  /** Unit vectors, one number a feature; zeros where there is no such direction. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** Share of the variance along each. */
  readonly shares: readonly [number, number];
  /** Of every row, its place along each. */
  readonly places: readonly [Float64Array, Float64Array];
}

const ROUNDS = 60;

/** The first two principal components of features as they are (the recipe has scaled them), by power iteration. */
export function principalPlane({ X, nRows, features }: FeatureMatrix): Plane {
  const width = features.length;
  const mean = new Float64Array(width);
  const centred = Float64Array.from(X);
  let total = 0;
  for (let j = 0; j < width; j++) {
    const column = centred.subarray(j * nRows, (j + 1) * nRows);
    for (const value of column) mean[j]! += value / nRows;
    for (let i = 0; i < nRows; i++) {
      column[i]! -= mean[j]!;
      total += column[i]! * column[i]!;
    }
  }
  const component = (before: Float64Array | null) => {
    // A start that no reasonable axis is at right angles to.
    let axis = normal(Float64Array.from({ length: width }, (_, j) => 1 + j / width));
    let places = new Float64Array(nRows);
    for (let round = 0; round < ROUNDS; round++) {
      if (before) axis = normal(without(axis, before));
      places = along(centred, axis, nRows);
      const next = new Float64Array(width);
      for (let j = 0; j < width; j++)
        for (let i = 0; i < nRows; i++) next[j]! += centred[j * nRows + i]! * places[i]!;
      axis = normal(next);
    }
    if (before) axis = normal(without(axis, before));
    places = along(centred, axis, nRows);
    const share = total > 0 ? places.reduce((sum, value) => sum + value * value, 0) / total : 0;
    return { axis, places, share };
  };
  const first = component(null);
  const second = component(first.axis);
  return {
    mean,
    axes: [first.axis, second.axis],
    shares: [first.share, second.share],
    places: [first.places, second.places],
  };
}

function along(centred: Float64Array, axis: Float64Array, nRows: number): Float64Array<ArrayBuffer> {
  const places = new Float64Array(nRows);
  axis.forEach((weight, j) => {
    for (let i = 0; i < nRows; i++) places[i]! += weight * centred[j * nRows + i]!;
  });
  return places;
}

function without(axis: Float64Array, other: Float64Array): Float64Array {
  const shared = axis.reduce((sum, value, j) => sum + value * other[j]!, 0);
  return axis.map((value, j) => value - shared * other[j]!);
}

function normal(axis: Float64Array): Float64Array<ArrayBuffer> {
  const length = Math.sqrt(axis.reduce((sum, value) => sum + value * value, 0));
  return Float64Array.from(axis, (value) => (length > 1e-12 ? value / length : 0));
}

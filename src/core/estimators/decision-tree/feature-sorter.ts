import { sortTogether } from "#core/estimators/decision-tree/introsort.ts";
import type { FeatureMatrix } from "#core/estimators/design.ts";

/** Orders the rows of a node by one feature. */
export interface FeatureSorter {
  /** Of the feature sorted last, at the places of its node's rows; NaN where missing. */
  readonly values: Float32Array;
  /** Rows [start, end) ascending, missing values behind them. @returns where the missing values begin */
  sort(feature: number, start: number, end: number): number;
  /** Moves rows whose value is at most the threshold before the others. */
  part(feature: number, threshold: number, start: number, end: number): void;
}

/**
 * Sorts as scikit-learn does, each feature anew in each node: the order that one sort leaves among rows of equal value is
 * what the next starts from, and decides the last bits of sums.
 */
export class IntroSorter implements FeatureSorter {
  readonly values: Float32Array;
  readonly #design: FeatureMatrix;
  readonly #rows: Int32Array;

  constructor(design: FeatureMatrix, rows: Int32Array) {
    this.#design = design;
    this.#rows = rows;
    this.values = new Float32Array(rows.length);
  }

  sort(feature: number, start: number, nodeEnd: number): number {
    const { X, nRows } = this.#design;
    const rows = this.#rows;
    const values = this.values;
    const base = feature * nRows;
    let end = nodeEnd;
    for (let i = start; i < end; i++) {
      const value = X[base + rows[i]!]!;
      values[i] = value;
      if (value === value) continue;
      end--;
      const row = rows[i]!;
      rows[i] = rows[end]!;
      rows[end] = row;
      i--;
    }
    sortTogether(values, rows, start, end);
    values.fill(NaN, end, nodeEnd);
    return end;
  }

  part(feature: number, threshold: number, start: number, nodeEnd: number): void {
    const { X, nRows } = this.#design;
    const rows = this.#rows;
    const base = feature * nRows;
    let end = nodeEnd;
    for (let i = start; i < end; ) {
      const row = rows[i]!;
      if (X[base + row]! <= threshold) {
        i++;
        continue;
      }
      end--;
      rows[i] = rows[end]!;
      rows[end] = row;
    }
  }
}

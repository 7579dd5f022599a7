/** Training rows that lend their values: of each column a list, null where missing. */
export interface Donors {
  readonly columns: readonly (readonly (number | null)[])[];
  readonly nRows: number;
}

/** The same, packed for the loop: 0 where missing, and of each column whether a donor has it, or null where all have. */
export interface PackedDonors {
  readonly columns: readonly { readonly values: Float64Array; readonly has: Uint8Array | null }[];
  readonly nRows: number;
}

export function packed({ columns, nRows }: Donors): PackedDonors {
  return {
    nRows,
    columns: columns.map((values) => ({
      values: Float64Array.from(values, (value) => value ?? 0),
      has: values.includes(null) ? Uint8Array.from(values, (value) => (value === null ? 0 : 1)) : null,
    })),
  };
}

/**
 * Distance of a row to every donor: Euclidean over the columns that both have, as if the others were as far apart on
 * average (Dixon 1979, doi:10.1109/TSMC.1979.4310090; scikit-learn's nan_euclidean_distances). Infinite where they share none.
 * @param row  one number a column, NaN missing
 * @param into as long as there are donors
 */
export function distancesTo({ columns, nRows }: PackedDonors, row: Float64Array, into: Float64Array): void {
  const shared = new Int32Array(nRows);
  into.fill(0);
  for (const [j, { values, has }] of columns.entries()) {
    const own = row[j]!;
    if (Number.isNaN(own)) continue;
    for (let donor = 0; donor < nRows; donor++) {
      const away = own - values[donor]!;
      const both = has === null ? 1 : has[donor]!;
      into[donor]! += away * away * both;
      shared[donor]! += both;
    }
  }
  for (let donor = 0; donor < nRows; donor++) {
    const count = shared[donor]!;
    into[donor] = count === 0 ? Number.POSITIVE_INFINITY : Math.sqrt((into[donor]! / count) * columns.length);
  }
}

/**
 * Mean of a column over the nearest donors that have a value there; of equally near ones the first count.
 * @param values   of the column, by donor
 * @param lenders  donors with a value there, ascending
 * @param mean     what stands in where no lender's distance is known
 */
export function meanOfNearest(
  values: readonly (number | null)[],
  lenders: readonly number[],
  distances: Float64Array,
  { neighbours, weights }: { readonly neighbours: number; readonly weights: "uniform" | "distance" },
  mean: number,
): number {
  const nearest = nearestOf(lenders, distances, neighbours);
  const isOnOne = nearest.some((donor) => distances[donor] === 0);
  let sum = 0;
  let total = 0;
  for (const donor of nearest) {
    const weight = weightOf(distances[donor]!, weights, isOnOne);
    sum += values[donor]! * weight;
    total += weight;
  }
  return total === 0 ? mean : sum / total;
}

/** A row at the very place of a donor takes the values of such donors alone. */
function weightOf(distance: number, weights: "uniform" | "distance", isOnOne: boolean): number {
  if (weights === "uniform") return distance < Number.POSITIVE_INFINITY ? 1 : 0;
  if (isOnOne) return distance === 0 ? 1 : 0;
  return 1 / distance;
}

/** The k nearest, nearest first, by insertion: k is small. */
function nearestOf(lenders: readonly number[], distances: Float64Array, k: number): readonly number[] {
  const found: number[] = [];
  for (const donor of lenders) {
    const distance = distances[donor]!;
    let at = found.length;
    while (at > 0 && distances[found[at - 1]!]! > distance) at--;
    if (at >= k) continue;
    found.splice(at, 0, donor);
    if (found.length > k) found.pop();
  }
  return found;
}

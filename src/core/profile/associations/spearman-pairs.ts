import { pearson } from "#core/frame/scatter.ts";
import { sortNumbers } from "#core/frame/sort-numbers.ts";

type Values = Float64Array | Float32Array;

/** A column as the places of its values among its different ones; -1 is missing. */
interface Placed {
  readonly places: Int32Array;
  readonly distinct: number;
  readonly isComplete: boolean;
}

/**
 * Spearman's ρ of every pair of columns: Pearson's r of the ranks among the rows that have both, ties sharing their
 * mean rank. Each column is sorted once; a pair only counts.
 * @returns ρ[i * n + j]; NaN where one does not vary
 */
export async function spearmanPairs(
  columns: readonly Values[],
  pause: (done: number) => Promise<void>,
): Promise<Float64Array> {
  const n = columns.length;
  const placed: Placed[] = [];
  for (const values of columns) placed.push(await placesOf(values, () => pause(placed.length / n / 2)));
  const ranks = placed.map((column) => (column.isComplete ? ranksAmong(column, null) : null));
  const rho = new Float64Array(n * n).fill(Number.NaN);
  for (let i = 0; i < n; i++) {
    rho[i * n + i] = 1;
    for (let j = i + 1; j < n; j++) {
      await pause(0.5 + i / n / 2);
      const [a, b] = [placed[i]!, placed[j]!];
      const [ofA, ofB] = [ranks[i] ?? null, ranks[j] ?? null];
      const isWhole = ofA !== null && ofB !== null;
      const x = isWhole ? ofA : ranksAmong(a, b);
      const y = isWhole ? ofB : ranksAmong(b, a);
      rho[i * n + j] = rho[j * n + i] = pearson(x, y) ?? Number.NaN;
    }
  }
  return rho;
}

async function placesOf(values: Values, pause: () => Promise<void>): Promise<Placed> {
  const filled = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) filled[n++] = value;
  }
  const sorted = await sortNumbers(filled.subarray(0, n), pause);
  let distinct = 0;
  for (let i = 0; i < n; i++)
    if (i === 0 || sorted[i] !== sorted[distinct - 1]) sorted[distinct++] = sorted[i]!;
  const places = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) {
      places[i] = -1;
      continue;
    }
    let low = 0;
    let high = distinct - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    places[i] = low;
  }
  return { places, distinct, isComplete: n === values.length };
}

/** Mean ranks, from 1, among the rows where `other` has a value too; NaN elsewhere. Halves are exact up to 4 million rows. */
function ranksAmong({ places, distinct }: Placed, other: Placed | null): Float32Array | Float64Array {
  const counts = new Float64Array(distinct);
  const isIn = (row: number) => places[row]! >= 0 && (other === null || other.places[row]! >= 0);
  for (let row = 0; row < places.length; row++) if (isIn(row)) counts[places[row]!]!++;
  let before = 0;
  for (let k = 0; k < distinct; k++) {
    const count = counts[k]!;
    counts[k] = before + (count + 1) / 2;
    before += count;
  }
  const ranks = places.length < 4_000_000 ? new Float32Array(places.length) : new Float64Array(places.length);
  for (let row = 0; row < places.length; row++) ranks[row] = isIn(row) ? counts[places[row]!]! : Number.NaN;
  return ranks;
}

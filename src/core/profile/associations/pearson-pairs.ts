import { pearson } from "#core/frame/scatter.ts";

type Values = Float64Array | Float32Array;

/** So many rows of all columns are held in the cache at a time. */
const blockRows = 2048;
const blocksBetweenPauses = 16;

/**
 * Pearson's r of every pair of columns, over the rows that have both. Complete columns are done together, block by
 * block of rows; a pair with missing values by itself.
 * @returns r[i * n + j]; NaN where one does not vary
 */
export async function pearsonPairs(
  columns: readonly Values[],
  pause: (done: number) => Promise<void>,
): Promise<Float64Array> {
  const n = columns.length;
  const r = new Float64Array(n * n).fill(Number.NaN);
  const complete = columns.map((values) => isComplete(values));
  const full = complete.flatMap((is, i) => (is ? [i] : []));
  const among = await completePairs(
    full.map((i) => columns[i]!),
    pause,
  );
  for (const [a, i] of full.entries()) {
    for (const [b, j] of full.entries()) r[i * n + j] = among[a * full.length + b]!;
  }
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (complete[i] && complete[j]) continue;
      await pause(i / n);
      r[i * n + j] = r[j * n + i] = pearson(columns[i]!, columns[j]!) ?? Number.NaN;
    }
    r[i * n + i] = 1;
  }
  return r;
}

function isComplete(values: Values): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) return false;
  return true;
}

/** Products of what is left of each value when its column's mean is taken off, summed a block at a time. */
async function completePairs(
  columns: readonly Values[],
  pause: (done: number) => Promise<void>,
): Promise<Float64Array> {
  const n = columns.length;
  const sums = new Float64Array(n * n);
  const nRows = columns[0]?.length ?? 0;
  const means = columns.map(meanOf);
  const block = columns.map(() => new Float64Array(blockRows));
  for (let start = 0, blocks = 0; start < nRows; start += blockRows, blocks++) {
    if (blocks % blocksBetweenPauses === 0) await pause(start / nRows);
    const size = Math.min(blockRows, nRows - start);
    for (let i = 0; i < n; i++) {
      const [values, mean, centred] = [columns[i]!, means[i]!, block[i]!];
      for (let k = 0; k < size; k++) centred[k] = values[start + k]! - mean;
    }
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) sums[i * n + j]! += dot(block[i]!, block[j]!, size);
    }
  }
  const r = new Float64Array(n * n).fill(Number.NaN);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const scale = Math.sqrt(sums[i * n + i]!) * Math.sqrt(sums[j * n + j]!);
      const value = scale > 0 ? Math.max(-1, Math.min(1, sums[i * n + j]! / scale)) : Number.NaN;
      r[i * n + j] = r[j * n + i] = value;
    }
  }
  return r;
}

/** In two goes, as the plain sum of dates in milliseconds loses their last digits. */
function meanOf(values: Values): number {
  const first = values[0] ?? 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! - first;
  return values.length === 0 ? 0 : first + sum / values.length;
}

/** Four sums at once, that no addition waits for the one before. */
function dot(a: Float64Array, b: Float64Array, size: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < size; k += 4) {
    s0 += a[k]! * b[k]!;
    s1 += a[k + 1]! * b[k + 1]!;
    s2 += a[k + 2]! * b[k + 2]!;
    s3 += a[k + 3]! * b[k + 3]!;
  }
  for (; k < size; k++) s0 += a[k]! * b[k]!;
  return s0 + s1 + (s2 + s3);
}

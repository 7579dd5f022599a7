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
    for (let i = 0; i < n; i += 2) for (let j = i; j < n; j += 2) addProducts(sums, block, i, j, size);
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

/** Of two columns by two others, that each value which is fetched is used twice; past the last column the last again. */
function addProducts(
  sums: Float64Array,
  block: readonly Float64Array[],
  i: number,
  j: number,
  size: number,
): void {
  const n = block.length;
  const [i2, j2] = [Math.min(i + 1, n - 1), Math.min(j + 1, n - 1)];
  const [a, b, c, d] = [block[i]!, block[i2]!, block[j]!, block[j2]!];
  let ac = 0;
  let ad = 0;
  let bc = 0;
  let bd = 0;
  for (let k = 0; k < size; k++) {
    const p = a[k]!;
    const q = b[k]!;
    const r = c[k]!;
    const s = d[k]!;
    ac += p * r;
    ad += p * s;
    bc += q * r;
    bd += q * s;
  }
  sums[i * n + j]! += ac;
  if (j2 !== j) sums[i * n + j2]! += ad;
  if (i2 !== i) sums[i2 * n + j]! += bc;
  if (i2 !== i && j2 !== j) sums[i2 * n + j2]! += bd;
}

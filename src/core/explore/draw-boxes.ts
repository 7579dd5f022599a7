import type { Box } from "#core/explore/chart-data.ts";
import { quantileOf } from "#core/frame/quantiles.ts";
import { exp, pow } from "#core/shared/math.ts";

const mostOutliers = 20;
/** Points of a violin's outline. */
const densitySteps = 64;

/**
 * A box for each cell. Quartiles and fences are taken in the units of the axis (logarithms on a log scale) and given
 * back in those of the column.
 * @param values of each cell; they are sorted in place
 * @param range of the axis, in its units, for violins; null for boxes
 */
export function drawBoxes(
  values: readonly Float64Array[],
  range: readonly [number, number] | null,
  isLog: boolean,
): readonly (Box | null)[] {
  const back = isLog ? (value: number) => pow(10, value) : (value: number) => value;
  return values.map((cell) => (cell.length === 0 ? null : boxOf(cell.sort(), range, back)));
}

function boxOf(
  sorted: Float64Array,
  range: readonly [number, number] | null,
  back: (value: number) => number,
): Box {
  const n = sorted.length;
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share)) as [
    number,
    number,
    number,
  ];
  const reach = 1.5 * (q3 - q1);
  const first = sorted.findIndex((value) => value >= q1 - reach);
  const last = sorted.findLastIndex((value) => value <= q3 + reach);
  const nOutliers = first + n - 1 - last;
  const nDrawn = Math.min(mostOutliers, nOutliers);
  const outliers = Array.from({ length: nDrawn }, (_, i) => {
    const at = nDrawn === 1 ? 0 : Math.round((i * (nOutliers - 1)) / (nDrawn - 1));
    return back(sorted[at < first ? at : last + 1 + at - first]!);
  });
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (back(sorted[i]!) - mean) / (i + 1);
  return {
    n,
    mean,
    median: back(median),
    q1: back(q1),
    q3: back(q3),
    low: back(sorted[first]!),
    high: back(sorted[last]!),
    nOutliers,
    outliers,
    density: range === null ? null : densityOf(sorted, range, q3 - q1),
  };
}

/**
 * A Gaussian kernel's density at equal steps over the range, cut off at the lowest and the highest value; the width is
 * Silverman's rule of thumb (Silverman, 1986, eq. 3.31). Values are counted into 256 bins first, which moves none by
 * more than a 512th of the range.
 */
function densityOf(
  sorted: Float64Array,
  [min, max]: readonly [number, number],
  iqr: number,
): readonly number[] {
  const n = sorted.length;
  const span = max - min;
  if (!(span > 0)) return Array.from({ length: densitySteps }, () => 0);
  const nBins = 256;
  const counts = new Float64Array(nBins);
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = sorted[i]! - mean;
    mean += d / (i + 1);
    squares += d * (sorted[i]! - mean);
    counts[Math.min(nBins - 1, Math.floor(((sorted[i]! - min) / span) * nBins))]!++;
  }
  const std = Math.sqrt(squares / Math.max(1, n - 1));
  const spread = iqr > 0 ? Math.min(std, iqr / 1.349) : std;
  const width = Math.max(0.9 * spread * pow(n, -0.2), span / nBins);
  return Array.from({ length: densitySteps }, (_, step) => {
    const at = min + (span * step) / (densitySteps - 1);
    if (at < sorted[0]! - span / densitySteps || at > sorted[n - 1]! + span / densitySteps) return 0;
    let total = 0;
    for (let bin = 0; bin < nBins; bin++) {
      if (counts[bin] === 0) continue;
      const z = (at - (min + (span * (bin + 0.5)) / nBins)) / width;
      if (z * z < 40) total += counts[bin]! * exp(-0.5 * z * z);
    }
    return total / (n * width * Math.sqrt(2 * Math.PI));
  });
}

/** Decades of a logarithmic slider whose range starts at 0: its first stop is 0 itself. */
const decadesAboveZero = 8;

function lowest(min: number, max: number): number {
  return min > 0 ? min : max / 10 ** decadesAboveZero;
}

/** Where a value lies on a slider of `steps` stops, on an even or a logarithmic scale (needs min ≥ 0). */
export function toStop(value: number, min: number, max: number, isLog: boolean, steps: number): number {
  const clamped = Math.min(max, Math.max(min, value));
  if (max === min || clamped === min) return 0;
  if (!isLog) return Math.round(((clamped - min) / (max - min)) * steps);
  const low = lowest(min, max);
  return Math.max(1, Math.round((Math.log(clamped / low) / Math.log(max / low)) * steps));
}

/** The value at a stop, rounded to two digits so that a dragged slider gives numbers one would type. */
export function fromStop(stop: number, min: number, max: number, isLog: boolean, steps: number): number {
  if (stop <= 0) return min;
  if (stop >= steps) return max;
  const share = stop / steps;
  const low = lowest(min, max);
  const exact = isLog ? low * (max / low) ** share : min + (max - min) * share;
  return Math.min(max, Math.max(min, Number(exact.toPrecision(2))));
}

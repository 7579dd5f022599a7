/** Where a value lies on a slider of `steps` stops, on an even or a logarithmic scale (min must be > 0 for the latter). */
export function toStop(value: number, min: number, max: number, isLog: boolean, steps: number): number {
  const clamped = Math.min(max, Math.max(min, value));
  const share = isLog ? Math.log(clamped / min) / Math.log(max / min) : (clamped - min) / (max - min);
  return max === min ? 0 : Math.round(share * steps);
}

/** The value at a stop, rounded to two digits so that a dragged slider gives numbers one would type. */
export function fromStop(stop: number, min: number, max: number, isLog: boolean, steps: number): number {
  const share = stop / steps;
  const exact = isLog ? min * (max / min) ** share : min + (max - min) * share;
  if (stop === 0) return min;
  if (stop === steps) return max;
  return Math.min(max, Math.max(min, Number(exact.toPrecision(2))));
}

/** A place in a drawing, px. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A little air at either end, in the units that are spread evenly; one value alone gets a unit of room. */
export function paddedRange(
  values: readonly number[],
  forward: (value: number) => number,
): readonly [number, number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    const at = forward(value);
    if (at < min) min = at;
    if (at > max) max = at;
  }
  if (!(max >= min)) return [0, 1];
  const air = max > min ? (max - min) * 0.03 : 0.5;
  return [min - air, max + air];
}

/**
 * The ranges of both axes, one of them widened about its middle so that a unit up is `aspect` times as long as one across.
 * @param area px, of what the axes enclose
 */
export function withAspect(
  [x, y]: readonly [x: readonly [number, number], y: readonly [number, number]],
  area: { readonly width: number; readonly height: number },
  aspect: number,
): readonly [x: readonly [number, number], y: readonly [number, number]] {
  const [across, up] = [area.width / (x[1] - x[0]), area.height / (y[1] - y[0])];
  return up > aspect * across
    ? [x, about(y, area.height / (aspect * across))]
    : [about(x, (area.width * aspect) / up), y];
}

function about([low, high]: readonly [number, number], span: number): readonly [number, number] {
  const middle = (low + high) / 2;
  return [middle - span / 2, middle + span / 2];
}

/** A corner every few pixels is as fine as a hand draws. */
export function extended(path: readonly Corner[], at: Corner): readonly Corner[] {
  const last = path.at(-1);
  const isNear = last && Math.abs(last.x - at.x) + Math.abs(last.y - at.y) < 4;
  return isNear ? path : [...path, at];
}

export function inOrder(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a];
}

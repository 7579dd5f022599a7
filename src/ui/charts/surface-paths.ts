import type { DecisionSurface } from "#core/explain/decision-surface.ts";

/** Cells of one class and strength (or of one level of value), as runs of neighbours in a row: one path. */
export interface SurfaceLayer {
  /** Index of the class, or 0 to 8 for a value's level. */
  readonly tone: number;
  /** 1 (barely) to `strengths` (surely); always `strengths` for values. */
  readonly strength: number;
  readonly path: string;
}

export const strengths = 5;
const levels = 9;

/**
 * The surface as few enough paths to be drawn at once, in cells: x from 0 to n, y from 0 to n downwards.
 * @param threshold chance from which a binary model says "positive"
 * @param range     least and greatest value of the levels; null takes the surface's own
 */
export function surfaceLayers(
  { n, classes, positive, outputs }: DecisionSurface,
  threshold: number,
  range: readonly [number, number] | null,
): readonly SurfaceLayer[] {
  const width = Math.max(1, classes.length);
  const [low, high] = range ?? rangeOf(outputs);
  const toneOf = (cell: number): readonly [tone: number, strength: number] => {
    if (classes.length === 0) {
      const share = high > low ? ((outputs[cell] ?? low) - low) / (high - low) : 0.5;
      return [Math.min(levels - 1, Math.max(0, Math.floor(share * levels))), strengths];
    }
    const chances = outputs.subarray(cell * width, (cell + 1) * width);
    if (classes.length === 2 && positive !== null) {
      const yes = classes.indexOf(positive);
      const chance = chances[yes] ?? 0;
      return chance >= threshold
        ? [yes, steps((chance - threshold) / (1 - threshold || 1))]
        : [1 - yes, steps((threshold - chance) / (threshold || 1))];
    }
    const best = chances.indexOf(Math.max(...chances));
    return [best, steps(((chances[best] ?? 0) - 1 / width) / (1 - 1 / width))];
  };
  const paths = new Map<string, { tone: number; strength: number; path: string }>();
  for (let row = 0; row < n; row++) {
    const line = n - 1 - row; // the greatest y is drawn first
    for (let column = 0, start = 0; column < n; column++) {
      const [tone, strength] = toneOf(row * n + column);
      const next = column + 1 < n ? toneOf(row * n + column + 1) : null;
      if (next !== null && next[0] === tone && next[1] === strength) continue;
      const key = `${tone} ${strength}`;
      const layer = paths.get(key) ?? { tone, strength, path: "" };
      layer.path += `M${start} ${line}h${column + 1 - start}v1h${start - column - 1}z`;
      paths.set(key, layer);
      start = column + 1;
    }
  }
  return [...paths.values()];
}

function steps(share: number): number {
  return 1 + Math.min(strengths - 1, Math.max(0, Math.floor(share * strengths)));
}

function rangeOf(values: Float64Array): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

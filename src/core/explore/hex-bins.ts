import type { HexBins } from "#core/explore/chart-data.ts";

/**
 * Counts places of the unit square in hexagons: the nearest centre of a lattice whose odd rows are shifted by half a
 * step (Carr, Littlefield, Nicholson and Littlefield 1987, doi:10.1080/01621459.1987.10478445).
 */
export function hexCounter(across: number, up: number) {
  const wide = across + 2;
  const counts = new Int32Array(wide * (up + 2));
  const selected = new Int32Array(counts.length);
  return {
    /** @param x share of the range across, in [0, 1]; `y` likewise */
    add(x: number, y: number, isSelected: boolean): void {
      const a = x * across;
      const b = y * up;
      const under = Math.floor(b);
      // Of the two lines around a place the centre nearest to it; lines are √3/2 of a step apart.
      const lowShift = (under & 1) / 2;
      const highShift = 0.5 - lowShift;
      const low = Math.round(a - lowShift);
      const high = Math.round(a - highShift);
      const lowX = a - low - lowShift;
      const highX = a - high - highShift;
      const lowY = b - under;
      const highY = lowY - 1;
      const isHigh = highX * highX + 0.75 * highY * highY < lowX * lowX + 0.75 * lowY * lowY;
      const cell = isHigh ? (under + 1) * wide + high : under * wide + low;
      counts[cell]!++;
      if (isSelected) selected[cell]!++;
    },
    bins(): HexBins {
      const cells: HexBins["cells"][number][] = [];
      for (const [cell, n] of counts.entries()) {
        if (n === 0) continue;
        const line = Math.floor(cell / wide);
        const x = ((cell % wide) + (line & 1) / 2) / across;
        cells.push({ x, y: line / up, n, selected: selected[cell]! });
      }
      return { across, up, cells };
    },
  };
}

/** What a cell's colour says: a signed strength, one without a direction, a share of missing values, or an amount. */
export type HeatTone = "rise" | "fall" | "strength" | "missing" | "amount";
export interface HeatCell {
  readonly tone: HeatTone;
  /** 0 … 1 */
  readonly strength: number;
}

const inks = {
  rise: "var(--d-pos2)",
  fall: "var(--d-neg2)",
  strength: "var(--ink-2)",
  missing: "var(--madder)",
  amount: "var(--q7)",
};
const levels = 12;
/** From here on words in a cell are drawn in the colour of the paper. */
export const darkFrom = 0.62;

export function heatColor(tone: HeatTone, strength: number): string {
  return `color-mix(in oklab, ${inks[tone]} ${Math.round(strength * 100)}%, var(--q0))`;
}

/**
 * Cells of one colour as one path, so that ten thousand are a few dozen shapes: runs of neighbours along a row, in px.
 * @param cellAt null leaves the paper bare
 */
export function heatPaths(
  nDown: number,
  nAcross: number,
  { width, height }: { readonly width: number; readonly height: number },
  cellAt: (down: number, across: number) => HeatCell | null,
): readonly { readonly color: string; readonly path: string }[] {
  const paths = new Map<string, string>();
  const colorAt = (down: number, across: number) => {
    const cell = across < nAcross ? cellAt(down, across) : null;
    return cell === null ? null : heatColor(cell.tone, stepped(cell.strength));
  };
  const px = (value: number) => Math.round(value * 100) / 100;
  for (let down = 0; down < nDown; down++) {
    for (let across = 0, start = 0; across < nAcross; across++) {
      const color = colorAt(down, across);
      if (across + 1 < nAcross && colorAt(down, across + 1) === color) continue;
      if (color !== null) {
        const long = px((across + 1 - start) * width);
        const run = `M${px(start * width)} ${px(down * height)}h${long}v${px(height)}h${-long}z`;
        paths.set(color, (paths.get(color) ?? "") + run);
      }
      start = across + 1;
    }
  }
  return [...paths].map(([color, path]) => ({ color, path }));
}

/** Something is never drawn as nothing. */
function stepped(strength: number): number {
  return strength <= 0 ? 0 : Math.max(1, Math.round(Math.min(1, strength) * levels)) / levels;
}

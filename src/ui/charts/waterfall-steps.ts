/** What one column adds, from where to where. */
export interface WaterfallStep {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/**
 * From what is expected of any row to what comes out for this one, the smallest moves first, so that the largest lead up to the
 * end; those beyond `most` together at the start.
 */
export function waterfallSteps(
  base: number,
  moves: readonly { readonly label: string; readonly value: number }[],
  most: number,
): readonly WaterfallStep[] {
  const ordered = moves
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const kept = ordered.length > most ? ordered.slice(0, most - 1) : ordered;
  const others = ordered.slice(kept.length);
  const shown =
    others.length === 0
      ? kept
      : [
          ...kept,
          {
            label: `${others.length} more columns`,
            value: others.reduce((sum, { value }) => sum + value, 0),
          },
        ];
  let at = base;
  return shown.toReversed().map(({ label, value }) => {
    const from = at;
    at += value;
    return { label, value, from, to: at };
  });
}

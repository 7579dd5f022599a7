/**
 * An order in which neighbours go together: leaves of a tree grown by joining, again and again, the two groups that
 * are nearest on average (UPGMA; Sokal and Michener, 1958), each pair of groups turned so that their nearest ends meet.
 * @param distance d[i * n + j] ≥ 0, symmetric
 */
export function clusterOrder(distance: Float64Array, n: number): number[] {
  const groups: number[][] = Array.from({ length: n }, (_, i) => [i]);
  const d = distance.slice();
  const alive = Array.from({ length: n }, (_, i) => i);
  while (alive.length > 1) {
    let [a, b, best] = [0, 1, Number.POSITIVE_INFINITY];
    for (let x = 0; x < alive.length; x++) {
      for (let y = x + 1; y < alive.length; y++) {
        const between = d[alive[x]! * n + alive[y]!]!;
        if (between < best) [a, b, best] = [x, y, between];
      }
    }
    const [i, j] = [alive[a]!, alive[b]!];
    const [sizeI, sizeJ] = [groups[i]!.length, groups[j]!.length];
    groups[i] = joined(groups[i]!, groups[j]!, distance, n);
    alive.splice(b, 1);
    for (const k of alive) {
      if (k === i) continue;
      const mean = (d[i * n + k]! * sizeI + d[j * n + k]! * sizeJ) / (sizeI + sizeJ);
      d[i * n + k] = d[k * n + i] = mean;
    }
  }
  return groups[alive[0] ?? 0] ?? [];
}

function joined(left: readonly number[], right: readonly number[], d: Float64Array, n: number): number[] {
  const turned = (items: readonly number[]) => items.toReversed();
  const ways = [
    [left, right],
    [left, turned(right)],
    [turned(left), right],
    [turned(left), turned(right)],
  ] as const;
  const gap = ([a, b]: (typeof ways)[number]) => d[a[a.length - 1]! * n + b[0]!]!;
  const best = ways.reduce((nearest, way) => (gap(way) < gap(nearest) ? way : nearest));
  return [...best[0], ...best[1]];
}

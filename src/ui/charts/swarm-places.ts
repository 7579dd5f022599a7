/**
 * Places of dots beside one another: those that would cover each other move apart, up and down in turn, within half a height.
 * @param xs px
 * @returns of each dot how far from the middle line, px
 */
export function swarmPlaces(xs: readonly number[], dot: number, height: number): readonly number[] {
  const binOf = (x: number) => Math.round(x / dot);
  const sizes = new Map<number, number>();
  for (const x of xs) sizes.set(binOf(x), (sizes.get(binOf(x)) ?? 0) + 1);
  const most = Math.max(1, ...sizes.values());
  const step = Math.min(dot, (height - dot) / most);
  const seen = new Map<number, number>();
  return xs.map((x) => {
    const bin = binOf(x);
    const place = seen.get(bin) ?? 0;
    seen.set(bin, place + 1);
    return (place % 2 === 0 ? 1 : -1) * Math.ceil(place / 2) * step;
  });
}

const perCharacter = 7.2; // px: Spline Sans Mono at 12 px
const gap = 14;

/** Pixels left of rows for their names: as the longest needs, up to a share of the drawing. */
export function nameRoom(names: readonly string[], width: number, share: number): number {
  const longest = Math.max(4, ...names.map(({ length }) => length));
  return Math.min(longest * perCharacter + gap, Math.max(90, width * share));
}

/** As much of a name as stands in that room. */
export function shortenedName(name: string, room: number): string {
  const fits = Math.max(6, Math.floor((room - gap) / perCharacter));
  return name.length <= fits ? name : `${name.slice(0, fits - 1)}…`;
}

/** “a”, “b” and 3 more */
export function named(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)!}`;
}

/** A number in at most four digits. */
export function short(value: number): string {
  return `${Number(value.toPrecision(4))}`.replace("-", "−");
}

/** The list with one entry moved before the entry that is at `to` now (the length: to the end). */
export function moveEntry<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from];
  if (entry === undefined || to === from || to === from + 1) return list;
  const rest = list.filter((_, at) => at !== from);
  return rest.toSpliced(to > from ? to - 1 : to, 0, entry);
}

/** Words that edits share. They are kept short: they name steps of undo. */

export function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}

/** "1 cell", "1,204 cells" */
export function countWord(n: number, word: string): string {
  return `${grouped(n)} ${word}${n === 1 ? "" : "s"}`;
}

/** 53,940: a whole number as every machine writes it. */
export function grouped(n: number): string {
  return `${n}`.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "age", "age and fare", "age, fare and 3 more"; or with another word between them. */
export function listed(names: readonly string[], between: "and" | "or" = "and"): string {
  const [first = "", second, ...rest] = names;
  if (second === undefined) return first;
  if (rest.length === 0) return `${first} ${between} ${second}`;
  return `${first}, ${second} ${between} ${rest.length} more`;
}

import type { ColumnKind } from "#core/frame/column.ts";
import type { Guess, GuessAbout, Reading, ReadOptions } from "#core/frame/reading.ts";

/** Below this a guess could as well be another: how often it is wrong on spoiled tables (docs/reading-files.md). */
const sureFrom: Readonly<Partial<Record<GuessAbout, number>>> = {
  delimiter: 0.6,
  encoding: 0.6,
  numbers: 0.7,
};

/** What was taken without being sure of it, and is worth a look before models are trained on it. */
export function unsureGuesses({ guesses }: Reading): readonly Guess[] {
  return guesses.filter(({ about, confidence, value, ask }) => {
    if (ask || confidence >= (sureFrom[about] ?? 0)) return false;
    // 1.234 is nearly always what it seems.
    return about !== "numbers" || value !== "point";
  });
}

/** These options, and what was guessed without being sure of it laid down as it was guessed: a person says that it is right. */
export function confirmGuesses(
  reading: Reading,
  columns: readonly { readonly name: string; readonly kind: ColumnKind }[],
  options: ReadOptions,
): ReadOptions {
  const kinds = new Map(options.kinds ?? []);
  let confirmed = options;
  for (const { about, column } of unsureGuesses(reading)) {
    const { delimiter, layout, encoding } = reading;
    if (about === "delimiter")
      confirmed = { ...confirmed, ...(layout === "delimited" ? { delimiter } : { layout }) };
    if (about === "encoding") confirmed = { ...confirmed, encoding };
    const kind = columns.find(({ name }) => name === column)?.kind;
    if (about === "numbers" && column !== null && kind !== undefined) kinds.set(column, kind);
  }
  return kinds.size === 0 ? confirmed : { ...confirmed, kinds: [...kinds] };
}

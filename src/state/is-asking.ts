import type { Reading } from "#core/frame/reading.ts";

/** The file left something open that only a person knows: models wait for the answer. */
export function isAsking({ guesses }: Reading): boolean {
  return guesses.some(({ ask }) => ask);
}

import type { Reading } from "#core/frame/reading.ts";
import { unsureGuesses } from "#core/frame/unsure-guesses.ts";

/** The file left something open that only a person knows, or something to look at: models wait for the answer. */
export function isAsking(reading: Reading): boolean {
  return reading.guesses.some(({ ask }) => ask) || unsureGuesses(reading).length > 0;
}

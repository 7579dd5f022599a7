/** Letters of scripts that run right to left, and marks that turn the direction of what follows. */
const turns =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const isolates = /[\u2066-\u2069]/gu;

/**
 * A name from a table as a part of our sentence: where it could turn the words around it, it is set between an
 * isolate and its end (U+2068…U+2069). Isolates of its own go, so that none of them ends ours.
 */
export function isolate(text: string): string {
  return turns.test(text) ? `\u2068${text.replace(isolates, "")}\u2069` : text;
}

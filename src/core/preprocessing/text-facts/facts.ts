/**
 * What is counted in a text, as patterns that JavaScript and RE2 (of ONNX Runtime) read alike; the letters are Unicode's.
 * None needs more steps than the text has characters, by a small factor.
 */
export const countedPatterns = {
  characters: "[\\x{0}-\\x{10FFFF}]",
  words: "[\\p{L}\\p{N}_]+",
  digits: "\\p{Nd}",
  letters: "\\p{L}",
  capitals: "\\p{Lu}",
  punctuation: "\\p{P}",
  webAddresses: "[hH][tT][tT][pP][sS]?://(?:[wW]{3}\\.)?|[wW]{3}\\.",
  mailAddresses: "[A-Za-z0-9._%+-]@[A-Za-z0-9-]+\\.[A-Za-z]{2,}",
} as const;
export type Counted = keyof typeof countedPatterns;

/** The columns that are made of a text, in their order; a share is 0 where there is nothing to share. */
export const textFacts: readonly { readonly words: string; readonly of: Counted; readonly per?: Counted }[] =
  [
    { words: "characters", of: "characters" },
    { words: "words", of: "words" },
    { words: "digits", of: "digits" },
    { words: "share of capitals", of: "capitals", per: "letters" },
    { words: "punctuation", of: "punctuation" },
    { words: "web addresses", of: "webAddresses" },
    { words: "e-mail addresses", of: "mailAddresses" },
  ];

/** JavaScript writes code points another way. */
const patterns = Object.entries(countedPatterns).map(([name, pattern]): [string, RegExp] => [
  name,
  new RegExp(pattern.replaceAll("\\x{", "\\u{"), "gu"),
]);
const patternOf = new Map(patterns);

function countOf(text: string, what: Counted): number {
  const pattern = patternOf.get(what)!;
  let n = 0;
  while (pattern.test(text)) n++; // goes on from the last find, and back to the start where there is no other
  return n;
}

/** The numbers of `textFacts` for a text, as float32 divides. */
export function factsOf(text: string): readonly number[] {
  return textFacts.map(({ of, per }) => {
    const count = countOf(text, of);
    if (per === undefined) return count;
    const all = countOf(text, per);
    return all === 0 ? 0 : count / all;
  });
}

import { expect, test } from "vitest";
import { metrics } from "#core/metrics/registry.ts";
import { glossary } from "#ui/words/glossary.ts";

const entries = Object.values(glossary);
const meanings = [...entries.map(({ meaning }) => meaning), ...[...metrics.values()].map(({ help }) => help)];
const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}'’-]+/u).filter((word) => word !== "");

/** Vowel groups, less a silent e: near enough for a mean over many words. */
function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/e$/, "")
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

test("terms are in order, once each, and none is explained by itself", () => {
  const terms = entries.map(({ term }) => term.toLowerCase());
  expect(new Set(terms).size).toBe(terms.length);
  for (const { term, meaning } of entries) expect(meaning.toLowerCase()).not.toContain(term.toLowerCase());
});

test("what words and metrics mean can be read by someone who is 14 (Flesch-Kincaid grade, Kincaid et al. 1975)", () => {
  const sentences = meanings.flatMap((text) =>
    text.split(/[.:;?!](?:\s|$)/).filter((part) => /\p{L}/u.test(part)),
  );
  const words = meanings.flatMap(wordsOf);
  const perSentence = words.length / sentences.length;
  const perWord = words.reduce((sum, word) => sum + syllables(word), 0) / words.length;
  expect(0.39 * perSentence + 11.8 * perWord - 15.59).toBeLessThan(9);
  for (const sentence of sentences) expect(wordsOf(sentence).length, sentence).toBeLessThanOrEqual(26);
});

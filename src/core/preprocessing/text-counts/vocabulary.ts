import type { WordsColumn } from "#core/preprocessing/free-text.ts";
import type { TextCountsParams } from "#core/preprocessing/text-counts/schema.ts";
import { wordsOf } from "#core/preprocessing/word-tokens.ts";
import { compareCodePoints } from "#core/shared/order.ts";

/** How often each word, and each run of up to `longest` words with a blank between, stands in a text. */
export function termsOf(text: string, longest: number): ReadonlyMap<string, number> {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  for (let length = 1; length <= longest; length++) {
    for (let at = 0; at + length <= words.length; at++) {
      const term = length === 1 ? words[at]! : words.slice(at, at + length).join(" ");
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}

export interface Vocabulary {
  /** By code point, as Python sorts; at most `maxFeatures`. */
  readonly terms: readonly { readonly term: string; readonly nRows: number }[];
  /** Terms that training rows have, and how many of them have no column: in too few rows, in too many, beyond the most. */
  readonly found: number;
  readonly tooRare: number;
  readonly tooCommon: number;
  readonly beyond: number;
}

/**
 * The terms that get a column, as scikit-learn's CountVectorizer chooses them: in at least `minRows` rows and in at most a
 * share `maxShare` of them, and of these the `maxFeatures` that occur most often. Of equally frequent ones the earlier
 * stay, where scikit-learn leaves it to its sort.
 */
export function learnVocabulary(
  { codes, categories }: Pick<WordsColumn, "codes" | "categories">,
  {
    longest,
    minRows,
    maxShare,
    maxFeatures,
  }: Pick<TextCountsParams, "longest" | "minRows" | "maxShare" | "maxFeatures">,
): Vocabulary {
  const seen = new Map<string, { nRows: number; nTimes: number }>();
  for (const [text, times] of rowsOfTexts(codes, categories)) {
    for (const [term, count] of termsOf(text, longest)) {
      const known = seen.get(term);
      if (known === undefined) seen.set(term, { nRows: times, nTimes: times * count });
      else {
        known.nRows += times;
        known.nTimes += times * count;
      }
    }
  }
  const most = maxShare * codes.length;
  const all = [...seen].map(([term, counts]) => ({ term, ...counts }));
  const frequent = all.filter(({ nRows }) => nRows >= minRows);
  const fit = frequent.filter(({ nRows }) => nRows <= most);
  const sorted = fit.sort((a, b) => compareCodePoints(a.term, b.term));
  const kept = new Set(sorted.toSorted((a, b) => b.nTimes - a.nTimes).slice(0, maxFeatures));
  return {
    terms: sorted.filter((entry) => kept.has(entry)).map(({ term, nRows }) => ({ term, nRows })),
    found: all.length,
    tooRare: all.length - frequent.length,
    tooCommon: frequent.length - fit.length,
    beyond: fit.length - kept.size,
  };
}

/** Each text once, and how many rows have it. */
function rowsOfTexts(codes: Int32Array, categories: readonly string[]): Iterable<[string, number]> {
  const counts = new Int32Array(categories.length);
  for (const code of codes) if (code !== -1) counts[code]!++;
  return Array.from(categories, (text, code): [string, number] => [text, counts[code]!]).filter(
    ([, count]) => count > 0,
  );
}

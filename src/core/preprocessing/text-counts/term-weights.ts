import type { PlacedNumber } from "#core/preprocessing/columns-of-texts.ts";
import { termsOf } from "#core/preprocessing/text-counts/vocabulary.ts";
import { toUnitLength } from "#core/preprocessing/unit-length.ts";
import { log } from "#core/shared/math.ts";

/** What a text is weighed by; all that scikit-learn's TfidfTransformer can be told. */
export interface Weighing {
  readonly longest: number;
  /** Weight of each term, in the order of the columns; null where terms are only counted. */
  readonly idf: readonly number[] | null;
  readonly sublinear: boolean;
  readonly normalise: boolean;
}

/**
 * Inverse document frequency, smoothed as if one more row had every term: ln((1 + n) / (1 + nRows)) + 1.
 * Spärck Jones 1972, doi:10.1108/eb026526; the form is scikit-learn's.
 */
export function inverseFrequency(n: number, nRows: number): number {
  return log((1 + n) / (1 + nRows)) + 1;
}

/** The place of each term among the columns, and its weight in this text: counts, TF-IDF, or such on a length of 1. */
export function termWeights(
  text: string,
  places: ReadonlyMap<string, number>,
  { longest, idf, sublinear, normalise }: Weighing,
): readonly PlacedNumber[] {
  const found: [number, number][] = [];
  for (const [term, count] of termsOf(text, longest)) {
    const place = places.get(term);
    if (place === undefined) continue;
    found.push([place, (sublinear ? log(count) + 1 : count) * (idf === null ? 1 : idf[place]!)]);
  }
  return normalise ? toUnitLength(found) : found;
}

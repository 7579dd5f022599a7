import { createRandom, deriveSeed, shuffle } from "#core/shared/random.ts";

const FOLDS = 5;
const SEED = 2001;

/**
 * Deals training rows into folds within the training part, at random and always the same way for as many rows: a step
 * that looks at answers learns what a row is shown from rows of the other folds.
 */
export function innerFolds(nRows: number): { readonly foldOf: Uint8Array; readonly nFolds: number } {
  const order = shuffle(
    Int32Array.from({ length: nRows }, (_, row) => row),
    createRandom(deriveSeed(SEED, nRows)),
  );
  const foldOf = new Uint8Array(nRows);
  order.forEach((row, place) => (foldOf[row] = place % FOLDS));
  return { foldOf, nFolds: FOLDS };
}

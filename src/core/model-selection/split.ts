import { LatheError } from "#core/shared/problems.ts";
import { createRandom, type Random, shuffle } from "#core/shared/random.ts";

export interface FoldOptions {
  /** Whether rows are drawn at random, not in file order. */
  readonly shuffle: boolean;
  readonly randomState: number;
}

/**
 * Cuts rows into k folds with nearly equal shares of each class.
 * @param codes  class of each row, 0 or more
 * @param k      ≥ 2; a class with fewer rows than folds is absent from some
 * @returns      the fold of each row, 0…k - 1; without shuffling scikit-learn's StratifiedKFold
 * @throws LatheError "too-few-rows" when there are fewer rows than folds
 */
export function stratifiedFolds(codes: ArrayLike<number>, k: number, options: FoldOptions): Int32Array {
  const n = codes.length;
  checkRows(n, k);
  const classes = rowsByClass(codes);
  // Dealt like cards, class after class, so that folds differ by at most one row in size and in each class.
  const random = createRandom(options.randomState);
  const foldOf = new Int32Array(n);
  let dealt = 0;
  for (const rows of classes) {
    const share = new Int32Array(k);
    for (let i = 0; i < rows.length; i++) share[(dealt + i) % k]! += 1;
    dealt += rows.length;
    const queue = new Int32Array(rows.length);
    for (let fold = 0, at = 0; fold < k; at += share[fold]!, fold++) queue.fill(fold, at, at + share[fold]!);
    if (options.shuffle) shuffle(queue, random);
    rows.forEach((row, i) => {
      foldOf[row] = queue[i]!;
    });
  }
  return foldOf;
}

/**
 * Cuts n rows into k folds of nearly equal size.
 * @returns the fold of each row; without shuffling scikit-learn's KFold
 * @throws LatheError "too-few-rows" when there are fewer rows than folds
 */
export function folds(n: number, k: number, options: FoldOptions): Int32Array {
  checkRows(n, k);
  const order = Int32Array.from({ length: n }, (_, row) => row);
  if (options.shuffle) shuffle(order, createRandom(options.randomState));
  const foldOf = new Int32Array(n);
  const longer = n % k;
  const size = Math.floor(n / k);
  for (let i = 0; i < n; i++) {
    const inLonger = i < longer * (size + 1);
    foldOf[order[i]!] = inLonger ? Math.floor(i / (size + 1)) : Math.floor((i - longer) / size);
  }
  return foldOf;
}

/**
 * Chooses test rows at random, stratified where classes are given: every class keeps a row to learn from.
 * @param codes         class of each row, or null for a number as target
 * @param testFraction  in (0, 1); the number of test rows is rounded up, as in scikit-learn
 * @returns             1 for a test row, 0 for a training row
 * @throws LatheError "too-few-rows" for fewer than two rows
 */
export function holdOut(
  n: number,
  codes: ArrayLike<number> | null,
  testFraction: number,
  randomState: number,
): Uint8Array {
  checkRows(n, 2);
  const nTest = Math.min(n - 1, Math.max(1, Math.ceil(n * testFraction)));
  const random = createRandom(randomState);
  const mask = new Uint8Array(n);
  const groups = codes === null ? [Array.from({ length: n }, (_, row) => row)] : rowsByClass(codes);
  const counts = apportion(
    groups.map((rows) => rows.length),
    nTest,
    random,
  );
  groups.forEach((rows, group) => {
    const drawn = shuffle([...rows], random);
    for (let i = 0; i < counts[group]!; i++) mask[drawn[i]!] = 1;
  });
  return mask;
}

/** Shares of `total` in proportion to sizes, by largest remainder (ties at random), always leaving one of each. */
function apportion(sizes: readonly number[], total: number, random: Random): number[] {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const counts = sizes.map((size) => Math.min(size - 1, Math.floor((size * total) / n)));
  const order = shuffle(
    sizes.map((_, i) => i),
    random,
  );
  const remainder = (i: number) => (sizes[i]! * total) / n - counts[i]!;
  order.sort((a, b) => remainder(b) - remainder(a));
  let left = total - counts.reduce((sum, count) => sum + count, 0);
  // More than one round only where single-row classes could not give their share.
  for (let given = true; left > 0 && given; ) {
    given = false;
    for (const i of order) {
      if (left === 0 || counts[i]! >= sizes[i]! - 1) continue;
      counts[i]! += 1;
      left--;
      given = true;
    }
  }
  return counts;
}

/** Rows of each class, classes in order of their first row. */
function rowsByClass(codes: ArrayLike<number>): number[][] {
  const byCode = new Map<number, number[]>();
  for (let row = 0; row < codes.length; row++) {
    const rows = byCode.get(codes[row]!);
    if (rows) rows.push(row);
    else byCode.set(codes[row]!, [row]);
  }
  return [...byCode.values()];
}

function checkRows(rows: number, needed: number): void {
  if (rows < needed) throw new LatheError("too-few-rows", { rows, needed });
}

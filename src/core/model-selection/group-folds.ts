import type { FoldOptions } from "#core/model-selection/split.ts";
import { createRandom, shuffle } from "#core/shared/random.ts";

/**
 * Deals whole groups into k folds of nearly equal numbers of rows: the largest group first, each to the fold with
 * the fewest rows so far.
 * @param groups group of each row, 0 or more
 * @returns      the fold of each row; without shuffling scikit-learn's GroupKFold. Shuffling decides between groups of
 *               equal size only. A fold is empty where there are fewer groups than folds.
 */
export function groupFolds(groups: ArrayLike<number>, k: number, options: FoldOptions): Int32Array {
  const sizes = countRows(groups);
  const order = groupsPresent(sizes);
  if (options.shuffle) shuffle(order, createRandom(options.randomState));
  else order.reverse(); // of two groups of one size scikit-learn takes the later one first
  order.sort((a, b) => sizes[b]! - sizes[a]!);
  const rowsOfFold = new Int32Array(k);
  const foldOfGroup = new Int32Array(sizes.length);
  for (const group of order) {
    let lightest = 0;
    for (let fold = 1; fold < k; fold++) if (rowsOfFold[fold]! < rowsOfFold[lightest]!) lightest = fold;
    rowsOfFold[lightest]! += sizes[group]!;
    foldOfGroup[group] = lightest;
  }
  return Int32Array.from(groups, (group) => foldOfGroup[group]!);
}

/**
 * Deals whole groups into k folds with nearly equal shares of each class: the group with the most uneven classes
 * first, each to the fold that leaves the shares most even.
 * @param codes  class of each row, 0 or more
 * @param groups group of each row, 0 or more
 * @returns      the fold of each row; without shuffling scikit-learn's StratifiedGroupKFold
 */
export function stratifiedGroupFolds(
  codes: ArrayLike<number>,
  groups: ArrayLike<number>,
  k: number,
  options: FoldOptions,
): Int32Array {
  const members = classesOfGroups(codes, groups);
  const classRows = countRows(codes);
  const present = classRows.filter((rows) => rows > 0).length;
  const order = members.map((_, group) => group).filter((group) => members[group]!.rows > 0);
  if (options.shuffle) shuffle(order, createRandom(options.randomState));
  const unevenness = ({ classes, rows }: GroupClasses) =>
    present * classes.reduce((sum, { n }) => sum + n * n, 0) - rows * rows; // variance, in whole numbers
  order.sort((a, b) => unevenness(members[b]!) - unevenness(members[a]!));

  const counts = Array.from({ length: k }, () => new Float64Array(classRows.length));
  const rowsOfFold = new Int32Array(k);
  const sums = new Float64Array(classRows.length);
  const squares = new Float64Array(classRows.length);
  /** Standard deviation over folds of a class's share; whole numbers under the root, so that equal is equal. */
  const spread = (code: number, sum: number, square: number) =>
    Math.sqrt(k * square - sum * sum) / (k * classRows[code]!);
  const foldOfGroup = new Int32Array(members.length);
  for (const group of order) {
    const { classes, rows } = members[group]!;
    const base = squares.map((square, code) =>
      classRows[code]! > 0 ? spread(code, sums[code]!, square) : 0,
    );
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    let fewest = Number.POSITIVE_INFINITY;
    for (let fold = 0; fold < k; fold++) {
      const after = base.slice();
      for (const { code, n } of classes) {
        const square = squares[code]! + 2 * counts[fold]![code]! * n + n * n;
        after[code] = spread(code, sums[code]! + n, square);
      }
      const uneven = after.reduce((sum, value) => sum + value, 0) / present;
      const close = Math.abs(uneven - least) <= 1e-8 + 1e-5 * Math.abs(least);
      if (uneven < least || (close && rowsOfFold[fold]! < fewest)) {
        best = fold;
        least = uneven;
        fewest = rowsOfFold[fold]!;
      }
    }
    for (const { code, n } of classes) {
      squares[code]! += 2 * counts[best]![code]! * n + n * n;
      sums[code]! += n;
      counts[best]![code]! += n;
    }
    rowsOfFold[best]! += rows;
    foldOfGroup[group] = best;
  }
  return Int32Array.from(groups, (group) => foldOfGroup[group]!);
}

/**
 * Chooses whole groups at random until about a fraction of the rows, and of each class, is chosen: a group is taken
 * when that brings the shares nearer to the fraction. Every class keeps a row, and `keep` groups stay.
 * @param codes class of each row, or null for a number as target
 * @returns     1 for a chosen row; all 0 where no group can be spared
 */
export function groupHoldOut(
  codes: ArrayLike<number> | null,
  groups: ArrayLike<number>,
  fraction: number,
  keep: number,
  randomState: number,
): Uint8Array {
  const labels = codes ?? new Int32Array(groups.length);
  const members = classesOfGroups(labels, groups);
  const wanted = Array.from(countRows(labels), (rows) => rows * fraction);
  const left = countRows(labels);
  const taken = new Float64Array(wanted.length);
  const order = members.map((_, group) => group).filter((group) => members[group]!.rows > 0);
  let spare = order.length - keep;
  const chosen = new Uint8Array(members.length);
  const off = (code: number, n: number) => Math.abs(taken[code]! + n - wanted[code]!) / wanted[code]!;
  const take = (group: number) => {
    for (const { code, n } of members[group]!.classes) {
      taken[code]! += n;
      left[code]! -= n;
    }
    chosen[group] = 1;
    spare--;
  };
  const canGo = (group: number) => members[group]!.classes.every(({ code, n }) => left[code]! > n);
  for (const group of shuffle(order, createRandom(randomState))) {
    if (spare <= 0 || !canGo(group)) continue;
    let change = 0;
    for (const { code, n } of members[group]!.classes) change += off(code, n) - off(code, 0);
    if (change < 0) take(group);
  }
  if (!chosen.includes(1) && spare > 0) {
    const smallest = order.filter(canGo).sort((a, b) => members[a]!.rows - members[b]!.rows)[0];
    if (smallest !== undefined) take(smallest);
  }
  return Uint8Array.from(groups, (group) => chosen[group]!);
}

/** Number of groups that some rows have. */
export function countGroups(groups: ArrayLike<number>): number {
  return groupsPresent(countRows(groups)).length;
}

interface GroupClasses {
  readonly rows: number;
  readonly classes: readonly { readonly code: number; readonly n: number }[];
}

function classesOfGroups(codes: ArrayLike<number>, groups: ArrayLike<number>): readonly GroupClasses[] {
  const found = Array.from(countRows(groups), () => ({ rows: 0, byCode: new Map<number, number>() }));
  for (let row = 0; row < groups.length; row++) {
    const group = found[groups[row]!]!;
    group.rows++;
    group.byCode.set(codes[row]!, (group.byCode.get(codes[row]!) ?? 0) + 1);
  }
  return found.map(({ rows, byCode }) => ({
    rows,
    classes: Array.from(byCode, ([code, n]) => ({ code, n })),
  }));
}

/** Rows of each code from 0 to the greatest. */
function countRows(codes: ArrayLike<number>): Int32Array {
  let most = -1;
  for (let row = 0; row < codes.length; row++) most = Math.max(most, codes[row]!);
  const counts = new Int32Array(most + 1);
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++;
  return counts;
}

function groupsPresent(sizes: Int32Array): number[] {
  return Array.from(sizes.keys()).filter((group) => sizes[group]! > 0);
}

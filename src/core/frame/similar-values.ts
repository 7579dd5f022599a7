import { compareText } from "#core/shared/order.ts";

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** Spellings that are likely one value: the most frequent of them without blanks around it, and the others. */
export interface SimilarValues {
  readonly keep: ValueCount;
  readonly others: readonly ValueCount[];
}

/** Comparing each pair is for so many values at most; beyond, only equal skeletons are found. */
const mostCompared = 2000;
/** A misspelling is rare beside what was meant. */
const rareness = 4;

/**
 * Groups of spellings that differ in case, blanks, accents or punctuation only, or, for words of at least six letters
 * and no digit, in one letter that was dropped, added, changed or swapped with its neighbour, where one of the two is
 * at least four times as frequent. Most frequent first.
 * @see Damerau (1964), doi:10.1145/363958.363994
 */
export function similarValues(values: readonly ValueCount[]): SimilarValues[] {
  const groups = new Map<string, ValueCount[]>();
  for (const each of values) {
    const key = skeleton(each.value);
    if (key === "") continue; // punctuation alone says nothing
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  const bySkeleton = [...groups].map(([key, members]) => ({ key, members, n: total(members) }));
  bySkeleton.sort((a, b) => b.n - a.n || compareText(a.key, b.key));
  const kept: { key: string; members: ValueCount[]; n: number }[] = [];
  for (const group of bySkeleton) {
    const meant =
      bySkeleton.length <= mostCompared
        ? kept.find(
            (other) => other.n >= rareness * group.n && isWord(other.key) && isOneSlip(other.key, group.key),
          )
        : undefined;
    if (meant) meant.members.push(...group.members);
    else kept.push({ ...group, members: [...group.members] });
  }
  return kept.flatMap(({ members }) => {
    const [keep, ...others] = members.toSorted(compareSpellings);
    return keep && others.length > 0 ? [{ keep, others }] : [];
  });
}

/** The spelling that is to stay first: without blanks around it, then the most frequent. */
export function compareSpellings(a: ValueCount, b: ValueCount): number {
  const hasBlanks = ({ value }: ValueCount) => Number(value.trim() !== value);
  return hasBlanks(a) - hasBlanks(b) || b.count - a.count || compareText(a.value, b.value);
}

/** What is left of a value without case, accents, blanks and punctuation. */
function skeleton(value: string): string {
  return value
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Codes with digits differ on purpose: A101 is not a slip of A102. */
function isWord(text: string): boolean {
  return text.length >= 6 && !/\p{N}/u.test(text);
}

function total(members: readonly ValueCount[]): number {
  return members.reduce((sum, { count }) => sum + count, 0);
}

/** One letter dropped, added, changed, or swapped with its neighbour. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

import { compareSpellings, type ValueCount } from "#core/frame/similar-values.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { countCodes } from "#core/task/class-codes.ts";

const mostLevels = 2000;
/** Words this long differ by one letter more often by a slip than by sense, where the one is frequent and the other rare. */
const leastLength = 6;
const timesAsFrequent = 10;

/** Levels that are one level in several spellings: case, blanks, signs, or one letter amiss. */
export function stringVariants({ table }: AlertContext): readonly DataAlert[] {
  return table.columns.flatMap((column): DataAlert[] => {
    if (column.kind !== "categorical" || column.categories.length > mostLevels) return [];
    const counts = countCodes(column.codes, column.categories.length);
    const levels = column.categories
      .map((value, code) => ({ value, count: counts[code]! }))
      .filter(({ count }) => count > 0);
    const groups = variantsOf(levels);
    if (groups.length === 0) return [];
    const shown = groups
      .slice(0, 4)
      .map((group) => group.map(({ value, count }) => `“${value}” (${count})`).join(" and "));
    const rows = groups.reduce((sum, [, ...rest]) => sum + rest.reduce((n, { count }) => n + count, 0), 0);
    return [
      {
        code: "string-variants",
        column: column.name,
        severity: rows * 100 > column.codes.length ? "medium" : "low",
        message: `“${column.name}” spells ${groups.length === 1 ? "a level" : `${groups.length} levels`} in more than one way`,
        detail: `${shown.join("; ")}${groups.length > shown.length ? `; and ${groups.length - shown.length} more` : ""}.`,
        effect: "Each spelling is a level of its own: what is known of one is not used for the other.",
        advice: "Give them one spelling: the most frequent one of each, without blanks around it.",
        fix: {
          kind: "edit",
          label: "Merge the spellings",
          edit: { edit: "recode", params: { column: column.name, values: merges(groups) }, on: true },
        },
      },
    ];
  });
}

function merges(groups: readonly ValueCount[][]): readonly (readonly [from: string, to: string])[] {
  return groups.flatMap(([first, ...rest]) => rest.map(({ value }) => [value, first!.value] as const));
}

/** Groups of two or more, the spelling that is to stay first. */
function variantsOf(levels: readonly ValueCount[]): ValueCount[][] {
  const bySkeleton = new Map<string, ValueCount[]>();
  for (const level of levels) {
    const skeleton = skeletonOf(level.value);
    bySkeleton.set(skeleton, [...(bySkeleton.get(skeleton) ?? []), level]);
  }
  const groups = [...bySkeleton].map(([skeleton, group]) => ({
    skeleton,
    group: group.toSorted(compareSpellings),
    count: group.reduce((sum, { count }) => sum + count, 0),
  }));
  const slips = groups.filter(({ skeleton }) => skeleton.length >= leastLength && !/\d/.test(skeleton));
  const gone = new Set<string>();
  for (const rare of slips) {
    const meant = slips.find(
      ({ skeleton, count }) =>
        count >= timesAsFrequent * rare.count &&
        skeleton !== rare.skeleton &&
        isOneSlip(skeleton, rare.skeleton),
    );
    if (meant === undefined) continue;
    meant.group.push(...rare.group);
    gone.add(rare.skeleton);
  }
  return groups
    .filter(({ skeleton, group }) => group.length > 1 && !gone.has(skeleton))
    .map(({ group }) => group);
}

/** Without case, blanks and the signs that join words; what is only signs or digits stays as it is. */
function skeletonOf(label: string): string {
  const bare = label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-./,;:'"()]+/gu, "");
  return /\p{L}/u.test(bare) ? bare : label.trim();
}

/** One letter more, less, other, or two neighbours swapped. The first letters agree: "male" is no slip for "female". */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA === "" && restB === "") return false;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return !isEnding(a, b);
  if (a.length !== b.length) return false;
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** "engineer" and "engineers" may be two things. */
function isEnding(a: string, b: string): boolean {
  const [long, brief] = a.length > b.length ? [a, b] : [b, a];
  return long === `${brief}s`;
}

import type { Column, Dictionary } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext, ProfiledColumn, TargetOfAlerts } from "#core/profile/alert-context.ts";
import { someRows } from "#core/profile/some-rows.ts";
import { wordsOf } from "#core/task/names.ts";
import { classLabels, countCodes } from "#core/task/class-codes.ts";
import { grouped } from "#core/profile/percent.ts";

const mostRows = 50_000;
const leastGroups = 15;
const rowsAGroup = { least: 1.5, most: 25 };
const likeness = 0.2;
const surety = 4;
const idWords = new Set([
  "id",
  "uuid",
  "guid",
  "patient",
  "subject",
  "customer",
  "user",
  "person",
  "client",
  "member",
  "account",
  "household",
  "family",
  "session",
  "device",
  "machine",
  "store",
  "school",
  "hospital",
  "site",
  "batch",
  "group",
]);

/** A place is known beforehand, and new rows come from the same ones. */
const placeWords = new Set([
  "zip",
  "zipcode",
  "postcode",
  "postal",
  "city",
  "region",
  "state",
  "country",
  "county",
]);

/** Several rows of one thing, with like answers: split at random, a model meets in the test whom it knows from training. */
export function groupStructure({ table, profiles, target, ignored }: AlertContext): readonly DataAlert[] {
  if (target === null || target.group !== null) return [];
  const candidates = table.columns
    .map((column, i) => ({ column, profile: profiles[i]! }))
    .filter((each) => each.column.name !== target.name && isGrouping(each, ignored.get(each.column.name)));
  const found = candidates
    .flatMap((each) => {
      const like = likenessWithin(groupsOf(each.column), target);
      return like !== null && like.rho >= likeness && like.z >= surety ? [{ ...each, ...like }] : [];
    })
    .sort((a, b) => b.rho - a.rho);
  const best = found[0];
  if (best === undefined) return [];
  const { name } = best.column;
  return [
    {
      code: "group-structure",
      column: name,
      severity: "high",
      message: `Rows of one “${name}” have like answers`,
      detail: `${grouped(best.nGroups)} groups of ${(best.n / best.nGroups).toFixed(1)} rows on average; within a group “${target.name}” agrees with a correlation of ${best.rho.toFixed(2)}.`,
      effect:
        "A random split puts rows of the same group on both sides: the score speaks for known groups, not for new ones.",
      advice: "If new rows come from new groups, keep groups whole.",
      fix: { kind: "role", column: name, role: "group" },
    },
  ];
}

/** Named or built like a key of something that has several rows. */
function isGrouping({ column, profile }: ProfiledColumn, ignored: string | undefined): boolean {
  const { distinct, nRows, missing } = profile;
  if (ignored === "id" || ignored === "constant" || ignored === "empty" || column.kind === "datetime")
    return false;
  const filled = nRows - missing;
  const size = filled / Math.max(1, distinct);
  if (distinct < leastGroups || size < rowsAGroup.least || size > rowsAGroup.most) return false;
  const words = wordsOf(column.name);
  if (words.some((word) => placeWords.has(word))) return false;
  if (words.some((word) => idWords.has(word))) return column.kind !== "numeric";
  // Codes such as "P-0042": every level is a word and a number.
  return (
    "codes" in column &&
    column.categories.length > 0 &&
    column.categories.every((label) => /^[A-Za-z]{1,4}[-_ ]?\d{2,}$/.test(label))
  );
}

function groupsOf(column: Column): Dictionary {
  if ("codes" in column) return column;
  if (column.kind === "text" && lengthOf(column) > mostRows)
    return { codes: new Int32Array(0), categories: [] };
  return classLabels(column);
}

/** Intraclass correlation of one-way analysis of variance, and how many standard errors its F lies above 1. */
function likenessWithin(
  { codes, categories }: Dictionary,
  { classes, numbers, rows: all }: TargetOfAlerts,
): { rho: number; z: number; n: number; nGroups: number } | null {
  const rows = someRows(all, mostRows).filter((row) => (codes[row] ?? -1) !== -1);
  if (rows.length < 50) return null;
  const answers = classes === null ? null : mostFrequent(classes, rows);
  const y = (row: number) => (answers === null ? numbers![row]! : classes?.codes[row] === answers ? 1 : 0);
  const counts = new Float64Array(categories.length);
  const sums = new Float64Array(categories.length);
  let total = 0;
  for (const row of rows) {
    counts[codes[row]!]!++;
    sums[codes[row]!]! += y(row);
    total += y(row);
  }
  const n = rows.length;
  let [between, within, k, squares] = [0, 0, 0, 0];
  for (let g = 0; g < counts.length; g++) {
    const count = counts[g]!;
    if (count === 0) continue;
    k++;
    squares += count * count;
    const apart = sums[g]! / count - total / n;
    between += count * apart * apart;
  }
  for (const row of rows) {
    const apart = y(row) - sums[codes[row]!]! / counts[codes[row]!]!;
    within += apart * apart;
  }
  if (k < leastGroups || n - k < leastGroups) return null;
  const [msb, msw] = [between / (k - 1), within / (n - k)];
  const size = (n - squares / n) / (k - 1);
  const rho = msb + (size - 1) * msw > 0 ? (msb - msw) / (msb + (size - 1) * msw) : 0;
  const f = msw > 0 ? msb / msw : Number.POSITIVE_INFINITY;
  return { rho, z: (f - 1) / Math.sqrt(2 / (k - 1) + 2 / (n - k)), n, nGroups: k };
}

function mostFrequent({ codes, categories }: Dictionary, rows: Int32Array): number {
  const counts = countCodes(
    rows.map((row) => codes[row]!),
    categories.length,
  );
  return counts.indexOf(Math.max(...counts));
}

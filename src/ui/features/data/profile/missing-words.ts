import type { MissingPatterns } from "#core/profile/missing-patterns.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { formatCount, formatFixed, formatPercent, plural } from "#ui/format/numbers.ts";

export function missingFinding({ columns, nRows }: MissingPatterns): string {
  const [first] = columns;
  if (first === undefined) return "No value is missing";
  return `${first.name} is missing in ${formatPercent(first.missing / nRows)} of the rows`;
}

export function missingSentences({
  columns,
  more,
  nRows,
  patterns,
  nPatterns,
}: MissingPatterns): readonly string[] {
  const complete = patterns.find((pattern) => pattern.columns.length === 0)?.count ?? 0;
  const n = columns.length + more;
  return [
    `${plural(n, "column")} of the table ${n === 1 ? "lacks" : "lack"} values; ${complete === 0 ? "no row is" : `${plural(complete, "row")} (${formatPercent(complete / nRows)}) ${complete === 1 ? "is" : "are"}`} complete in ${columns.length === 1 ? "it" : "them"}.`,
    `They are missing in ${plural(nPatterns - (complete > 0 ? 1 : 0), "combination")}.`,
    ...(more > 0 ? [`The ${columns.length} that lack most are drawn; ${more} more lack some.`] : []),
  ];
}

/** "age, rows 1 to 11: 27 % missing" */
export function stretchWords({ columns, starts, shares }: MissingPatterns, i: number, s: number): string {
  const [from, to] = [(starts[s] ?? 0) + 1, starts[s + 1] ?? 0];
  const rows = from === to ? `row ${formatCount(from)}` : `rows ${formatCount(from)} to ${formatCount(to)}`;
  return `${columns[i]?.name ?? ""}, ${rows}: ${formatPercent(shares[i]?.[s] ?? 0)} missing`;
}

export function missingTable({ columns, nRows }: MissingPatterns): TwinTable {
  return {
    columns: ["column", "missing", "share"],
    rows: columns.map(({ name, missing }) => [name, missing, missing / nRows]),
  };
}

export function togetherFinding(found: MissingPatterns): string {
  const [first] = togetherPairs(found);
  if (first === undefined) return "No two columns can be compared";
  if (Math.abs(first.phi) < 0.1) return "Columns lack values independently of each other";
  const { a, b, phi } = first;
  return `${a} and ${b} are missing ${phi > 0 ? "together" : "in turn"}: φ = ${formatFixed(phi, 2)}`;
}

export function togetherSentences(found: MissingPatterns): readonly string[] {
  const pairs = togetherPairs(found);
  const strong = pairs.filter(({ phi }) => phi >= 0.5).length;
  return [
    `Of ${plural(pairs.length, "pair")} of columns that lack values, ${strong === 0 ? "none is" : `${strong} ${strong === 1 ? "is" : "are"}`} mostly missing in the same rows (φ of 0.5 or more).`,
  ];
}

export function togetherTable(found: MissingPatterns): TwinTable {
  return { columns: ["column", "with", "φ"], rows: togetherPairs(found).map(({ a, b, phi }) => [a, b, phi]) };
}

function togetherPairs({ columns, together }: MissingPatterns) {
  const pairs: { readonly a: string; readonly b: string; readonly phi: number }[] = [];
  for (const [i, { name: a }] of columns.entries()) {
    for (let j = i + 1; j < columns.length; j++) {
      const phi = together[i]?.[j] ?? null;
      if (phi !== null) pairs.push({ a, b: columns[j]?.name ?? "", phi });
    }
  }
  return pairs.sort((p, q) => Math.abs(q.phi) - Math.abs(p.phi));
}

/** "263 rows (20 %): age is missing" */
export function patternWords({ columns, patterns, nRows }: MissingPatterns, at: number): string {
  const { columns: lacking = [], count = 0 } = patterns[at] ?? {};
  const names = lacking.map((i) => columns[i]?.name ?? "");
  const what =
    names.length === 0 ? "complete" : `${names.join(", ")} ${names.length === 1 ? "is" : "are"} missing`;
  return `${plural(count, "row")} (${formatPercent(count / nRows)}): ${what}`;
}

export function patternsFinding({ columns, patterns, nRows }: MissingPatterns): string {
  const most = patterns.find((pattern) => pattern.columns.length > 0);
  if (most === undefined) return "Every row is complete";
  const names = most.columns.map((i) => columns[i]?.name ?? "");
  const shown =
    names.length <= 3 ? names.join(", ") : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
  return `The commonest gap is ${shown}${names.length === 1 ? " alone" : " together"}: ${formatPercent(most.count / nRows)} of the rows`;
}

export function patternsTable({ columns, patterns, nRows }: MissingPatterns): TwinTable {
  return {
    columns: ["missing", "rows", "share"],
    rows: patterns.map((pattern) => [
      pattern.columns.map((i) => columns[i]?.name ?? "").join(", ") || "none",
      pattern.count,
      pattern.count / nRows,
    ]),
  };
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "./install.mjs";

/**
 * The table of docs/profile.md that says which function of pandas, SciPy and scikit-learn each statistic equals, how closely, on how many
 * numbers, and which test says so: node scripts/parity-table.mjs writes it there. A test fails where it is not up to date.
 */

const docs = join(projectRoot, "docs/profile.md");
const begin = "<!-- parity: node scripts/parity-table.mjs -->";
const end = "<!-- /parity -->";

/**
 * @typedef {{ most: number[], quantiles?: number[], lengths?: number[] }} GoldenColumn
 * @typedef {{ name: string, columns: GoldenColumn[], pairs: Record<string, unknown[]>, missing: unknown[], patterns: unknown[] }} GoldenTable
 */

/** @param {string} name */
const golden = (name) => JSON.parse(readFileSync(join(projectRoot, `test/golden/${name}.json`), "utf8"));

function parityTable() {
  /** @type {GoldenTable[]} */
  const tables = golden("profile");
  const tests = golden("association");
  const columns = tables.flatMap((table) => table.columns);
  const numbers = columns.filter(({ quantiles }) => quantiles !== undefined).length;
  const words = columns.filter(({ lengths }) => lengths !== undefined).length;
  /** @param {(table: GoldenTable) => number} count */
  const sum = (count) => tables.reduce((all, table) => all + count(table), 0);
  /** @param {string} kind */
  const pairs = (kind) => sum((table) => table.pairs[kind]?.length ?? 0);
  const statistics = "has the statistics of pandas and SciPy";
  const associations = "has the associations of pandas, SciPy and scikit-learn";
  const target = "has the same measures between each column and a target, where no row is sealed";
  const missing = "has pandas' missing patterns";
  const close = "1e-9, relative above 1";
  const top = columns.reduce((n, { most }) => n + most.length, 0);
  const p = tests.tail.length + tests.correlation.length + 2;
  const rows = [
    ["missing, different values", "`isna().sum()`, `nunique()`", "equal", 2 * columns.length, statistics],
    ["mean, standard deviation", "`Series.mean()`, `.std()`", close, 2 * numbers, statistics],
    ["skewness, excess kurtosis", "`Series.skew()`, `.kurt()`", close, 2 * numbers, statistics],
    ["nine quantiles", "`Series.quantile()`", close, 9 * numbers, statistics],
    ["MAD", "`scipy.stats.median_abs_deviation`", close, numbers, statistics],
    ["zeros, negatives, outside the fences", "counts by pandas", "equal", 4 * numbers, statistics],
    ["top values", "`value_counts()`, the first five", "equal", top, statistics],
    ["lengths of words", "`str.len()`: min, max, mean", "equal; mean 1e-9", 3 * words, statistics],
    ["Pearson’s r", "`DataFrame.corr()`", close, pairs("pearson"), associations],
    ["Spearman’s ρ", '`DataFrame.corr("spearman")`', close, pairs("spearman"), associations],
    ["correlation ratio η", "`sklearn.feature_selection.f_classif`, by F", close, pairs("eta"), associations],
    ["Cramér’s V", "`scipy.stats.chi2_contingency`, Bergsma’s correction", close, pairs("v"), associations],
    ["target relations", "ρ, η and V of these pairs", close, "of each column with up to 8 targets", target],
    ["missing together, φ", "`isna().corr()`", close, sum((table) => table.missing.length), missing],
    ["missing patterns", "`isna().value_counts()`", "equal", sum((table) => table.patterns.length), missing],
    [
      "p-values of alerts",
      "`scipy.stats`: `chi2.sf`, `chi2_contingency`, `pearsonr`",
      "1e-9",
      p,
      "are SciPy's: tail, table, Yates' correction, correlation",
    ],
  ];
  /** @param {readonly unknown[]} cells */
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(["statistic", "equals", "within", "numbers compared", "test"]),
    "|---|---|---|---|---|",
    ...rows.map(line),
    "",
    `Compared on ${tables.length} real tables of this repository: ${tables.map(({ name }) => name).join(", ")}. The tests are those of`,
    "`src/core/profile/profile-golden.test.ts` and `association-test.test.ts`.",
  ].join("\n");
}

/**
 * The page as it should be.
 * @param {string} page
 */
export function withParityTable(page) {
  const [before = "", after = ""] = [page.split(begin)[0], page.split(end)[1]];
  return `${before}${begin}\n\n${parityTable()}\n\n${end}${after}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(docs, withParityTable(readFileSync(docs, "utf8")));

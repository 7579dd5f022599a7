import type { Reading } from "#core/frame/reading.ts";
import type { AssociationMatrix } from "#core/profile/associations/association-types.ts";
import type { TargetRelations } from "#core/profile/target-relations.ts";
import { pythonString, readLines } from "#ui/columns/python-of-figures.ts";

const measures = [
  "import numpy as np",
  "",
  "",
  "def eta(values, by):",
  '    both = pd.DataFrame({"v": values, "by": by}).dropna()',
  '    means = both.groupby("by", observed=True)["v"].transform("mean")',
  '    return np.sqrt(means.var(ddof=0) / both["v"].var(ddof=0))',
  "",
  "",
  "def cramers_v(a, b):",
  "    counts = pd.crosstab(a, b).to_numpy()",
  "    n, (r, c) = counts.sum(), counts.shape",
  "    expected = np.outer(counts.sum(1), counts.sum(0)) / n",
  "    phi2 = max(0, ((counts - expected) ** 2 / expected).sum() / n - (r - 1) * (c - 1) / (n - 1))",
  "    return np.sqrt(phi2 / (min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1))",
  "",
  "",
];

/** The same three measures; the order of the columns is Lathe's. */
export function associationPython(reading: Reading, { columns, method }: AssociationMatrix): string {
  const named = (isNumber: boolean) =>
    `[${columns
      .filter((column) => column.isNumber === isNumber)
      .map(({ name }) => pythonString(name))
      .join(", ")}]`;
  return [
    ...readLines(reading),
    ...measures,
    `numbers = ${named(true)}`,
    `categories = ${named(false)}`,
    `print(table[numbers].corr(method=${pythonString(method)}, numeric_only=True))`,
    "print(pd.DataFrame({c: {n: eta(table[n], table[c]) for n in numbers} for c in categories}))",
    "print(pd.DataFrame({a: {b: cramers_v(table[a], table[b]) for b in categories} for a in categories}))",
    "",
  ].join("\n");
}

/** On the training rows: leave out the sealed ones first, as the split of the pipeline's code does. */
export function relationsPython(reading: Reading, { target, columns }: TargetRelations): string {
  const t = `train[${pythonString(target)}]`;
  return [
    ...readLines(reading),
    ...measures,
    "# Only training rows say anything here: keep those that your split gives.",
    "train = table",
    `classes = not pd.api.types.is_numeric_dtype(${t}) or ${t}.nunique() <= 20`,
    ...columns.map(({ name, measure }) => {
      const column = `train[${pythonString(name)}]`;
      const value =
        measure === "V"
          ? `cramers_v(${column}, ${t})`
          : measure === "η"
            ? `eta(*((${column}, ${t}) if classes else (${t}, ${column})))`
            : `${column}.corr(${t}, method="${measure === "r" ? "pearson" : "spearman"}")`;
      return `print(${pythonString(name)}, ${value})`;
    }),
    "",
  ].join("\n");
}

export function missingPython(reading: Reading): string {
  return [
    ...readLines(reading),
    "missing = table.isna()",
    "missing = missing.loc[:, missing.any()]",
    "print(missing.sum().sort_values(ascending=False))",
    "print(missing.corr())  # of 0 and 1: phi",
    "print(missing.value_counts().head(12))",
    'plt.imshow(missing.T, aspect="auto", interpolation="none")',
    "plt.yticks(range(missing.shape[1]), missing.columns)",
    "plt.show()",
    "",
  ].join("\n");
}

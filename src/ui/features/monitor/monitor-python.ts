import type { ColumnDrift } from "#core/monitor/monitor-report.ts";

/** The index and its limit, for every column of numbers. */
export const driftPython = [
  "import numpy as np",
  "from scipy import stats",
  "",
  "# train, later: DataFrames with the same columns",
  "def index(p, q):",
  "    p, q = [(c + 0.5) / (c.sum() + 0.5 * len(c)) for c in (p, q)]",
  "    return ((q - p) * np.log(q / p)).sum()",
  "",
  "for name in train.select_dtypes('number'):",
  "    a, b = train[name].dropna(), later[name].dropna()",
  "    edges = np.unique(np.quantile(a, np.linspace(0.1, 0.9, 9)))",
  "    p, q = [np.bincount(np.searchsorted(edges, v), minlength=len(edges) + 1) for v in (a, b)]",
  "    chance = (1 / len(a) + 1 / len(b)) * stats.chi2.isf(0.05 / len(train.columns), len(edges))",
  '    print(name, index(p, q), "limit", max(0.1, chance), stats.ks_2samp(a, b))',
  "",
].join("\n");

export function columnPython(column: string, kind: ColumnDrift["kind"]): string {
  const name = JSON.stringify(column);
  if (kind === "categorical" || kind === "boolean") {
    return [
      "import pandas as pd",
      "from scipy import stats",
      "",
      `counts = pd.concat([train[${name}].value_counts(), later[${name}].value_counts()], axis=1).fillna(0)`,
      "print(counts, stats.chi2_contingency(counts))",
      "",
    ].join("\n");
  }
  return [
    "from scipy import stats",
    "",
    `print(stats.ks_2samp(train[${name}].dropna(), later[${name}].dropna()))`,
    "",
  ].join("\n");
}

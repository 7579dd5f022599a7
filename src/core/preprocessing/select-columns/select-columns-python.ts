import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonFloat } from "#core/estimators/python-text.ts";
import { pythonColumns } from "#core/preprocessing/python-columns.ts";
import type { SelectColumnsParams } from "#core/preprocessing/select-columns/schema.ts";

/** A class that drops columns of a data frame by name: scikit-learn's selectors refuse missing values and categories. */
export function selectColumnsToPython(params: SelectColumnsParams): PythonSnippet {
  const { method, columns } = params;
  const rule = rules[method];
  return {
    imports: [
      "import numpy as np",
      "import pandas as pd",
      "from sklearn.base import BaseEstimator, TransformerMixin",
      ...rule.imports,
    ],
    definitions: [...rule.helpers, selector(rule)],
    expression: `SelectColumns(columns=${pythonColumns(columns)}${rule.setting(params)})`,
  };
}

interface Rule {
  readonly imports: readonly string[];
  readonly helpers: readonly string[];
  readonly setting: (params: SelectColumnsParams) => string;
  /** Whether columns of strings compete. */
  readonly ofStrings: boolean;
  /** Lines that set `kept` from `chosen` and `y`. */
  readonly fit: readonly string[];
}

function selector({ ofStrings, fit }: Rule): string {
  const dtypes = ofStrings ? 'exclude="datetime"' : 'include="number"';
  return [
    "class SelectColumns(TransformerMixin, BaseEstimator):",
    '    """Take columns away that training rows say little for."""',
    "",
    "    def __init__(self, columns=None, bound=20):",
    "        self.columns = columns",
    "        self.bound = bound",
    "",
    "    def fit(self, frame, y=None):",
    `        chosen = frame.select_dtypes(${dtypes})`,
    "        if self.columns is not None:",
    "            chosen = chosen[[name for name in chosen.columns if name in self.columns]]",
    ...fit.map((line) => `        ${line}`),
    "        self.dropped_ = [name for name in chosen.columns if name not in kept]",
    "        return self",
    "",
    "    def transform(self, frame):",
    "        return frame.drop(columns=self.dropped_)",
    "",
    "    def get_feature_names_out(self, names=None):",
    "        return names",
  ].join("\n");
}

const information = `def levels_of(values):
    """Categories, or numbers in sixteen bins of equally many rows; missing values are a level of their own."""
    values = pd.Series(np.asarray(values))
    if values.dtype.kind in "fi" and values.nunique() > 1:
        bounds = np.unique(np.nanquantile(values, np.arange(1, 16) / 16))
        return np.where(values.isna(), -1, np.searchsorted(bounds, values, side="left"))
    return pd.factorize(values)[0]


def information_of(chosen, y):
    target = levels_of(y) if np.asarray(y).dtype.kind == "f" else pd.factorize(np.asarray(y))[0]
    return pd.Series({name: mutual_info_score(levels_of(chosen[name]), target) for name in chosen.columns})`;

const scoreImport = "from sklearn.metrics import mutual_info_score";
const keeps = ({ keep }: SelectColumnsParams) => `, bound=${keep}`;

const rules: Readonly<Record<SelectColumnsParams["method"], Rule>> = {
  "mutual-information": {
    imports: [scoreImport],
    helpers: [information],
    setting: keeps,
    ofStrings: true,
    fit: ["kept = set(information_of(chosen, y).nlargest(self.bound).index)"],
  },
  mrmr: {
    imports: [scoreImport],
    helpers: [information],
    setting: keeps,
    ofStrings: true,
    fit: [
      "relevance = information_of(chosen, y)",
      "levels = {name: levels_of(chosen[name]) for name in chosen.columns}",
      "redundancy, kept = pd.Series(0.0, index=relevance.index), []",
      "while len(kept) < min(self.bound, len(relevance)):",
      "    left = relevance.index.difference(kept, sort=False)",
      "    best = (relevance - redundancy / max(1, len(kept)))[left].idxmax()",
      "    kept.append(best)",
      "    for name in left:",
      "        redundancy[name] += mutual_info_score(levels[name], levels[best])",
    ],
  },
  "f-test": {
    imports: ["from sklearn.feature_selection import f_classif, f_regression"],
    helpers: [],
    setting: keeps,
    ofStrings: false,
    fit: [
      'measure = f_regression if np.asarray(y).dtype.kind == "f" else f_classif',
      "is_there = {name: chosen[name].notna().to_numpy() for name in chosen.columns}",
      "scores = {",
      "    name: measure(chosen.loc[there, [name]], np.asarray(y)[there])[0][0] for name, there in is_there.items()",
      "}",
      "kept = set(pd.Series(scores, dtype=float).fillna(0).nlargest(self.bound).index)",
    ],
  },
  chi2: {
    imports: ["from sklearn.feature_selection import chi2"],
    helpers: [],
    setting: keeps,
    ofStrings: false,
    fit: [
      'is_class = np.asarray(y).dtype.kind != "f"',
      "chosen = chosen[[name for name in chosen.columns if is_class and not (chosen[name] < 0).any()]]",
      "is_there = {name: chosen[name].notna().to_numpy() for name in chosen.columns}",
      "scores = {",
      "    name: chi2(chosen.loc[there, [name]], np.asarray(y)[there])[0][0]",
      "    for name, there in is_there.items()",
      "    if there.any()",
      "}",
      "scores = pd.Series(scores, dtype=float).reindex(chosen.columns).fillna(0)",
      "kept = set(scores.nlargest(self.bound).index)",
    ],
  },
  "random-probe": {
    imports: [scoreImport],
    helpers: [information],
    setting: () => "",
    ofStrings: true,
    fit: [
      "shuffled = chosen.apply(lambda values: values.sample(frac=1, random_state=0).to_numpy())",
      "scores = information_of(chosen, y)",
      "kept = set(scores.index[scores > information_of(shuffled, y).max()])",
    ],
  },
  correlation: {
    imports: [],
    helpers: [],
    setting: ({ correlation }) => `, bound=${pythonFloat(correlation)}`,
    ofStrings: false,
    fit: [
      "sizes, kept = chosen.corr().abs().fillna(0), []",
      "for name in chosen.columns:",
      "    if not (sizes.loc[name, kept] > self.bound).any():",
      "        kept.append(name)",
    ],
  },
  variance: {
    imports: [],
    helpers: [],
    setting: ({ variance }) => `, bound=${pythonFloat(variance)}`,
    ofStrings: false,
    fit: ["kept = set(chosen.columns[chosen.var(ddof=0).fillna(0) > self.bound])"],
  },
};

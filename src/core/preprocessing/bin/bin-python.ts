import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { BinParams } from "#core/preprocessing/bin/schema.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";

/** scikit-learn's KBinsDiscretizer refuses missing values and does not cut by answers: a class of a few lines. */
export function binToPython({ columns, strategy, bins }: BinParams): PythonSnippet {
  const isByAnswers = strategy === "mdl";
  return {
    imports: ["import numpy as np", "from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [
      ...(isByAnswers ? [mdlCuts] : []),
      tableTransformer({
        name: "BinNumbers",
        says: "Turn numbers into the name of their bin; missing values stay missing.",
        settings: isByAnswers ? [] : ['strategy="quantile"', "bins=5"],
        dtype: "include",
        fit: [
          ...(isByAnswers ? ["codes = answer_codes(y)"] : []),
          "self.edges_ = {}",
          "for name in chosen.columns:",
          "    is_there = chosen[name].notna().to_numpy()",
          "    if not is_there.any():",
          "        self.edges_[name] = []",
          "        continue",
          "    values = chosen[name].to_numpy()[is_there]",
          ...(isByAnswers
            ? ["    edges = np.unique(mdl_cuts(values, codes[is_there]))"]
            : [
                "    shares = np.linspace(0, 1, self.bins + 1)[1:-1]",
                "    low, high = values.min(), values.max()",
                '    is_even = self.strategy == "uniform"',
                "    edges = low + shares * (high - low) if is_even else np.quantile(values, shares)",
                "    edges = np.unique(edges)",
              ]),
          "    edges = edges[edges > values.min()]",
          "    within = edges[edges < values.max()]",
          "    self.edges_[name] = within if len(within) > 0 else edges",
        ],
        transform: [
          "for name, edges in self.edges_.items():",
          '    place = np.searchsorted(edges, frame[name], side="right").astype(str).astype(object)',
          "    frame[name] = np.where(frame[name].isna(), np.nan, place)",
        ],
      }),
    ],
    expression: `BinNumbers(columns=${pythonColumns(columns)}${
      isByAnswers ? "" : `, strategy="${strategy}", bins=${bins}`
    })`,
  };
}

const mdlCuts = `def answer_codes(y):
    """Classes as numbers; a number to predict is cut into quarters."""
    y = np.asarray(y)
    if y.dtype.kind in "fi" and len(np.unique(y)) > 2:
        return np.searchsorted(np.quantile(y, [0.25, 0.5, 0.75]), y, side="left")
    return np.unique(y, return_inverse=True)[1]


def mdl_cuts(values, codes):
    """Cut where the entropy of classes falls by more than describing the cut costs (Fayyad and Irani 1993)."""
    order = np.argsort(values, kind="stable")
    values, one_hot = values[order], np.eye(codes.max() + 1)[codes[order]]

    def bits(counts):
        n = counts.sum(axis=-1, keepdims=True)
        share = np.divide(counts, n, out=np.ones_like(counts), where=counts > 0)
        return -(counts * np.log2(np.where(counts > 0, share, 1))).sum(axis=-1)

    cuts, spans = [], [(0, len(values))]
    while spans:
        start, end = spans.pop()
        n = end - start
        at = np.flatnonzero(np.diff(values[start:end])) + 1
        if len(at) == 0:
            continue
        running = one_hot[start:end].cumsum(axis=0)
        whole, left = running[-1], running[at - 1]
        right = whole - left
        both = bits(left) + bits(right)
        best = int(np.argmin(both))
        k, k_left, k_right = [(counts > 0).sum() for counts in (whole, left[best], right[best])]
        delta = np.log2(np.power(3.0, k) - 2) - (
            k * bits(whole) / n - k_left * bits(left[best]) / at[best] - k_right * bits(right[best]) / (n - at[best])
        )
        if bits(whole) - both[best] > np.log2(n - 1) + delta:
            cut = start + at[best]
            cuts.append((values[cut - 1] + values[cut]) / 2)
            spans += [(start, cut), (cut, end)]
    return cuts`;

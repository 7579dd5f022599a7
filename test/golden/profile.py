"""
Golden numbers for the profile: /usr/bin/python3 test/golden/profile.py > test/golden/profile.json

pandas 1.5.3, SciPy 1.10.1, scikit-learn 1.2.1 on the bundled tables. Quantiles are pandas' default (linear), sd, skewness
and kurtosis pandas' own, the MAD SciPy's, Pearson and Spearman pandas' (pairs of complete rows), the correlation ratio
from scikit-learn's f_classif by F = (eta2 / (k - 1)) / ((1 - eta2) / (n - k)), Cramer's V from SciPy's chi-square with
Bergsma's correction, phi of missingness pandas' corr of isna().
"""

import json
import sys

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.feature_selection import f_classif

SHARES = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1]
TABLES = ["penguins", "sacramento_homes", "breast_cancer", "seattle_weather", "diamonds", "telco_churn", "iris"]


def number(value):
    return None if value is None or not np.isfinite(value) else float(value)


def column_of(series):
    present = series.dropna()
    base = {"name": series.name, "missing": int(series.isna().sum()), "distinct": int(present.nunique())}
    if series.dtype == object:
        counts = present.value_counts()
        lengths = present.str.len()
        most = counts.head(5).tolist()
        return {
            **base,
            "most": most,
            "lengths": [int(lengths.min()), int(lengths.max()), float(lengths.mean())],
        }
    values = present.astype(float)
    q1, q3 = values.quantile(0.25), values.quantile(0.75)
    low, high = q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)
    counts = values.value_counts()
    return {
        **base,
        "mean": number(values.mean()),
        "std": number(values.std()),
        "skewness": number(values.skew()),
        "kurtosis": number(values.kurt()),
        "quantiles": [number(values.quantile(share)) for share in SHARES],
        "mad": number(stats.median_abs_deviation(values)),
        "zeros": int((values == 0).sum()),
        "negatives": int((values < 0).sum()),
        "below": int((values < low).sum()),
        "above": int((values > high).sum()),
        "most": counts.head(5).tolist(),
    }


def eta(numbers, words):
    both = pd.DataFrame({"x": numbers, "g": words}).dropna()
    k, n = both["g"].nunique(), len(both)
    if k < 2 or n <= k or both["x"].nunique() < 2:
        return None
    f = f_classif(both[["x"]].to_numpy(), both["g"])[0][0]
    return number(np.sqrt(f * (k - 1) / (f * (k - 1) + n - k)))


def cramers_v(a, b):
    table = pd.crosstab(a, b).to_numpy()
    if min(table.shape) < 2:
        return None
    n = table.sum()
    phi2 = stats.chi2_contingency(table, correction=False)[0] / n
    r, k = table.shape
    phi2 = max(0.0, phi2 - (r - 1) * (k - 1) / (n - 1))
    r, k = r - (r - 1) ** 2 / (n - 1), k - (k - 1) ** 2 / (n - 1)
    return number(np.sqrt(phi2 / (min(r, k) - 1)))


def table_of(name):
    frame = pd.read_csv(f"public/samples/{name}.csv", keep_default_na=False, na_values=[""])
    frame = frame.drop(columns=[column for column in ("date",) if column in frame])
    numeric = [column for column in frame if frame[column].dtype != object]
    words = [column for column in frame if frame[column].dtype == object]
    pairs = {"pearson": [], "spearman": [], "eta": [], "v": []}
    for method in ("pearson", "spearman"):
        matrix = frame[numeric].corr(method=method)
        pairs[method] = [
            [a, b, number(matrix.loc[a, b])] for i, a in enumerate(numeric[:8]) for b in numeric[i + 1 : 8]
        ]
    pairs["eta"] = [[x, g, eta(frame[x], frame[g])] for x in numeric[:4] for g in words[:5]]
    pairs["v"] = [[a, b, cramers_v(frame[a], frame[b])] for i, a in enumerate(words[:6]) for b in words[i + 1 : 6]]
    lacking = [column for column in frame if frame[column].isna().any()]
    together = frame[lacking].isna().astype(float).corr() if lacking else None
    missing = [[a, b, number(together.loc[a, b])] for a in lacking for b in lacking]
    patterns = frame.isna().value_counts().tolist() if lacking else [len(frame)]
    return {
        "name": name,
        "columns": [column_of(frame[column]) for column in frame],
        "pairs": pairs,
        "missing": missing,
        "patterns": patterns[:12],
    }


json.dump([table_of(name) for name in TABLES], sys.stdout, separators=(",", ":"))

"""Expected fills of missing numbers, from scikit-learn's KNNImputer and IterativeImputer and from pandas.

Run with scikit-learn 1.2: python3 test/golden/imputers.py
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent
rng = np.random.default_rng(23)


def cells(values):
    return [None if v != v else float(v) for v in np.asarray(values).ravel()]


def columns(table):
    return [cells(column) for column in table.T]


def gappy(rows, width, share):
    mix = rng.normal(size=(width, width))
    table = (rng.normal(size=(rows, width)) @ mix + 2).astype(np.float32).astype(float)
    table[rng.random(table.shape) < share] = np.nan
    return table


def neighbours():
    cases = []
    for name, rows, width, share in [("few gaps", 60, 5, 0.1), ("many gaps", 40, 4, 0.45), ("two columns", 30, 2, 0.2)]:
        train, later = gappy(rows, width, share), gappy(20, width, share)
        # Donors at an unknown distance count in scikit-learn, in no fixed order: such rows are left out.
        later = later[~np.isnan(later).all(axis=1)]
        later[:3] = train[:3]
        for k in [1, 5]:
            for weights in ["uniform", "distance"]:
                filled = KNNImputer(n_neighbors=k, weights=weights).fit(train).transform(later)
                cases.append({"name": name, "neighbours": k, "weights": weights, "train": columns(train), "later": columns(later), "filled": columns(filled)})
    return cases


def groups():
    n = 120
    table = pd.DataFrame({
        "city": rng.choice(["Bern", "Basel", "Chur", None], n, p=[0.4, 0.3, 0.2, 0.1]),
        "class": rng.choice([1.0, 2.0, 3.0, np.nan], n, p=[0.3, 0.3, 0.3, 0.1]),
        "x": np.round(rng.normal(5, 2, n), 1).astype(np.float32).astype(float),
    })
    table.loc[rng.random(n) < 0.3, "x"] = np.nan
    cases = []
    for by in [["city"], ["class"], ["city", "class"]]:
        for how in ["median", "mean", "most-frequent"]:
            for least in [1, 12]:
                summary = how if how != "most-frequent" else lambda values: values.mode().min()
                grouped = table.groupby(by, dropna=False)["x"]
                own = grouped.transform(summary).where(grouped.transform("size") >= least)
                overall = table["x"].median() if how == "median" else table["x"].mean() if how == "mean" else table["x"].mode().min()
                filled = table["x"].fillna(own).fillna(overall)
                cases.append({"by": by, "numeric": how, "leastRows": least, "filled": cells(filled)})
    table = {"city": list(table["city"]), "class": cells(table["class"]), "x": cells(table["x"])}
    return {"table": table, "cases": cases}


def iterative():
    cases = []
    for name, rows, width, share in [("few gaps", 80, 5, 0.1), ("many gaps", 60, 4, 0.4), ("two columns", 40, 2, 0.2)]:
        train, later = gappy(rows, width, share), gappy(20, width, share)
        train[:, 0] = np.where(np.isnan(train[:, 0]), 3.0, train[:, 0])  # no gaps in training
        for rounds, strength in [(1, 1.0), (5, 1.0), (5, 40.0)]:
            scaler = StandardScaler().fit(train)
            imputer = IterativeImputer(Ridge(alpha=strength), max_iter=rounds, tol=0, skip_complete=True)
            imputer.fit(scaler.transform(train))
            filled = scaler.inverse_transform(imputer.transform(scaler.transform(later)))
            cases.append({"name": name, "rounds": rounds, "strength": strength, "train": columns(train), "later": columns(later), "filled": columns(filled)})
    return cases


made = {"madeBy": "test/golden/imputers.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__, "pandas": pd.__version__}}
(HERE / "imputers.json").write_text(json.dumps({**made, "neighbours": neighbours(), "groups": groups(), "iterative": iterative()}) + "\n")

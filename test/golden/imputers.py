"""Expected fills of missing numbers, from scikit-learn's KNNImputer.

Run with scikit-learn 1.2: python3 test/golden/imputers.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.impute import KNNImputer

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


made = {"madeBy": "test/golden/imputers.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}}
(HERE / "imputers.json").write_text(json.dumps({**made, "neighbours": neighbours()}) + "\n")

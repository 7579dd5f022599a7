"""Shapley values of boosted trees by XGBoost: `pred_contribs` and `pred_interactions`, with the trees they are of.

Run with Python 3 and xgboost 1.7.4: python3 tree_shap.py. Writes tree_shap.json beside itself.

The first case, diabetes, is made so: ten trees of depth 3 learned from Pima Indians Diabetes (R package mlbench,
PimaIndiansDiabetes2; UCI Machine Learning Repository, CC BY 4.0), of which 20 rows are kept here as inputs. It was made once with
this version and is kept as it is (its table is not in this repository). The other cases have made-up rows, and are made anew:
many missing values, a few features asked again and again along a way, and deep trees of many features.
"""

import json
from pathlib import Path

import numpy as np
import xgboost

PATH = Path(__file__).parent / "tree_shap.json"


def made(name, seed, n, p, shown, **params):
    rng = np.random.default_rng(seed)
    X = np.round(rng.normal(size=(n, p)), 2).astype(np.float32)
    y = X[:, 0] * X[:, 1] + np.abs(X[:, 2]) - X[:, p - 1] + 0.3 * rng.normal(size=n)
    X[rng.random((n, p)) < 0.15] = np.nan
    trees = params.pop("trees")
    base = {"base_score": 0.5, "seed": 0, "nthread": 1, **params}
    booster = xgboost.train(base, xgboost.DMatrix(X, label=(y > 0.4)), trees)
    rows = xgboost.DMatrix(X[:shown])
    return {
        "name": name,
        "trees": [json.loads(tree) for tree in booster.get_dump(with_stats=True, dump_format="json")],
        "start": 0 if base["objective"] == "binary:logistic" else 0.5,
        "x": [[None if np.isnan(v) else round(float(v), 2) for v in row] for row in X[:shown]],
        "contributions": booster.predict(rows, pred_contribs=True).astype(float).round(8).tolist(),
        "interactions": booster.predict(rows, pred_interactions=True)[:4].astype(float).round(8).tolist(),
    }


def main():
    kept = [case for case in json.loads(PATH.read_text())["cases"] if case["name"] == "diabetes"]
    logistic = {"objective": "binary:logistic", "tree_method": "exact"}
    squared = {"objective": "reg:squarederror", "tree_method": "exact"}
    cases = kept + [
        made("few features, again and again", 1, 400, 3, 12, trees=8, max_depth=7, eta=0.5, **logistic),
        made("deep, many features", 2, 700, 12, 8, trees=4, max_depth=11, min_child_weight=1, **squared),
    ]
    golden = {"made with": f"xgboost {xgboost.__version__}", "cases": cases}
    PATH.write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

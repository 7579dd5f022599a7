"""Fits scikit-learn's and XGBoost's histogram boosting, one fit for each line of standard input."""
import json
import sys
import time

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

try:
    import xgboost
except ImportError:
    xgboost = None

job = json.loads(sys.argv[1])
n, rows, features, classes, rounds = (job[key] for key in ("n", "nRows", "nFeatures", "nClasses", "rounds"))
X = np.fromfile(job["X"], dtype=np.float32).reshape(features, n).T.copy()
y = np.fromfile(job["y"], dtype=np.float64)
if classes > 0:
    y = y.astype(int)


def scikit_learn():
    kind = HistGradientBoostingClassifier if classes > 0 else HistGradientBoostingRegressor
    return kind(max_iter=rounds, max_leaf_nodes=31, max_bins=255, learning_rate=0.1, early_stopping=False)


def xgboosting():
    kind = xgboost.XGBClassifier if classes > 0 else xgboost.XGBRegressor
    return kind(
        n_estimators=rounds, max_leaves=31, max_depth=0, grow_policy="lossguide", max_bin=255, learning_rate=0.1,
        reg_lambda=0, min_child_weight=1e-3, tree_method="hist", n_jobs=job["nThreads"],
    )


def score(model):
    later, truth = X[rows:], y[rows:]
    if classes == 0:
        return float(np.sqrt(np.mean((model.predict(later) - truth) ** 2)))
    shares = model.predict_proba(later)[np.arange(len(truth)), truth]
    return float(-np.mean(np.log(np.maximum(shares, 1e-15))))


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


makers = {"scikit-learn": scikit_learn, **({"XGBoost": xgboosting} if xgboost else {})}
print(json.dumps(list(makers)), flush=True)
for line in sys.stdin:
    model = makers[line.strip()]()
    _, wall, cpu = timed(lambda: model.fit(X[:rows], y[:rows]))
    _, _, predicting = timed(lambda: (model.predict_proba if classes > 0 else model.predict)(X[:rows]))
    print(json.dumps({"wall": wall, "cpu": cpu, "predicting": predicting, "score": score(model)}), flush=True)

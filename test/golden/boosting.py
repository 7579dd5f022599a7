"""Predictions of scikit-learn's HistGradientBoosting, which src/core/estimators/hist-gradient-boosting is compared with.

Losses that this scikit-learn does not offer by name are handed to it as loss objects: its own of gamma and Tweedie, and
Huber's, written here. What it lacks altogether, an L1 penalty, is XGBoost's.

Run: python3 test/golden/boosting.py > test/golden/boosting.json
"""

import json
import sys

import numpy as np
import sklearn
import xgboost
from sklearn._loss.link import IdentityLink
from sklearn._loss.loss import BaseLoss, HalfGammaLoss, HalfTweedieLoss
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor


def table(n, seed, share_missing, decimals):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 4)).round(decimals)
    score = X[:, 0] - 0.7 * X[:, 1] ** 2 + np.sin(2 * X[:, 2]) + 0.4 * rng.normal(size=n)
    X[rng.random(X.shape) < share_missing] = np.nan
    return X.astype(np.float32), score, rng


def case(name, n, task, missing=0.0, weighted=False, decimals=2, **params):
    X, score, rng = table(n + 40, len(name) + n, missing, decimals)
    if task == "regression":
        y = (10 + 4 * score).round(3)
        model = HistGradientBoostingRegressor(early_stopping=False, **params)
    else:
        cuts = [-0.6] if task == "binary" else [-1.2, 0.1]
        y = np.digitize(score, cuts)
        model = HistGradientBoostingClassifier(early_stopping=False, **params)
    weight = rng.integers(1, 4, size=n) if weighted else None
    model.fit(X[:n], y[:n], sample_weight=weight)
    answers = model.predict(X[n:]) if task == "regression" else model.predict_proba(X[n:])
    return written(name, params, X, y, n, answers, weight, task)


class Huber(BaseLoss):
    """Half the square up to delta, a line beyond; second derivative 1, as LightGBM's."""

    def __init__(self, delta):
        super().__init__(closs=None, link=IdentityLink())
        self.delta = delta
        self.approx_hessian = self.constant_hessian = True

    def init_gradient_and_hessian(self, n_samples, dtype=np.float64, order="F"):
        return np.empty((n_samples, 1), dtype=dtype, order=order), np.ones((1, 1), dtype=dtype, order=order)

    def gradient(self, y_true, raw_prediction, sample_weight=None, gradient_out=None, n_threads=1):
        gradient_out[:] = np.clip(raw_prediction.reshape(y_true.shape) - y_true, -self.delta, self.delta).reshape(gradient_out.shape)

    def fit_intercept_only(self, y_true, sample_weight=None):
        median = np.median(y_true)
        return median + np.clip(y_true - median, -self.delta, self.delta).mean()


custom = {"gamma": lambda _: HalfGammaLoss(), "tweedie": lambda power: HalfTweedieLoss(power=power), "huber": Huber}


def loss_case(name, loss, n=300, weighted=False, extra=None, shape=None, missing=0.1, **params):
    """`extra` is the parameter of the loss, under our own name for it; `shape` makes the target."""
    X, score, rng = table(n + 40, len(name) + n, missing, 2)
    y = (10 + 4 * score).round(3) if shape is None else shape(score, rng)
    keywords = {**params, **(extra if loss == "quantile" else {})}
    power = None if extra is None else next(iter(extra.values()))
    model = HistGradientBoostingRegressor(
        loss=custom[loss](power) if loss in custom else loss, early_stopping=False, **keywords
    )
    weight = rng.integers(1, 4, size=n) if weighted else None
    model.fit(X[:n], y[:n], sample_weight=weight)
    return written(name, {"loss": loss, **params, **(extra or {})}, X, y, n, model.predict(X[n:]), weight)


def written(name, params, X, y, n, answers, weight=None, task="regression", **more):
    cells = lambda rows: [[None if np.isnan(v) else float(v) for v in row] for row in rows.T]
    return {
        "name": name,
        "task": task,
        "params": params,
        "X": cells(X[:n]),
        "y": y[:n].tolist(),
        "weight": None if weight is None else weight.tolist(),
        "later": cells(X[n:]),
        "answers": np.asarray(answers, dtype=float).ravel().tolist(),
        **more,
    }


def constrained_case(name, task="regression", n=400, missing=0.0, **params):
    X, score, rng = table(n + 40, len(name) + n, missing, 2)
    y = (10 + 4 * score).round(3) if task == "regression" else (score > -0.6).astype(int)
    kind = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    model = kind(early_stopping=False, **params).fit(X[:n], y[:n])
    answers = model.predict(X[n:]) if task == "regression" else model.predict_proba(X[n:])
    return written(name, params, X, y, n, answers, task=task)


def category_case(name, task, levels, n=500, **params):
    """Two columns of codes and one of numbers; some codes are missing, which are -1 to us and NaN to scikit-learn."""
    rng = np.random.default_rng(len(name) + n)
    codes = np.column_stack([rng.integers(0, k, size=n + 40) for k in levels]).astype(np.float32)
    effect = [rng.permutation(k) / k for k in levels]
    number = rng.normal(size=n + 40).round(2)
    score = sum(e[c.astype(int)] for e, c in zip(effect, codes.T)) * 2 + np.sin(number) + 0.2 * rng.normal(size=n + 40)
    codes[rng.random(codes.shape) < 0.05] = np.nan
    X = np.column_stack([codes, number.astype(np.float32)])
    y = (10 + 4 * score).round(3) if task == "regression" else (score > np.median(score)).astype(int)
    kind = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    model = kind(early_stopping=False, categorical_features=[0, 1], **params).fit(X[:n], y[:n])
    answers = model.predict(X[n:]) if task == "regression" else model.predict_proba(X[n:])
    X[:, :2] = np.where(np.isnan(X[:, :2]), -1, X[:, :2])
    return written(name, params, X, y, n, answers, task=task, levels=list(levels))


def xgboost_case(name, n=400, **params):
    """As XGBoost grows: by level, every value a cut. It cuts between the values of a node, so later rows would differ."""
    X, score, rng = table(n + 40, len(name) + n, 0.0, 1)
    y = (10 + 4 * score).round(3)
    model = xgboost.XGBRegressor(
        n_estimators=20, learning_rate=0.3, max_depth=4, tree_method="exact", base_score=float(y[:n].mean()), n_jobs=1,
        reg_alpha=params["l1_regularization"], reg_lambda=params["l2_regularization"], min_child_weight=params["min_child_weight"],
    ).fit(X[:n], y[:n])
    ours = {**params, "max_iter": 20, "learning_rate": 0.3, "max_depth": 4, "max_leaf_nodes": None, "min_samples_leaf": 1, "growth": "depth"}
    return written(name, ours, np.vstack([X[:n], X[:40]]), y, n, model.predict(X[:40]))


counts = lambda score, rng: rng.poisson(np.exp(np.clip(score, -3, 2))).astype(float)
amounts = lambda score, rng: (np.exp(np.clip(score, -3, 2)) * rng.gamma(2, 0.5, size=len(score)) + 0.01).round(3)
claims = lambda score, rng: (amounts(score, rng) * (rng.random(len(score)) < 0.6)).round(3)

cases = [
    case("a number", 300, "regression", max_iter=30),
    case("a number, with gaps", 300, "regression", missing=0.15, max_iter=30, min_samples_leaf=5),
    case("a number, weighted", 200, "regression", weighted=True, max_iter=20, l2_regularization=1.5),
    case("a number, few bins", 500, "regression", decimals=6, max_iter=10, max_bins=16),
    case("a number, more values than bins", 600, "regression", decimals=6, max_iter=10),
    case("two classes", 300, "binary", max_iter=30),
    case("two classes, with gaps, shallow", 300, "binary", missing=0.1, max_iter=40, max_depth=2, learning_rate=0.3),
    case("three classes", 300, "multiclass", max_iter=15, max_leaf_nodes=8),
    case("three classes, with gaps, weighted", 250, "multiclass", missing=0.2, weighted=True, max_iter=10, min_samples_leaf=8),
    case("two classes that weigh alike", 300, "binary", max_iter=30, class_weight="balanced"),
    case("three classes that weigh alike, weighted", 300, "multiclass", weighted=True, max_iter=15, class_weight="balanced"),
    loss_case("absolute error", "absolute_error", max_iter=30),
    loss_case("absolute error, weighted", "absolute_error", weighted=True, max_iter=15, max_leaf_nodes=8),
    loss_case("quantile of 0.9", "quantile", extra={"quantile": 0.9}, max_iter=30, min_samples_leaf=10),
    loss_case("quantile of 0.2, weighted", "quantile", extra={"quantile": 0.2}, weighted=True, max_iter=15),
    loss_case("Poisson", "poisson", shape=counts, max_iter=30),
    loss_case("Poisson, weighted", "poisson", shape=counts, weighted=True, max_iter=15, l2_regularization=1.0),
    loss_case("gamma", "gamma", shape=amounts, max_iter=30),
    loss_case("Tweedie of 1.4", "tweedie", extra={"tweedie_power": 1.4}, shape=claims, max_iter=30),
    loss_case("Huber", "huber", extra={"huber_delta": 1.5}, max_iter=30),
    constrained_case("one up, one down", monotonic_cst=[1, -1, 0, 0], max_iter=30),
    constrained_case("two up, with gaps", monotonic_cst=[1, 1, 0, 0], missing=0.15, max_iter=30, min_samples_leaf=5),
    constrained_case("two classes, one up", task="binary", monotonic_cst=[1, 0, 0, -1], max_iter=30),
    constrained_case("groups of columns", interaction_cst=[[0, 1], [1, 2]], max_iter=20),
    constrained_case("each column alone, classes", task="binary", interaction_cst=[[0], [1], [2], [3]], max_iter=20),
    constrained_case("a group and a direction", interaction_cst=[[0, 1]], monotonic_cst=[1, 0, 0, 0], max_iter=20),
    category_case("sets of categories", "regression", (6, 30), max_iter=30),
    category_case("sets of categories, two classes", "binary", (12, 3), max_iter=30, min_samples_leaf=5),
    category_case("sets of many categories, shallow", "regression", (100, 2), n=1500, max_iter=20, max_depth=3),
    xgboost_case("an L1 penalty", l1_regularization=20.0, l2_regularization=1.0, min_child_weight=5.0),
    xgboost_case("a strong L1 penalty, no L2", l1_regularization=60.0, l2_regularization=0.0, min_child_weight=1.0),
]
json.dump({"sklearn": sklearn.__version__, "cases": cases}, sys.stdout)

"""Forests of scikit-learn: their trees node by node, what they predict and their scores out of bag.

Run with Python 3 and scikit-learn 1.2.1: python3 forest.py. Writes forest.json beside itself.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import (
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.ensemble._forest import _generate_unsampled_indices
from sklearn.metrics import accuracy_score, r2_score

HERE = Path(__file__).parent
N = 150


def table(n, seed):
    """Continuous numbers, few values, a constant and neighbours within 1e-7."""
    rng = np.random.default_rng(seed)
    columns = [
        rng.normal(size=n),
        np.round(rng.normal(size=n), 1),
        rng.integers(0, 4, n),
        np.full(n, 3),
        rng.integers(0, 9, n) * 4e-8,
        rng.uniform(-5, 5, n),
        np.exp(rng.normal(size=n)),
    ]
    X = np.column_stack(columns).astype(np.float32)
    score = X[:, 0] + X[:, 1] * X[:, 2] - 0.3 * X[:, 5] + 0.7 * rng.normal(size=n)
    return X, score


def nodes(model):
    """Thresholds are left to the predictions: of float32 numbers, many are as good as each other."""
    return {
        "feature": [[int(max(f, -1)) for f in e.tree_.feature] for e in model.estimators_],
        "nSamples": [[int(v) for v in e.tree_.n_node_samples] for e in model.estimators_],
    }


def out_of_bag(model, y):
    """The score over the rows that some tree left out; scikit-learn's own counts the others as 0."""
    n_drawn = round(N * (model.max_samples or 1))
    judged = np.zeros(N, dtype=bool)
    for e in model.estimators_:
        judged[_generate_unsampled_indices(e.random_state, N, n_drawn)] = True
    if hasattr(model, "oob_prediction_"):
        return r2_score(y[judged], model.oob_prediction_[judged])
    return accuracy_score(y[judged], model.oob_decision_function_[judged].argmax(axis=1))


def main():
    X, score = table(N, 5)
    unseen, _ = table(40, 6)
    rng = np.random.default_rng(7)
    weights = rng.integers(1, 4, N).astype(float)
    targets = {
        "two": (score > 0.3).astype(int),
        "three": np.digitize(score, [-0.5, 1.0]),
        # Quarters, whose sums are exact in any order: equally good splits stay so.
        "numbers": np.round(4 * score) / 4,
    }
    kinds = {
        "random-forest": (RandomForestClassifier, RandomForestRegressor),
        "extra-trees": (ExtraTreesClassifier, ExtraTreesRegressor),
    }
    shapes = [
        {},
        {"max_depth": 4},
        {"min_samples_leaf": 5, "max_features": "log2"},
        {"min_samples_split": 9, "max_features": None},
        {"ccp_alpha": 0.01},
        {"bootstrap": True, "max_samples": 0.4},
        {"bootstrap": False},
        {"criterion": "entropy"},
        {"class_weight": "balanced", "min_samples_leaf": 3},
    ]
    cases = []
    for kind, (classifier, regressor) in kinds.items():
        for target, y in targets.items():
            for shape in shapes:
                for weighted in [False, True]:
                    if weighted and shape not in ({}, {"bootstrap": False}):
                        continue
                    if target == "numbers" and ("criterion" in shape or "class_weight" in shape):
                        continue
                    # Of fractional weights equally good splits may fall otherwise; random ones are seldom equally good.
                    if kind == "random-forest" and "class_weight" in shape:
                        continue
                    drawn = shape.get("bootstrap", kind == "random-forest")
                    make = regressor if target == "numbers" else classifier
                    model = make(n_estimators=6, random_state=11, oob_score=drawn, **shape)
                    model.fit(X, y, sample_weight=weights if weighted else None)
                    outputs = model.predict(unseen) if target == "numbers" else model.predict_proba(unseen)
                    cases.append(
                        {
                            "kind": kind,
                            "target": target,
                            "arguments": shape,
                            "weighted": weighted,
                            "trees": nodes(model),
                            "outputs": [float(f"{v:.12g}") for v in np.ravel(outputs)],
                            "outOfBag": float(out_of_bag(model, y)) if drawn else None,
                        }
                    )
    content = {
        "madeBy": "forest.py",
        "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
        "columns": [[float(v) for v in X[:, j]] for j in range(X.shape[1])],
        "unseen": [[float(v) for v in unseen[:, j]] for j in range(X.shape[1])],
        "sampleWeight": [float(v) for v in weights],
        "targets": {name: [float(v) for v in y] for name, y in targets.items()},
        "cases": cases,
    }
    text = json.dumps(content, separators=(",", ":"))
    (HERE / "forest.json").write_text(text.replace('},{"kind"', '},\n{"kind"') + "\n")


main()

"""Whole trees of scikit-learn, node by node, on tables where many splits are equally good.

Run with Python 3 and scikit-learn 1.2.1: python3 tree_nodes.py. Writes tree_nodes.json beside itself.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = Path(__file__).parent
N = 120


def columns():
    """Codes, small integers, twins of other columns, constants, nearly equal and continuous numbers."""
    rng = np.random.default_rng(17)
    codes = rng.integers(0, 3, N)
    small = rng.integers(-4, 6, N)
    number = rng.normal(size=N)
    return [
        codes,
        small,
        rng.integers(0, 2, N),
        np.full(N, 7),
        number,
        codes * 2 - 1,  # the same splits as the first
        -small,  # the same splits, in the opposite order
        rng.integers(0, 2, N),
        1 + rng.integers(0, 3, N) * 6e-8,  # constant: within 1e-7
        rng.integers(0, 12, N) * 4e-8,  # neighbours within 1e-7 are one value
        np.round(number, 1),
        rng.integers(0, 40, N) / 10,
    ]


def tree(kind, arguments, seed, X, y, weights):
    model = kind(random_state=seed, **arguments).fit(X, y, sample_weight=weights)
    t = model.tree_
    value = t.value[:, 0, :]
    if kind is DecisionTreeClassifier:
        value = value / value.sum(axis=1, keepdims=True)
    inner = t.feature >= 0
    assert np.array_equal(inner, t.children_left >= 0)
    # For float32 numbers the largest float32 at or below a threshold is as good as the threshold itself.
    rounded = t.threshold.astype(np.float32)
    down = np.where(rounded.astype(float) > t.threshold, np.nextafter(rounded, np.float32(-np.inf)), rounded)
    return {
        "feature": [int(f) if i else -1 for f, i in zip(t.feature, inner)],
        "threshold": [float(v) if i else 0.0 for v, i in zip(down, inner)],
        "left": [int(v) for v in t.children_left],
        "right": [int(v) for v in t.children_right],
        "nSamples": [int(v) for v in t.n_node_samples],
        "value": [float(f"{v:.15g}") for v in value.ravel()],
    }


def main():
    X = np.column_stack(columns()).astype(np.float32)
    rng = np.random.default_rng(18)
    score = X[:, 0] + 0.3 * X[:, 1] + X[:, 4] + X[:, 2] * X[:, 7]
    classes = np.digitize(score + 0.7 * rng.normal(size=N), [0.5, 2.0])
    targets = {
        "classes": classes,
        "whole": np.round(3 * score + rng.normal(size=N)),
        "tenths": np.round(score + 0.5 * rng.normal(size=N), 1),
        "large": np.round(2e5 + 4e4 * score + 1e4 * rng.normal(size=N), 2),
    }
    weights = np.round(rng.uniform(0.2, 3, N), 2)
    weights[rng.integers(0, N, 12)] = 0
    shapes = [
        ({}, [0, 1, 42]),
        ({"max_depth": 4}, [0]),
        ({"min_samples_leaf": 5}, [0, 7]),
        ({"min_samples_split": 12}, [3]),
        ({"max_leaf_nodes": 12}, [0, 1]),
        ({"max_leaf_nodes": 60, "max_features": "sqrt"}, [2]),
        ({"max_features": "sqrt"}, [0, 1, 2**31 - 1]),
        ({"max_features": "log2", "min_samples_leaf": 3}, [5, 4294967295]),
    ]
    cases = []
    for target, y in targets.items():
        kind = DecisionTreeClassifier if target == "classes" else DecisionTreeRegressor
        for criterion in ["gini", "entropy"] if target == "classes" else [None]:
            for shape, seeds in shapes:
                arguments = shape if criterion is None else {"criterion": criterion, **shape}
                for seed in seeds:
                    for weighted in [False, True]:
                        if weighted and seed != seeds[0]:
                            continue
                        nodes = tree(kind, arguments, seed, X, y, weights if weighted else None)
                        cases.append(
                            {
                                "target": target,
                                "arguments": arguments,
                                "seed": seed,
                                "weighted": weighted,
                                "nodes": nodes,
                            }
                        )
    random = {
        str(seed): {
            "words": [int(v) for v in np.random.RandomState(seed).randint(0, 2**32, 5, dtype=np.uint32)],
            "below": [int(np.random.RandomState(seed).randint(0, n)) for n in [1, 2, 10, 1000, 0x7FFFFFFF]],
        }
        for seed in [0, 1, 42, 2**31 - 1, 2**31, 2**32 - 1]
    }
    content = {
        "madeBy": "tree_nodes.py",
        "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
        "random": random,
        "columns": [[float(v) for v in X[:, j]] for j in range(X.shape[1])],
        "sampleWeight": [float(v) for v in weights],
        "targets": {name: [float(v) for v in y] for name, y in targets.items()},
        "cases": cases,
    }
    text = json.dumps(content, separators=(",", ":"))
    (HERE / "tree_nodes.json").write_text(text.replace('],"', '],\n"').replace('},{"', '},\n{"') + "\n")


main()

"""Paths of scikit-learn's cost-complexity pruning, over the tables of tree_nodes.py.

Run with Python 3 and scikit-learn 1.2.1: python3 pruning_path.py. Writes pruning_path.json beside itself. Made data, no licence.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = Path(__file__).parent
GIVEN = json.loads((HERE / "tree_nodes.json").read_text())
X = np.array(GIVEN["columns"], dtype=np.float32).T


def path(name, kind, arguments, weighted):
    y = np.array(GIVEN["targets"][name])
    weights = np.array(GIVEN["sampleWeight"]) if weighted else None
    model = kind(random_state=3, **arguments)
    found = model.cost_complexity_pruning_path(X, y, sample_weight=weights)
    leaves = [
        kind(random_state=3, ccp_alpha=max(0.0, alpha) + 1e-12, **arguments).fit(X, y, sample_weight=weights).get_n_leaves()
        for alpha in found.ccp_alphas
    ]
    return {
        "target": name,
        "arguments": arguments,
        "weighted": weighted,
        "alphas": [float(f"{v:.15g}") for v in found.ccp_alphas],
        "impurities": [float(f"{v:.15g}") for v in found.impurities],
        # From just above each alpha on, where steps of one alpha have all been made.
        "leavesAbove": [int(n) for n in leaves],
    }


def main():
    numbers = next(name for name in GIVEN["targets"] if name != "classes")
    cases = [
        path("classes", DecisionTreeClassifier, {}, False),
        path("classes", DecisionTreeClassifier, {"criterion": "entropy", "min_samples_leaf": 3}, True),
        path("classes", DecisionTreeClassifier, {"max_depth": 4}, False),
        path(numbers, DecisionTreeRegressor, {}, False),
        path(numbers, DecisionTreeRegressor, {"min_samples_leaf": 4}, True),
    ]
    (HERE / "pruning_path.json").write_text(
        json.dumps({"sklearn": sklearn.__version__, "cases": cases}, separators=(",", ":")) + "\n"
    )


main()

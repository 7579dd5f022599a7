"""Weights of scikit-learn's MLP after some full-batch Adam steps from known starting weights.

Run with scikit-learn 1.2.1: python3 test/golden/mlp.py > test/golden/mlp.json
Full batches make the order of the rows irrelevant, so another implementation must arrive at the same weights.
"""
import json
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
STEPS = 25


def flat(coefs, intercepts):
    return [float(v) for W, b in zip(coefs, intercepts) for v in [*W.ravel(), *b.ravel()]]


def with_recorded_start(base):
    class Recorded(base):
        def _initialize(self, y, layer_units, dtype):
            super()._initialize(y, layer_units, dtype)
            self.start_ = flat(self.coefs_, self.intercepts_)

    return Recorded


rng = np.random.RandomState(0)
X = np.round(rng.normal(size=(24, 3)), 3).astype(np.float32).astype(float)
y_number = np.round(X[:, 0] * 2 + np.sin(X[:, 1] * 2) + 10, 3)
targets = {
    "binary": (X[:, 0] * X[:, 1] > 0).astype(int),
    "multiclass": np.digitize(X[:, 0] + X[:, 1], [-0.7, 0.7]),
    "regression": y_number,
}
cases = []
for task, y in targets.items():
    for ours, theirs in [("relu", "relu"), ("tanh", "tanh"), ("sigmoid", "logistic")]:
        base = MLPRegressor if task == "regression" else MLPClassifier
        net = with_recorded_start(base)(
            hidden_layer_sizes=(5, 4), activation=theirs, alpha=0.05, batch_size=len(y), learning_rate_init=0.02,
            max_iter=STEPS, tol=0, n_iter_no_change=1000, random_state=1,
        )
        target = (y - y.mean()) / y.std() if task == "regression" else y
        net.fit(X, target)
        cases.append({
            "task": task, "activation": ours, "y": [float(v) for v in y], "start": net.start_,
            "weights": flat(net.coefs_, net.intercepts_),
            "outputs": (net.predict(X) * y.std() + y.mean() if task == "regression" else net.predict_proba(X)).ravel().tolist(),
            "losses": [float(v) for v in net.loss_curve_],
        })
print(json.dumps({"steps": STEPS, "columns": X.T.tolist(), "cases": cases}))

"""Test scores of scikit-learn's MLP with its default parameters, over five seeds, on two made tables.

Run with scikit-learn 1.2.1: python3 test/golden/mlp_scores.py > test/golden/mlp_scores.json
"""
import json
import warnings

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.datasets import make_classification, make_friedman1
from sklearn.metrics import log_loss, r2_score
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
SEEDS = range(5)


def split(X, y, n_train):
    X = np.round(StandardScaler().fit_transform(X), 3)
    return X[:n_train], X[n_train:], y[:n_train], y[n_train:]


X, y = make_classification(n_samples=900, n_features=8, n_informative=5, n_classes=3, flip_y=0.05, random_state=3)
a, b, c, d = split(X, y, 500)
nets = [MLPClassifier(random_state=s).fit(a, c) for s in SEEDS]
classification = {
    "train": a.T.tolist(), "test": b.T.tolist(), "yTrain": c.tolist(), "yTest": d.tolist(),
    "accuracy": [float(net.score(b, d)) for net in nets],
    "logLoss": [float(log_loss(d, net.predict_proba(b))) for net in nets],
    "epochs": [net.n_iter_ for net in nets],
}
X, y = make_friedman1(n_samples=700, n_features=6, noise=1.0, random_state=3)
a, b, c, d = split(X, np.round(y, 3), 400)
nets = [
    TransformedTargetRegressor(MLPRegressor(random_state=s), transformer=StandardScaler()).fit(a, c) for s in SEEDS
]
regression = {
    "train": a.T.tolist(), "test": b.T.tolist(), "yTrain": c.tolist(), "yTest": d.tolist(),
    "r2": [float(r2_score(d, net.predict(b))) for net in nets],
    "epochs": [net.regressor_.n_iter_ for net in nets],
}
print(json.dumps({"classification": classification, "regression": regression}))

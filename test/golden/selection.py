"""Expected scores of columns and principal components, from scikit-learn.

Run with scikit-learn 1.2 or later: python3 test/golden/selection.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.feature_selection import VarianceThreshold, chi2, f_classif, f_regression
from sklearn.metrics import mutual_info_score

HERE = Path(__file__).parent
rng = np.random.default_rng(19)


def floats(values):
    return np.asarray(values, dtype=np.float32).astype(float)


def levels(values):
    bounds = np.unique(np.quantile(values, np.arange(1, 16) / 16))
    return np.searchsorted(bounds, values, side="left")


n = 150
X = floats(rng.normal(size=(n, 5)))
X[:, 1] = floats(X[:, 0] * 0.9 + rng.normal(size=n) * 0.1)
X[:, 4] = floats(rng.integers(0, 4, n))
signal = X[:, 0] + (X[:, 2] ** 2) - 0.5 * X[:, 4]
classes = np.digitize(signal + rng.normal(size=n) * 0.3, [-0.5, 1.0])
number = floats(signal * 10 + rng.normal(size=n))

selection = {
    "columns": X.T.tolist(),
    "classes": classes.tolist(),
    "number": number.tolist(),
    "chi2": chi2(np.abs(X), classes)[0].tolist(),
    "fClasses": f_classif(X, classes)[0].tolist(),
    "fNumber": f_regression(X, number)[0].tolist(),
    "variance": VarianceThreshold().fit(X).variances_.tolist(),
    "informationClasses": [mutual_info_score(levels(x), classes) for x in X.T],
    "informationNumber": [mutual_info_score(levels(x), levels(number)) for x in X.T],
}

components = []
for name, shape in {"wide": (40, 7), "tall": (300, 4), "more columns than rows": (5, 9)}.items():
    mix = rng.normal(size=(shape[1], shape[1]))
    values = floats(rng.normal(size=shape) @ mix + 3)
    pca = PCA().fit(values)
    kept = pca.explained_variance_ > 1e-10 * pca.explained_variance_[0]
    components.append({
        "name": name,
        "columns": values.T.tolist(),
        "shares": pca.explained_variance_ratio_[kept].tolist(),
        "transformed": pca.transform(values)[:, kept].T.tolist(),
    })

made = {"madeBy": "test/golden/selection.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}}
(HERE / "selection.json").write_text(json.dumps({**made, "selection": selection, "components": components}) + "\n")

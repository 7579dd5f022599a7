"""Expected outputs of scaling by rank and of Box-Cox's power, from scikit-learn.

Run with scikit-learn 1.2: python3 test/golden/bent_scales.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PowerTransformer, QuantileTransformer, RobustScaler

HERE = Path(__file__).parent
rng = np.random.default_rng(31)


def cells(values):
    return [None if v != v else float(v) for v in np.asarray(values).ravel()]


def floats(values):
    return np.asarray(values, dtype=np.float32).astype(float)


def by_rank():
    gappy = rng.normal(5, 2, 90)
    gappy[rng.random(90) < 0.25] = np.nan
    tables = {
        "lognormal": np.exp(rng.normal(3, 1.2, 120)),
        "ties at both ends": np.clip(rng.normal(size=100), -0.5, 0.8),
        "small whole numbers": rng.integers(0, 5, 80),
        "gaps": gappy,
        "one value": np.full(20, 3.25),
        "one row": [7.5],
    }
    cases = []
    for name, values in tables.items():
        train = floats(values).reshape(-1, 1)
        low, high = np.nanmin(train), np.nanmax(train)
        later = floats(np.concatenate([train[:40, 0], rng.uniform(low - 1, high + 1, 40), [low - 9, high + 9, np.nan]])).reshape(-1, 1)
        for output in ["uniform", "normal"]:
            for quantiles in [7, 1000]:
                scaler = QuantileTransformer(n_quantiles=quantiles, output_distribution=output, subsample=10**9)
                scaled = scaler.fit(train).transform(later)
                cases.append({"name": name, "output": output, "quantiles": quantiles, "train": cells(train), "later": cells(later), "scaled": cells(scaled)})
    return cases


def box_cox():
    gappy = rng.gamma(0.7, 40, 80)
    gappy[rng.random(80) < 0.2] = np.nan
    tables = {
        "lognormal": np.exp(rng.normal(3, 1.2, 120)),
        "left tail": 80 - np.minimum(rng.exponential(7, 90), 79),
        "tiny unit": rng.exponential(1e-9, 70) + 1e-11,
        "gamma with gaps": gappy,
    }
    cases = []
    for name, values in tables.items():
        column = floats(values).reshape(-1, 1)
        bend = make_pipeline(RobustScaler(with_centering=False), PowerTransformer(method="box-cox", standardize=False))
        bent = bend.fit_transform(column)
        cases.append({"name": name, "values": cells(column), "scale": float(bend[0].scale_[0]), "lambda": float(bend[1].lambdas_[0]), "bent": cells(bent)})
    return cases


made = {"madeBy": "test/golden/bent_scales.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}}
(HERE / "bent_scales.json").write_text(json.dumps({**made, "byRank": by_rank(), "boxCox": box_cox()}) + "\n")

"""Expected outputs of the steps “Even out long tails” and “Clip far values”, from scikit-learn and numpy.

Run with scikit-learn 1.9: python3 test/golden/power_clip.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PowerTransformer, RobustScaler

HERE = Path(__file__).parent


def cells(values):
    return [None if v != v else float(v) for v in np.asarray(values).ravel()]


def tables():
    rng = np.random.default_rng(7)
    gappy = rng.gamma(0.7, 40, 80)
    gappy[rng.random(80) < 0.2] = np.nan
    tables = {
        "lognormal": np.exp(rng.normal(3, 1.2, 120)),
        "both signs": rng.standard_t(2, 100) * 5 - 3,
        "left tail": 50 - rng.exponential(7, 90),
        "tiny unit": rng.exponential(1e-9, 70),
        "gamma with gaps": gappy,
    }
    return {name: values.astype(np.float32).astype(float) for name, values in tables.items()}


power, clip = [], []
for name, values in tables().items():
    column = values.reshape(-1, 1)
    bend = make_pipeline(RobustScaler(with_centering=False), PowerTransformer(standardize=False))
    bent = bend.fit_transform(column)
    power.append({"name": name, "values": cells(values), "lambda": float(bend[1].lambdas_[0]), "bent": cells(bent)})
    q1, q3 = np.nanquantile(values, [0.25, 0.75])
    far = 1.5 * (q3 - q1)
    clip.append({"name": name, "reach": 1.5, "values": cells(values), "clipped": cells(np.clip(values, q1 - far, q3 + far))})

made = {"madeBy": "test/golden/power_clip.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}}
(HERE / "power_clip.json").write_text(json.dumps({**made, "power": power, "clip": clip}) + "\n")

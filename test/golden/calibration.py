"""scikit-learn's calibration_curve for src/core/evaluate/calibration.test.ts: /usr/bin/python3 test/golden/calibration.py > test/golden/calibration.json"""

import json
import numpy as np
from sklearn.calibration import calibration_curve

rng = np.random.default_rng(3)
chance = np.round(rng.beta(0.7, 0.9, 240), 3)
chance[:5] = [0, 1, 0.123, 0.5, 0.987]
truth = (rng.random(240) < 0.15 + 0.6 * chance).astype(int)
share, predicted = calibration_curve(truth, chance, n_bins=10, strategy="uniform")
several = np.round(rng.dirichlet([1, 0.6, 0.4], 200), 4)
actual = np.array([rng.choice(3, p=row / row.sum()) for row in several])
called = several.argmax(axis=1)
sure = several.max(axis=1)
share3, predicted3 = calibration_curve((actual == called).astype(int), sure, n_bins=10, strategy="uniform")
print(
    json.dumps(
        {
            "binary": {"chance": chance.tolist(), "truth": truth.tolist(), "share": share.tolist(), "predicted": predicted.tolist()},
            "several": {"chance": several.ravel().tolist(), "truth": actual.tolist(), "share": share3.tolist(), "predicted": predicted3.tolist()},
        }
    )
)

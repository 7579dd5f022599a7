"""Drift statistics of SciPy and NumPy for src/core/monitor/golden.test.ts: /usr/bin/python3 test/golden/monitor.py > test/golden/monitor.json"""

import json

import numpy as np
from scipy import stats

random = np.random.default_rng(0)
out = {"ks": [], "psi": [], "kolmogorov": [], "chi2": [], "exceedance": []}

for n, m, shift, step in [(200, 120, 0.0, 0), (80, 40, 0.7, 0), (250, 60, 0.3, 0.25), (30, 8, 1.2, 0)]:
    train, later = random.normal(size=n), random.normal(shift, 1.3, size=m)
    if step:
        train, later = np.round(train / step) * step, np.round(later / step) * step
    train, later = np.round(train, 6), np.round(later, 6)
    exact = stats.ks_2samp(train, later, method="exact")
    root = np.sqrt(n * m / (n + m))
    corrected = (root + 0.12 + 0.11 / root) * exact.statistic
    out["ks"].append({
        "train": train.tolist(),
        "later": later.tolist(),
        "distance": float(exact.statistic),
        "p": float(stats.kstwobign.sf(corrected)),
        "exact": float(exact.pvalue),
    })

for x in [0.2, 0.5, 0.83, 0.999, 1.0, 1.36, 2.5, 5]:
    out["kolmogorov"].append([x, float(stats.kstwobign.sf(x))])

for train, later in [([40, 30, 20, 10], [4, 3, 2, 1]), ([100, 0, 50], [20, 5, 40]), ([9, 9, 9, 9, 9], [30, 0, 1, 2, 3])]:
    p, q = [(np.array(c) + 0.5) / (sum(c) + 0.5 * len(c)) for c in (train, later)]
    out["psi"].append({"train": train, "later": later, "psi": float(((q - p) * np.log(q / p)).sum())})

for alpha, df in [(0.05, 1), (0.05, 9), (0.001, 21), (1e-6, 9)]:
    out["chi2"].append([alpha, df, float(stats.chi2.isf(alpha, df))])

# The k greatest of n + m values are all later ones: k draws without replacement, all of them marked.
for k, n, m in [(1, 100, 20), (3, 50, 50), (5, 400, 30)]:
    out["exceedance"].append([k, n, m, float(stats.hypergeom.sf(k - 1, n + m, m, k))])

print(json.dumps(out))

"""What charts compute, by NumPy and SciPy: python test/golden/explore.py > test/golden/explore.json"""

import json

import numpy as np
from scipy import stats

rng = np.random.default_rng(5)
x = np.round(rng.normal(20, 6, 80), 3)
y = np.round(3 + 0.7 * x + rng.normal(0, 4, 80), 3)
groups = rng.integers(0, 3, 80)

fit = stats.linregress(x, y)
t = stats.t.ppf(0.975, len(x) - 2)
s = np.sqrt(np.sum((y - fit.intercept - fit.slope * x) ** 2) / (len(x) - 2))
sxx = np.sum((x - x.mean()) ** 2)
at = [float(x.min()), float(x.max())]
band = [t * s * np.sqrt(1 / len(x) + (p - x.mean()) ** 2 / sxx) for p in at]

q1, median, q3 = np.quantile(y, [0.25, 0.5, 0.75])
inside = y[(y >= q1 - 1.5 * (q3 - q1)) & (y <= q3 + 1.5 * (q3 - q1))]
width = 0.9 * min(y.std(ddof=1), (q3 - q1) / 1.349) * len(y) ** -0.2
grid = np.linspace(y.min(), y.max(), 64)
density = stats.norm.pdf((grid[:, None] - y[None, :]) / width).sum(axis=1) / (len(y) * width)

places = np.column_stack([np.round(rng.normal(9.8, 0.6, 41), 4), np.round(rng.normal(52.4, 0.3, 41), 4)])
centre = np.median(places, axis=0)
offsets = (places - centre) * [np.cos(np.radians(centre[1])), 1]
km = np.median(np.hypot(offsets[:, 0], offsets[:, 1])) * np.radians(6371.0088)

cross = np.array([[10, 15], [20, 15], [30, 15]])
print(
    json.dumps(
        {
            "x": x.tolist(),
            "y": y.tolist(),
            "groups": groups.tolist(),
            "trend": {
                "slope": fit.slope,
                "low": fit.slope - t * fit.stderr,
                "high": fit.slope + t * fit.stderr,
                "ends": [fit.intercept + fit.slope * p for p in at],
                "band": band,
            },
            "box": {"q1": q1, "median": median, "q3": q3, "low": inside.min(), "high": inside.max()},
            "density": density.tolist(),
            "map": {
                "places": places.tolist(),
                "centre": centre.tolist(),
                "km": km,
                "cosines": [[a, np.cos(np.radians(a))] for a in (-90, -61.3, 0, 0.5, 33, 52.4, 89.9)],
            },
            "kruskal": stats.kruskal(*[y[groups == g] for g in range(3)]).statistic,
            "spearman": stats.spearmanr(x, y).statistic,
            "cross": {
                "counts": cross.tolist(),
                "chi2": stats.chi2_contingency(cross, correction=False).statistic,
            },
            "quantiles": [[p, df, stats.chi2.isf(p, df)] for p in (0.05, 0.05 / 500, 1e-9) for df in (1, 7, 40)],
        }
    )
)

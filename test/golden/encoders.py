"""Expected outputs of target and frequency encoding and of cutting into bins.

The target encoding follows the definition in scikit-learn's user guide (TargetEncoder), written out in pandas; the
frequency is pandas' value_counts; bins are scikit-learn's KBinsDiscretizer; cuts by minimum description length follow
Fayyad and Irani (1993) in exact arithmetic over all cuts.

Run with scikit-learn 1.2 or later: python3 test/golden/encoders.py
"""

import json
from math import log2
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.preprocessing import KBinsDiscretizer

HERE = Path(__file__).parent
rng = np.random.default_rng(11)


def cells(values):
    return [None if v != v or v is None else float(v) for v in np.asarray(values, dtype=float).ravel()]


def target_encoding(labels, y, new, strength):
    frame = pd.DataFrame({"label": pd.Series(labels, dtype=object).fillna("(none)"), "y": y})
    overall, spread = y.mean(), y.var()
    encoded = {}
    for label, own in frame.groupby("label")["y"]:
        pull = own.var(ddof=0) / spread if strength is None else strength
        encoded[label] = (len(own) * own.mean() + pull * overall) / (len(own) + pull)
    return [encoded.get("(none)" if label is None else label, overall) for label in new]


def labels_of(n, words, gap):
    return [None if rng.random() < gap else str(rng.choice(words)) for _ in range(n)]


target = []
for name, words, gap in [("few", ["a", "b", "c"], 0.0), ("gappy", list("abcdefgh"), 0.2), ("many", [f"w{i}" for i in range(40)], 0.1)]:
    labels = labels_of(120, words, gap)
    shift = {word: rng.normal() for word in words}
    signal = np.array([shift.get(label, 0.0) for label in labels])
    number = np.float32(100 + signal + rng.normal(size=120)).astype(float)
    coin = (signal + rng.normal(size=120) > 0).astype(float)
    new = [*words[:3], None, "never seen"]
    for kind, y in [("number", number), ("two classes", coin)]:
        for strength in [None, 0.0, 12.5]:
            encoded = target_encoding(labels, y, new, strength)
            target.append({"name": f"{name}, {kind}", "values": labels, "y": cells(y), "isClass": kind != "number", "strength": strength, "new": new, "encoded": cells(encoded)})

frequency = []
for name, gap in [("full", 0.0), ("gappy", 0.3)]:
    labels = labels_of(70, list("pqrst"), gap)
    counts = pd.Series(labels, dtype=object).value_counts(dropna=False)
    new = ["p", "q", "zz", None]
    count = [counts.get(label, 0) if label is not None else sum(v is None for v in labels) for label in new]
    frequency.append({"name": name, "values": labels, "new": new, "count": cells(count), "share": cells(np.array(count) / 70)})

bins = []
for name, values in {
    "normal": rng.normal(size=90),
    "skewed": rng.lognormal(3, 2, 90),
    "ties": rng.integers(0, 6, 90).astype(float),
}.items():
    values = np.float32(values).astype(float)
    for strategy in ["quantile", "uniform"]:
        for n_bins in [2, 5, 9]:
            cutter = KBinsDiscretizer(n_bins, encode="ordinal", strategy=strategy, subsample=None)
            cutter.fit(values.reshape(-1, 1))
            edges = [e for e in cutter.bin_edges_[0][1:-1] if e > values.min()]
            bins.append({"name": name, "strategy": strategy, "bins": n_bins, "values": cells(values), "edges": cells(edges)})


def bits(codes):
    return -sum((codes == c).sum() * log2((codes == c).mean()) for c in set(codes.tolist()))


def mdl(values, codes):
    best = None
    for cut in sorted(set(values.tolist()))[1:]:
        left, right = codes[values < cut], codes[values >= cut]
        total = bits(left) + bits(right)
        if best is None or total < best[0]:
            best = (total, cut, left, right)
    if best is None:
        return []
    total, cut, left, right = best
    k, k1, k2 = len(set(codes.tolist())), len(set(left.tolist())), len(set(right.tolist()))
    n = len(codes)
    delta = log2(3**k - 2) - (k * bits(codes) / n - k1 * bits(left) / len(left) - k2 * bits(right) / len(right))
    if bits(codes) - total <= log2(n - 1) + delta:
        return []
    middle = (values[values < cut].max() + cut) / 2
    low, high = values < cut, values >= cut
    return sorted([*mdl(values[low], codes[low]), middle, *mdl(values[high], codes[high])])


cuts = []
for name, edges in {"two steps": [-0.5, 0.7], "one step": [0.0], "nothing": []}.items():
    values = np.float32(np.round(rng.normal(size=160), 2)).astype(float)
    step = np.searchsorted(edges, values)
    codes = np.where(rng.random(160) < 0.1, rng.integers(0, 3, 160), step)
    cuts.append({"name": name, "values": cells(values), "codes": codes.tolist(), "edges": cells(mdl(values, codes))})

made = {"madeBy": "test/golden/encoders.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__, "pandas": pd.__version__}}
(HERE / "encoders.json").write_text(json.dumps({**made, "target": target, "frequency": frequency, "bins": bins, "cuts": cuts}) + "\n")

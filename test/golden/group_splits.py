"""Folds by group and by time, from scikit-learn.

Run with scikit-learn 1.2: python3 test/golden/group_splits.py
"""

import json
from itertools import permutations
from pathlib import Path

import numpy as np
import sklearn
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold, TimeSeriesSplit

HERE = Path(__file__).parent
VERSIONS = {"scikit-learn": sklearn.__version__, "numpy": np.__version__}


def ints(array):
    return [int(v) for v in np.asarray(array).ravel()]


def fold_numbers(splitter, n, y=None, groups=None):
    folds = np.full(n, -1)  # -1: held out in no fold
    for fold, (_, test) in enumerate(splitter.split(np.zeros((n, 1)), y, groups)):
        folds[test] = fold
    return ints(folds)


def main():
    rng = np.random.default_rng(11)
    group, stratified = [], []
    for n, k, n_groups in [(40, 3, 9), (60, 5, 14), (110, 4, 15), (33, 2, 2), (200, 4, 60)]:
        groups = np.concatenate([np.arange(n_groups), np.floor(n_groups * rng.random(n - n_groups) ** 2)]).astype(int)
        rng.shuffle(groups)
        if n_groups <= 16:  # NumPy sorts up to 16 in a stable way; beyond, groups of equal size come in any order
            folds = fold_numbers(GroupKFold(k), n, groups=groups)
            group.append({"k": k, "groups": ints(groups), "expected": folds})
        for share in ([0.5, 0.5], [0.6, 0.3, 0.1]):
            y = np.concatenate([np.arange(len(share)).repeat(k), rng.choice(len(share), n - k * len(share), p=share)])
            folds = fold_numbers(StratifiedGroupKFold(k), n, y, groups)
            # Between equally good folds it decides by rounding errors, which change with the order of the classes (and hardly
            # occur where the number of folds is a power of two): such a case says nothing.
            orders = [np.array(order) for order in permutations(range(len(share)))]
            if any(folds != fold_numbers(StratifiedGroupKFold(k), n, order[y], groups) for order in orders):
                continue
            stratified.append({"k": k, "codes": ints(y), "groups": ints(groups), "expected": folds})
    sizes = [(12, 5), (13, 5), (100, 4), (6, 5), (57, 2)]
    time = [{"n": n, "k": k, "expected": fold_numbers(TimeSeriesSplit(k), n)} for n, k in sizes]
    content = {"madeBy": "group_splits.py", "versions": VERSIONS}
    text = json.dumps({**content, "group": group, "stratified": stratified, "time": time}, separators=(",", ":"))
    (HERE / "group_splits.json").write_text(text.replace('],"', '],\n"') + "\n")


main()

"""Expected numbers for the tests, from scikit-learn and from decimal arithmetic.

Run with scikit-learn 1.2: python3 test/golden/make_golden.py
"""

import json
import math
from decimal import Decimal, getcontext
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = Path(__file__).parent
VERSIONS = {"scikit-learn": sklearn.__version__, "numpy": np.__version__}


def save(name, content):
    text = json.dumps({"madeBy": "make_golden.py", "versions": VERSIONS, **content}, separators=(",", ":"))
    (HERE / name).write_text(text.replace('],"', '],\n"').replace('},{"', '},\n{"') + "\n")


def floats(array):
    return [float(v) for v in np.asarray(array).ravel()]


def ints(array):
    return [int(v) for v in np.asarray(array).ravel()]


# --- elementary functions, to 60 digits ---------------------------------------------------------------------------


def make_math():
    getcontext().prec = 60
    getcontext().Emin, getcontext().Emax = -10**6, 10**6
    rng = np.random.default_rng(1)

    def rows(function, inputs):
        return [[x, float(function(Decimal(x)))] for x in map(float, inputs)]

    def tanh(x):
        e = (2 * x).exp()
        return (e - 1) / (e + 1)

    near0 = rng.normal(size=20) * 10.0 ** rng.integers(-12, 0, 20)
    wide = 10.0 ** rng.uniform(-300, 300, 25)
    base = rng.uniform(0.01, 20, 40)
    power = rng.uniform(-200, 200, 40)
    save(
        "math.json",
        {
            "exp": rows(Decimal.exp, [*rng.uniform(-700, 700, 40), *near0, 709.78, -708.3, 1, -1]),
            "expm1": rows(lambda x: x.exp() - 1, [*near0, *rng.uniform(-5, 5, 30), 100, -100]),
            "log": rows(Decimal.ln, [*wide, *rng.uniform(0.5, 2, 30), *(1 + near0), 5e-324, 1e-310]),
            "log1p": rows(lambda x: (1 + x).ln(), [*near0, *rng.uniform(-0.99, 9, 30), 1e300]),
            "log2": rows(lambda x: x.ln() / Decimal(2).ln(), [*wide, *rng.uniform(0.5, 2, 30), 8, 0.25]),
            "log10": rows(Decimal.log10, [*wide, *rng.uniform(0.5, 2, 30), 1000, 0.001]),
            "tanh": rows(tanh, [*near0, *rng.uniform(-20, 20, 30), *rng.uniform(-1, 1, 20)]),
            "sigmoid": rows(lambda x: 1 / (1 + (-x).exp()), [*near0, *rng.uniform(-700, 40, 40)]),
            "pow": [
                [float(x), float(y), float((Decimal(float(x)).ln() * Decimal(float(y))).exp())]
                for x, y in zip(base, power)
            ],
        },
    )


# --- metrics ------------------------------------------------------------------------------------------------------


def classification_case(name, y, proba, positive):
    predicted = proba.argmax(axis=1)
    present = sorted(set(y))
    k = proba.shape[1]
    expected = {
        "accuracy": metrics.accuracy_score(y, predicted),
        "balancedAccuracy": metrics.balanced_accuracy_score(y, predicted),
        "macroF1": metrics.f1_score(y, predicted, average="macro", zero_division=0),
        "logLoss": metrics.log_loss(y, proba, labels=list(range(k)), eps=1e-15),
    }
    if k == 2:
        expected["rocAuc"] = metrics.roc_auc_score(y == positive, proba[:, positive])
        expected["averagePrecision"] = metrics.average_precision_score(y == positive, proba[:, positive])
    else:
        expected["rocAuc"] = float(np.mean([metrics.roc_auc_score(y == c, proba[:, c]) for c in present]))
    return {
        "name": name,
        "nClasses": k,
        "positive": positive if k == 2 else -1,
        "yTrue": ints(y),
        "outputs": floats(proba),
        "expected": {key: float(value) for key, value in expected.items()},
    }


def make_metrics():
    rng = np.random.default_rng(2)

    def proba(n, k, y, strength, decimals=None):
        p = rng.gamma(0.7, size=(n, k)) + strength * np.eye(k)[y]
        if decimals is not None:
            p = np.round(p, decimals) + 0.5
        return p / p.sum(axis=1, keepdims=True)

    cases = []
    y = rng.integers(0, 2, 60)
    cases.append(classification_case("binary", y, proba(60, 2, y, 0.8), 1))
    cases.append(classification_case("binary, the first class is positive", y, proba(60, 2, y, 0.8), 0))
    cases.append(classification_case("binary with many ties", y, proba(60, 2, y, 1, 0), 1))
    cases.append(classification_case("binary, constant", y, np.full((60, 2), 0.5), 1))
    certain = np.eye(2)[np.where(np.arange(60) < 50, y, 1 - y)]
    cases.append(classification_case("binary, certain and sometimes wrong", y, certain, 1))
    rare = (np.arange(60) % 20 == 0).astype(int)
    cases.append(classification_case("binary, rare", rare, proba(60, 2, rare, 0.5), 1))
    y = rng.integers(0, 4, 60)
    cases.append(classification_case("four classes", y, proba(60, 4, y, 1.0), -1))
    cases.append(classification_case("four classes with ties", y, proba(60, 4, y, 1.0, 0), -1))
    y = np.where(y == 2, 1, y)
    cases.append(classification_case("one of four classes is absent", y, proba(60, 4, y, 1.0), -1))

    regression = []
    y = rng.normal(size=40)
    for name, truth, predicted in [
        ("noisy", y, y + 0.3 * rng.normal(size=40)),
        ("worse than the mean", y, rng.normal(size=40) * 3),
        ("far from 0", 1e6 + y, 1e6 + y + 0.1 * rng.normal(size=40)),
        ("perfect", y, y),
        ("constant target", np.full(40, 2.0), y),
        ("constant target, perfect", np.full(40, 2.0), np.full(40, 2.0)),
    ]:
        regression.append(
            {
                "name": name,
                "yTrue": floats(truth),
                "outputs": floats(predicted),
                "expected": {
                    "mae": metrics.mean_absolute_error(truth, predicted),
                    "rmse": math.sqrt(metrics.mean_squared_error(truth, predicted)),
                    "r2": metrics.r2_score(truth, predicted),
                },
            }
        )
    save("metrics.json", {"classification": cases, "regression": regression})


# --- splitters ----------------------------------------------------------------------------------------------------


def fold_numbers(splitter, n, y):
    folds = np.empty(n, dtype=int)
    for fold, (_, test) in enumerate(splitter.split(np.zeros((n, 1)), y)):
        folds[test] = fold
    return ints(folds)


def make_splits():
    rng = np.random.default_rng(3)
    stratified = []
    for n, k, share in [(30, 5, [0.5, 0.5]), (47, 4, [0.7, 0.2, 0.1]), (61, 5, [0.93, 0.07]), (20, 3, [1.0])]:
        y = rng.choice(len(share), n, p=share)
        stratified.append({"k": k, "codes": ints(y), "expected": fold_numbers(StratifiedKFold(k), n, y)})
    rare = np.array([2] + [0] * 9 + [1] * 5 + [0, 2, 1])
    stratified.append({"k": 5, "codes": ints(rare), "expected": fold_numbers(StratifiedKFold(5), len(rare), rare)})
    plain = [{"n": n, "k": k, "expected": fold_numbers(KFold(k), n, None)} for n, k in [(10, 5), (13, 4), (7, 7)]]
    save("splits.json", {"stratified": stratified, "plain": plain})


# --- linear models ------------------------------------------------------------------------------------------------


def make_linear():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(60, 4)).round(3).astype(np.float32)
    X[:, 1] = X[:, 1] * 50 + 200  # neither centred nor scaled
    X[:, 3] = X[:, 3] > 0  # one-hot
    weights = rng.uniform(0.2, 3, 60).round(3)
    X64 = X.astype(np.float64)
    score = X64[:, 0] - X64[:, 2] + (X64[:, 1] - 200) / 50
    binary = (score + rng.normal(size=60) > 0.3).astype(int)
    three = np.digitize(score + rng.normal(size=60), [-1, 1])
    number = score * 3 + 10 + rng.normal(size=60)

    centre = X64.mean(axis=0)
    logistic = []
    for name, y, C, weight, balanced in [
        ("binary", binary, 1.0, None, False),
        ("binary, strong penalty", binary, 0.01, None, False),
        ("binary, weak penalty", binary, 100.0, None, False),
        ("binary, weighted", binary, 1.0, weights, False),
        ("binary, balanced classes", binary, 1.0, None, True),
        ("three classes", three, 1.0, None, False),
        ("three classes, weighted and balanced", three, 1.0, weights, True),
    ]:
        model = LogisticRegression(
            C=C,
            solver="newton-cg",
            tol=1e-7,
            max_iter=10000,
            multi_class="auto" if len(set(y)) == 2 else "multinomial",
            class_weight="balanced" if balanced else None,
        ).fit(X64 - centre, y, sample_weight=weight)  # centred, the solver converges; the model is the same
        logistic.append(
            {
                "name": name,
                "y": ints(y),
                "C": C,
                "weighted": weight is not None,
                "balanced": balanced,
                "coef": floats(model.coef_),
                "intercept": floats(model.intercept_ - model.coef_ @ centre),
                "proba": floats(model.predict_proba(X64 - centre)[:5]),
            }
        )

    ridge = []
    for name, rows, alpha, weight in [
        ("alpha 1", 60, 1.0, None),
        ("alpha 100", 60, 100.0, None),
        ("alpha 0", 60, 0.0, None),
        ("weighted", 60, 1.0, weights),
        ("more features than rows", 3, 1.0, None),
    ]:
        weight = None if weight is None else weight[:rows]
        model = Ridge(alpha=alpha, solver="cholesky").fit(X64[:rows], number[:rows], sample_weight=weight)
        ridge.append(
            {
                "name": name,
                "rows": rows,
                "alpha": alpha,
                "weighted": weight is not None,
                "coef": floats(model.coef_),
                "intercept": float(model.intercept_),
            }
        )
    save(
        "linear.json",
        {
            "nRows": 60,
            "columns": [floats(X[:, j]) for j in range(4)],
            "sampleWeight": floats(weights),
            "target": floats(number),
            "logistic": logistic,
            "ridge": ridge,
        },
    )


# --- trees --------------------------------------------------------------------------------------------------------


def make_tree():
    rng = np.random.default_rng(5)
    X = rng.normal(size=(240, 3)).round(4).astype(np.float32)
    unseen = rng.normal(size=(60, 3)).round(4).astype(np.float32)
    weights = rng.uniform(0.5, 2, 240).round(3)
    score = X[:, 0] + np.sin(2 * X[:, 1]) + 0.3 * rng.normal(size=240)
    three = np.digitize(score, [-0.7, 0.8])
    number = score * 10
    cases = []
    # Leaves of several rows, so that no two splits are equally good and the tree is unique.
    for name, task, arguments, weighted in [
        ("gini", "multiclass", {"min_samples_leaf": 8, "max_depth": 3}, False),
        ("gini, depth 2", "multiclass", {"max_depth": 2}, False),
        ("entropy", "multiclass", {"criterion": "entropy", "min_samples_leaf": 8, "max_depth": 3}, False),
        ("gini, weighted", "multiclass", {"min_samples_leaf": 8}, True),
        ("gini, 6 leaves", "multiclass", {"max_leaf_nodes": 6, "min_samples_leaf": 5}, False),
        ("gini, pruned", "multiclass", {"ccp_alpha": 0.01, "min_samples_leaf": 8}, False),
        ("squared error", "regression", {"min_samples_leaf": 6}, False),
        ("squared error, weighted", "regression", {"min_samples_leaf": 6, "min_samples_split": 30}, True),
        ("squared error, 7 leaves", "regression", {"max_leaf_nodes": 7}, False),
        ("squared error, pruned", "regression", {"ccp_alpha": 0.8, "min_samples_leaf": 6}, False),
    ]:
        kind = DecisionTreeRegressor if task == "regression" else DecisionTreeClassifier
        y = number if task == "regression" else three
        model = kind(random_state=0, **arguments).fit(X, y, sample_weight=weights if weighted else None)
        predict = "predict" if task == "regression" else "predict_proba"
        outputs = getattr(model, predict)(unseen)
        for seed in range(1, 20):
            other = kind(random_state=seed, **arguments).fit(X, y, sample_weight=weights if weighted else None)
            assert np.allclose(getattr(other, predict)(unseen), outputs), f"{name}: the tree is not unique"
        cases.append(
            {
                "name": name,
                "task": task,
                "arguments": arguments,
                "weighted": weighted,
                "leaves": int(model.get_n_leaves()),
                "depth": int(model.get_depth()),
                "outputs": floats(outputs),
            }
        )
    save(
        "tree.json",
        {
            "columns": [floats(X[:, j]) for j in range(3)],
            "unseen": [floats(unseen[:, j]) for j in range(3)],
            "sampleWeight": floats(weights),
            "classes": ints(three),
            "target": floats(number),
            "cases": cases,
        },
    )


# --- preprocessing ------------------------------------------------------------------------------------------------


def with_null(array):
    return [None if isinstance(v, float) and math.isnan(v) else float(v) for v in np.asarray(array).ravel()]


def make_preprocessing():
    rng = np.random.default_rng(6)
    columns = {}
    for name, values in {
        "even number of values": [3.5, np.nan, 1.25, 10, 2, np.nan, -4],
        "odd number of values": [3.5, np.nan, 1.25, 10, 2, 7, -4],
        "constant": [2.5] * 7,
        "one value": [np.nan] * 6 + [7.0],
        "random": floats(rng.normal(size=7).astype(np.float32) * 1000),
    }.items():
        columns[name] = np.array(values, dtype=np.float64).reshape(-1, 1)
    unseen = np.array([[np.nan], [0.0], [100.5]])
    impute, scale = [], []
    for name, column in columns.items():
        for strategy in ["median", "mean"]:
            imputer = SimpleImputer(strategy=strategy).fit(column)
            impute.append(
                {
                    "name": name,
                    "strategy": strategy,
                    "values": with_null(column),
                    "statistic": float(imputer.statistics_[0]),
                    "unseen": floats(imputer.transform(unseen)),
                }
            )
        filled = SimpleImputer(strategy="median").fit_transform(column)
        scaler = StandardScaler().fit(filled)
        scale.append(
            {
                "name": name,
                "values": floats(filled),
                "mean": float(scaler.mean_[0]),
                "scale": float(scaler.scale_[0]),
                "transformed": floats(scaler.transform(filled)),
                "unseen": floats(scaler.transform([[0.0], [100.5]])),
            }
        )
    colours = np.array([["red"], ["green"], ["red"], ["blue"], ["green"], ["red"]])
    others = np.array([["blue"], ["violet"], ["red"]])
    one_hot = OneHotEncoder(handle_unknown="ignore").fit(colours)
    ordinal = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1).fit(colours)
    save(
        "preprocessing.json",
        {
            "impute": impute,
            "scale": scale,
            "encode": {
                "values": colours.ravel().tolist(),
                "unseen": others.ravel().tolist(),
                "categories": one_hot.categories_[0].tolist(),
                "oneHot": [floats(row) for row in one_hot.transform(others).toarray()],
                "ordinal": floats(ordinal.transform(others)),
            },
        },
    )


if __name__ == "__main__":
    make_math()
    make_metrics()
    make_splits()
    make_linear()
    make_tree()
    make_preprocessing()

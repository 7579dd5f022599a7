"""Expected outputs of every preprocessing step and option, from scikit-learn and pandas.

Run with scikit-learn 1.2: python3 test/golden/make_steps.py
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, OneHotEncoder, OrdinalEncoder, RobustScaler, StandardScaler

HERE = Path(__file__).parent


def cells(values):
    """NaN and None become null."""
    return [None if v is None or v != v else (v if isinstance(v, str) else float(v)) for v in np.asarray(values, dtype=object).ravel()]


def column(values):
    return np.asarray(values).reshape(-1, 1)


def impute_numbers(rng):
    gappy = rng.normal(size=40).astype(np.float32).astype(float) * 100
    gappy[rng.random(40) < 0.3] = np.nan
    tables = {
        "even count": [3.5, np.nan, 1.25, 10, 2, np.nan, -4, 8],
        "ties for the mode": [2, 5, 5, 2, np.nan, 9],
        "one value": [np.nan, 7, np.nan],
        "random": list(gappy),
    }
    cases = []
    for name, values in tables.items():
        for strategy in ["median", "mean", "most-frequent", "constant"]:
            imputer = SimpleImputer(strategy=strategy.replace("-", "_"), fill_value=-7.5 if strategy == "constant" else None, add_indicator=True)
            out = imputer.fit_transform(column(values))
            cases.append({"name": name, "strategy": strategy, "values": cells(values), "filled": cells(out[:, 0]), "indicator": cells(out[:, 1])})
    return cases


def impute_categories():
    tables = {
        "some missing": ["b", None, "a", "b", "c", None],
        "a tie": ["b", "a", None, "b", "a"],
    }
    cases = []
    for name, values in tables.items():
        for strategy in ["as-category", "most-frequent"]:
            imputer = SimpleImputer(
                strategy="constant" if strategy == "as-category" else "most_frequent",
                fill_value="(missing)" if strategy == "as-category" else None,
                missing_values=None,
            )
            cases.append({"name": name, "strategy": strategy, "values": values, "filled": cells(imputer.fit_transform(np.array(values, dtype=object).reshape(-1, 1)))})
    return cases


def scale(rng):
    gappy = rng.normal(size=30).astype(np.float32).astype(float)
    gappy[::4] = np.nan
    tables = {
        "small": [3.5, 2.0, 1.25, 10.0, 2.0, 2.0, -4.0],
        "random": [float(np.float32(v)) for v in rng.normal(loc=50, scale=9, size=50)],
        "with missing": list(gappy),
        "constant": [2.5] * 6,
        "constant, not a short binary fraction": [float(np.float32(0.1))] * 11,
        "zeros": [0.0] * 4,
        "one row": [3.0],
    }
    scalers = {"standard": StandardScaler(), "min-max": MinMaxScaler(), "robust": RobustScaler(), "max-abs": MaxAbsScaler()}
    return [
        {"name": name, "method": method, "values": cells(values), "scaled": cells(scaler.fit(column(values)).transform(column(values)))}
        for name, values in tables.items()
        for method, scaler in scalers.items()
    ]


def encode(rng):
    letters = list("abcdefghij")
    skewed = [str(v) for v in rng.choice(letters, size=80, p=np.arange(1, 11) / 55)]
    tables = {
        "colours": (["red", "green", "red", "blue", "green", "red"], ["blue", "violet", "red"]),
        "tied counts": (["a", "b", "c", "d", "a", "b", "c", "d"], ["d", "c", "b", "a", "e"]),
        "skewed": (skewed, letters + ["z"]),
    }
    cases = []
    for name, (values, new) in tables.items():
        for most in [None, 2, 3, 5]:
            if most == len(set(values)):
                continue  # scikit-learn renames the rarest to "infrequent" though all would fit; Lathe keeps its name
            encoder = OneHotEncoder(
                handle_unknown="ignore" if most is None else "infrequent_if_exist", max_categories=most, sparse_output=False
            ).fit(column(values))
            cases.append({"name": name, "maxCategories": most, "values": values, "new": new, "encoded": encoder.transform(column(new)).astype(int).tolist()})
    ordinal = []
    for name, (values, new) in tables.items():
        encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1).fit(column(values))
        ordinal.append({"name": name, "values": values, "new": new, "encoded": cells(encoder.transform(column(new)))})
    return cases, ordinal


def date_parts(rng):
    stamps = [
        "1970-01-01T00:00:00", "1969-12-31T23:59:59.999", "2000-02-29T12:30:00", "1900-02-28T00:00:00", "1900-03-01T06:00:00",
        "2024-02-29T23:59:59", "2023-12-31T18:45:30.250", "2100-03-01T00:00:00", "1700-01-01T00:00:00", "2261-12-31T00:00:00",
    ]
    times = pd.DatetimeIndex([pd.Timestamp(s) for s in stamps]).append(
        pd.to_datetime(rng.integers(-8_000_000_000_000, 9_000_000_000_000, size=200), unit="ms")
    )
    ms = (times - pd.Timestamp(0)) // pd.Timedelta(milliseconds=1)
    hour = (times - times.normalize()) / pd.Timedelta(hours=1)
    return {
        "epochMs": [int(v) for v in ms],
        "year": [int(v) for v in times.year],
        "month": [int(v) for v in times.month],
        "day": [int(v) for v in times.day],
        "dayOfWeek": [int(v) for v in times.dayofweek],
        "hour": [float(v) for v in hour],
    }


rng = np.random.default_rng(20)
one_hot, ordinal = encode(rng)
content = {
    "madeBy": "make_steps.py",
    "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "pandas": pd.__version__},
    "imputeNumbers": impute_numbers(rng),
    "imputeCategories": impute_categories(),
    "scale": scale(rng),
    "oneHot": one_hot,
    "ordinal": ordinal,
    "dateParts": date_parts(rng),
}
text = json.dumps(content, separators=(",", ":"))
(HERE / "steps.json").write_text(text.replace('],"', '],\n"').replace('},{"', '},\n{"') + "\n")

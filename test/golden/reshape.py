"""Groups, pivots and melts as pandas makes them: reshape.json. Run with a python3 that has pandas."""

import io
import json
import pathlib

import pandas as pd

CSV = """shop,day,kind,sold,price
a,2024-01-01,x,3,1.5
b,2024-01-01,y,,2.25
a,2024-01-02,x,5,
a,2024-01-02,y,1,4
,2024-01-03,x,7,8
b,2024-01-03,,2,16
a,2024-01-04,x,3,0.5
"""


def cells(frame):
    """Columns as [name, …values]; None where missing."""
    return [
        [str(name), *[None if pd.isna(value) else (value if isinstance(value, str) else float(value)) for value in frame[name]]]
        for name in frame.columns
    ]


frame = pd.read_csv(io.StringIO(CSV))
groups = frame.groupby("shop", dropna=False, sort=False)
how = {
    "size": "size", "count": "count", "sum": "sum", "mean": "mean", "median": "median",
    "sd": "std", "min": "min", "max": "max", "distinct": "nunique", "first": "first", "last": "last",
}
grouped = pd.DataFrame({name: groups["sold"].agg(function) for name, function in how.items()}).reset_index()
pivot = frame.pivot_table(index="shop", columns="kind", values="price", aggfunc="mean", sort=False).reset_index()
melted = frame.melt(id_vars=["shop"], value_vars=["sold", "price"], var_name="what", value_name="value")
golden = {
    "pandas": pd.__version__,
    "csv": CSV,
    "grouped": cells(grouped),
    "pivot": cells(pivot),
    "melted": cells(melted),
}
pathlib.Path(__file__).with_name("reshape.json").write_text(json.dumps(golden, indent=1) + "\n")

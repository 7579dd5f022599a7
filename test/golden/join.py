"""Joined and appended tables as pandas makes them: join.json. Run with a python3 that has pandas.

Lathe departs from pandas' merge in four things, and this script makes pandas do them: a missing key meets none (here each
gets a key of its own), the keys of a pair become one column (the right one is renamed first), only the right table's
columns get a suffix, and an outer join keeps the left order, the rows of the right alone behind it. The left order, which
pandas 1.5 promises of inner joins and does not keep, is put back by the places the rows had."""

import io
import json
import pathlib

import pandas as pd

ORDERS = """order,item,shop,day,n
1,pen,a,2024-01-01,3
2,ink,b,2024-01-02,
3,pen,b,2024-01-01,5
4,,a,2024-01-03,1
5,cup,,2024-01-02,7
6,pen,c,2024-01-04,2
"""
PRICES = """name,price,n
cup,2.5,10
pen,1,20
pen,1.25,30
pot,9,40
,4,50
"""
SHOPS = """shop,day,staff,open
a,2024-01-01,2,true
b,2024-01-01,3,false
a,2024-01-02,4,true
b,2024-01-02,,true
"""
CODES = """key,what
1,one
2,two
2.0,two again
7,seven
"""
MORE = """item,order,n,colour
cup,7,2.5,red
pot,8,4,
"""


def read(text):
    return pd.read_csv(io.StringIO(text))


def cells(frame):
    def plain(value):
        if pd.isna(value):
            return None
        if isinstance(value, (bool, str)):
            return str(value).lower() if isinstance(value, bool) else value
        return float(value)

    return [[str(name), *[plain(value) for value in frame[name]]] for name in frame.columns]


def merged(left, right, on, how):
    left, right = read(left), read(right)
    right = right.rename(columns={b: a for a, b in on})
    keys = [a for a, _ in on]
    left["left place"], right["right place"] = range(len(left)), range(len(right))
    # A key of its own for every row that lacks a part of its key: equal to none.
    left["own"] = [f"l{i}" if lacks else "" for i, lacks in enumerate(left[keys].isna().any(axis=1))]
    right["own"] = [f"r{i}" if lacks else "" for i, lacks in enumerate(right[keys].isna().any(axis=1))]
    frame = left.merge(right, on=[*keys, "own"], how=how, suffixes=("", "_right"))
    if how in ("inner", "outer"):
        frame = frame.sort_values(["left place", "right place"], na_position="last", kind="stable")
    return cells(frame.drop(columns=["own", "left place", "right place"]))


def case(name, left, right, on):
    return {
        "name": name, "tables": [left, right], "on": on,
        "how": {how: merged(left, right, on, how) for how in ["inner", "left", "right", "outer"]},
    }


golden = {
    "pandas": pd.__version__,
    "joins": [
        case("words, a name that both have, gaps in both", ORDERS, PRICES, [["item", "name"]]),
        case("two keys", ORDERS, SHOPS, [["shop", "shop"], ["day", "day"]]),
        case("numbers, whole and not", ORDERS, CODES, [["order", "key"]]),
        case("keys that repeat in both", PRICES, ORDERS, [["name", "item"]]),
    ],
    "append": {
        "tables": [ORDERS, MORE],
        "all": cells(pd.concat([read(ORDERS), read(MORE)], ignore_index=True)),
        "first": cells(pd.concat([read(ORDERS), read(MORE)], ignore_index=True)[read(ORDERS).columns.tolist()]),
    },
}
pathlib.Path(__file__).with_name("join.json").write_text(json.dumps(golden, indent=1) + "\n")

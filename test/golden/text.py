"""Expected outputs of hashing.

Run with scikit-learn 1.2 or later: python3 test/golden/text.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.feature_extraction import FeatureHasher
from sklearn.utils import murmurhash3_32

HERE = Path(__file__).parent

words = ["", "a", "ab", "abc", "abcd", "red", "Ünïcode ✓", "你好", "constructor", "a much longer text, of more than one word 😀"]
murmur = [{"text": word, "hash": int(murmurhash3_32(word.encode("utf8"), 0))} for word in words]

hashed = []
for buckets in [2, 8, 37]:
    for signed in [True, False]:
        values = [None, *words[1:], "red"]
        rows = FeatureHasher(buckets, input_type="string", alternate_sign=signed).transform([[] if v is None else [v] for v in values])
        hashed.append({"buckets": buckets, "signed": signed, "values": values, "rows": rows.toarray().tolist()})

made = {"madeBy": "test/golden/text.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}}
(HERE / "text.json").write_text(json.dumps({**made, "murmur": murmur, "hashed": hashed}) + "\n")

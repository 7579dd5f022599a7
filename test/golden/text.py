"""Expected outputs of hashing and of counting and measuring words.

Run with scikit-learn 1.2 or later: python3 test/golden/text.py
"""

import json
import re
import unicodedata
from pathlib import Path

import numpy as np
import sklearn
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
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

rng = np.random.default_rng(3)
bank = "the a I of river Bank boat naïve Ärger ÜBER straße don't x² 12 ab_c é1 你好 世界 ΑΒΓ 😀 e-mail zz 𝒳𝒴 ﬁne".split()
share = 1.0 / np.arange(1, len(bank) + 1)
texts = [" ".join(rng.choice(bank, rng.integers(1, 14), p=share / share.sum())) for _ in range(60)]
texts[7] = texts[8] = ""
later = ["The RIVER, the river; a boat.", "", "never seen words", "über Straße 你好 世界 river bank", "x² X² 12 12 12"]

words = []
for settings in [
    {},
    {"longest": 2, "minRows": 3},
    {"longest": 3, "minRows": 2, "maxShare": 0.4},
    {"minRows": 1, "maxShare": 0.3},
    {"maxFeatures": 4, "minRows": 1},
]:
    known = {"ngram_range": (1, settings.get("longest", 1)), "min_df": settings.get("minRows", 2), "max_df": float(settings.get("maxShare", 1)), "max_features": settings.get("maxFeatures", 1000)}
    for weigh, sublinear, normalise in [("counts", False, False), ("tfidf", False, True), ("tfidf", True, True), ("tfidf", True, False), ("tfidf", False, False)]:
        reader = CountVectorizer(**known) if weigh == "counts" else TfidfVectorizer(**known, sublinear_tf=sublinear, norm="l2" if normalise else None)
        reader.fit(texts)
        rows = [[[int(place), float(row[place])] for place in np.flatnonzero(row)] for row in reader.transform([*texts[:12], *later]).toarray()]
        given = {"maxFeatures": 1000, **settings, "weigh": weigh, "sublinear": sublinear, "normalise": normalise}
        words.append({"given": given, "terms": reader.get_feature_names_out().tolist(), "rows": rows})

hashed_words = []
for buckets, signed, normalise in [(8, True, True), (8, False, False), (64, True, False), (64, False, True)]:
    reader = HashingVectorizer(n_features=buckets, alternate_sign=signed, norm="l2" if normalise else None)
    hashed_words.append({"given": {"buckets": buckets, "signed": signed, "normalise": normalise}, "rows": reader.transform([*texts[:12], *later]).toarray().tolist()})

measured = []
for text in [
    "",
    "Write to Ann.Lee@example.org or bob@x.co, not to me@here!",
    "See https://www.example.org/a?b=1 and HTTP://x.y, or www.z.org (today).",
    "ÜBER 12 ½ Straßen… “Ünïcode” ✓ 😀 你好\nzweite Zeile ٣",
    "a_b x² ǅ ABC",
]:
    kinds = [unicodedata.category(character) for character in text]
    letters = sum(kind[0] == "L" for kind in kinds)
    addresses = len(re.findall(r"https?://(?:www\.)?|www\.", text, re.IGNORECASE)), len(re.findall(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}", text))
    measured.append({"text": text, "facts": [len(text), len(re.findall(r"\w+", text)), sum(map(str.isdecimal, text)), kinds.count("Lu") / letters if letters else 0.0, sum(kind[0] == "P" for kind in kinds), *addresses]})

made = {"madeBy": "test/golden/text.py", "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}}
(HERE / "text.json").write_text(json.dumps({**made, "murmur": murmur, "hashed": hashed, "texts": texts, "later": later, "words": words, "hashedWords": hashed_words, "measured": measured}) + "\n")

import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonFloat } from "#core/estimators/python-text.ts";
import { pythonBool } from "#core/export/python/python-literal.ts";
import { chosenTextsInPython } from "#core/preprocessing/free-text.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import type { TextCountsParams } from "#core/preprocessing/text-counts/schema.ts";

/** scikit-learn's vectorizers, one a column; a class, as they take one column each and refuse one without words. */
export function textCountsToPython(params: TextCountsParams): PythonSnippet {
  const { columns, weigh, longest, minRows, maxShare, maxFeatures, sublinear, normalise } = params;
  const settings = `ngram_range=(1, ${longest}), min_df=${minRows}, max_df=${pythonFloat(maxShare)}, max_features=${maxFeatures}`;
  const weights = `, sublinear_tf=${pythonBool(sublinear)}, norm=${normalise ? '"l2"' : "None"}`;
  const vectorizer =
    weigh === "counts" ? `CountVectorizer(${settings})` : `TfidfVectorizer(${settings}${weights})`;
  return {
    imports: [
      "from sklearn.base import BaseEstimator, TransformerMixin, clone",
      `from sklearn.feature_extraction.text import ${weigh === "counts" ? "CountVectorizer" : "TfidfVectorizer"}`,
    ],
    definitions: [
      tableTransformer({
        name: "CountWords",
        says: "Turn texts into a column for each frequent word.",
        settings: ["vectorizer=None"],
        dtype: "exclude",
        fit: [
          ...chosenTextsInPython,
          "self.readers_ = {}",
          "for name in chosen.columns:",
          "    try:",
          '        self.readers_[name] = clone(self.vectorizer).fit(chosen[name].fillna("").astype(str))',
          "    except ValueError:  # no word is left",
          "        self.readers_[name] = None",
        ],
        transform: [
          "for name, reader in self.readers_.items():",
          '    texts = frame[name].fillna("").astype(str)',
          "    at = frame.columns.get_loc(name)",
          "    frame = frame.drop(columns=name)",
          "    if reader is None:",
          "        continue",
          "    made = reader.transform(texts).toarray()",
          "    for place, term in enumerate(reader.get_feature_names_out()):",
          '        frame.insert(at + place, f"{name}: “{term}”", made[:, place])',
        ],
      }),
    ],
    expression: `CountWords(columns=${pythonColumns(columns)}, vectorizer=${vectorizer})`,
  };
}

/** Words of the trade, each in one or two plain sentences. Help lists them; `Term` marks them where they appear. */
export const glossary = {
  baseline: {
    term: "Baseline",
    meaning:
      "A model that looks at no column: it always gives the commonest class, or the mean. One that is no better has learned nothing.",
  },
  drift: {
    term: "Drift",
    meaning:
      "New rows look different from those the model learned from. Its answers may then be worse than its score says.",
  },
  fold: {
    term: "Fold",
    meaning:
      "One of the equal parts that training rows are dealt into. Each part is held out once, while a model learns from the others.",
  },
  holm: {
    term: "Holm's correction",
    meaning:
      "Of many tests some look like a find by chance alone. This asks more of each, so that even one false alarm is rare.",
  },
  importance: {
    term: "Permutation importance",
    meaning:
      "How much the score falls when the values of one column are shuffled. A large fall means that the model leans on it.",
  },
  shap: {
    term: "SHAP value",
    meaning:
      "What one column adds to what the model says of one row, shared out fairly among all columns: a row’s values add up to its output less what is expected of any row.",
  },
  interval: {
    term: "95 % interval",
    meaning:
      "The range that the true mean score most likely lies in. A wide one means that few rows, or uneven folds, decide it.",
  },
  leak: {
    term: "Leak",
    meaning:
      "A column that knows the answer because it was filled in afterwards. Scores are then too good, and new rows disappoint.",
  },
  outOfFold: {
    term: "Out-of-fold",
    meaning:
      "Said of a row's prediction by the one model that did not learn from that row. Such predictions are honest.",
  },
  overfitting: {
    term: "Overfitting",
    meaning:
      "The model has learned its training rows by heart. It does well on them, and worse on rows it has not seen.",
  },
  precision: {
    term: "Precision",
    meaning: "Of the rows that the model calls positive, the share that are.",
  },
  recall: {
    term: "Recall",
    meaning: "Of the rows that are positive, the share that the model finds.",
  },
  recipe: {
    term: "Recipe",
    meaning:
      "The steps that prepare columns for a model, in order. What they need to know they learn from training rows alone.",
  },
  role: {
    term: "Role",
    meaning:
      "What a column is for: the target to predict, a feature to predict it from, or a name that takes no part.",
  },
  seal: {
    term: "Sealed test set",
    meaning:
      "Rows set aside before anything is learned. They are opened at the very end, and each look is counted.",
  },
  seed: {
    term: "Seed",
    meaning:
      "The number that all chance starts from. The same number gives the same split and the same model again.",
  },
  stratified: {
    term: "Stratified",
    meaning: "Dealt so that each part has the same share of every class as the whole table.",
  },
  threshold: {
    term: "Threshold",
    meaning:
      "From this chance on, a row is called positive. A higher one gives fewer false alarms and more misses.",
  },
  tied: {
    term: "Tied",
    meaning:
      "The difference from the leader is no larger than chance between folds could make it. Take the simpler model.",
  },
} as const satisfies Readonly<Record<string, { readonly term: string; readonly meaning: string }>>;

export type TermId = keyof typeof glossary;

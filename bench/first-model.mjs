import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { medianSeconds, printRatio } from "./support/measure.mjs";
import { classificationCsv } from "./support/tables.mjs";

/**
 * A file of 10,000 rows × 20 features to a logistic regression judged on all rows by 5-fold cross-validation, fitted
 * on all training rows and tested: whole processes, start to end, both reading the same file.
 */

const lathe = fileURLToPath(new URL("../bin/lathe.mjs", import.meta.url));
const python = "/usr/bin/python3";
const sklearn = `
import sys, numpy as np, pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold, cross_validate, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
table = pd.read_csv(sys.argv[1])
X, y = table.drop(columns="bought"), table["bought"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
numbers = X.select_dtypes("number").columns
words = X.columns.difference(numbers)
prepare = make_column_transformer(
    (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
    (OneHotEncoder(handle_unknown="ignore"), words))
model = make_pipeline(prepare, LogisticRegression(max_iter=1000))
folds = StratifiedKFold(5, shuffle=True, random_state=0)
scores = cross_validate(model, X_train, y_train, cv=folds, scoring=["neg_log_loss", "accuracy", "roc_auc"])
model.fit(X_train, y_train)
print(-scores["test_neg_log_loss"].mean(), log_loss(y_test, model.predict_proba(X_test)))
`;

const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
try {
  const table = `${folder}/table.csv`;
  writeFileSync(table, classificationCsv(10_000));
  const run = (command, ...args) => {
    const { status, stderr, stdout } = spawnSync(command, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  const ours = await medianSeconds(() =>
    run(
      process.execPath,
      lathe,
      "train",
      table,
      "--target",
      "bought",
      "--models",
      "logistic-regression",
      "--out",
      `${folder}/out`,
    ),
  );
  console.log(`Lathe, first model judged at 10,000 × 20: ${ours.seconds.toFixed(2)} s (the mark is 10 s)`);
  const hasPeer = existsSync(python) && spawnSync(python, ["-c", "import sklearn, pandas"]).status === 0;
  if (hasPeer) {
    writeFileSync(`${folder}/peer.py`, sklearn);
    const peer = await medianSeconds(() => run(python, `${folder}/peer.py`, table));
    printRatio("first model", ours.seconds, peer.seconds, "scikit-learn");
  } else console.log(`No peer: ${python} with scikit-learn and pandas is not here.`);
} finally {
  rmSync(folder, { recursive: true });
}

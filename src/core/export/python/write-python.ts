import { estimators } from "#core/estimators/registry.ts";
import {
  hasRoles,
  ordering,
  roleConstants,
  roleFitting,
  roleImports,
  roleSplitting,
} from "#core/export/python/python-roles.ts";
import { pythonBlock, pythonImports, pythonString } from "#core/export/python/python-literal.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import type { RecipeStep, RowChoice, SplitParams } from "#core/pipeline/plan-types.ts";
import { isClassification, type Task } from "#core/pipeline/task.ts";
import { findStep } from "#core/preprocessing/registry.ts";
import { assert } from "#core/shared/assert.ts";

/** What a script must know: the file as it was read, the roles, and one planned model. */
export interface PythonPlan {
  readonly file: {
    readonly name: string;
    readonly delimiter: string;
    readonly encoding: string;
    readonly header: boolean;
    /** Every column of the file, in order. */
    readonly columns: readonly {
      readonly name: string;
      readonly kind: ColumnKind;
      readonly hasTime: boolean;
    }[];
    /** What was changed in the table after it was read, in words; absent where nothing was. */
    readonly edits?: readonly string[];
  };
  readonly task: Task;
  readonly target: string;
  readonly features: readonly string[];
  readonly recipe: readonly RecipeStep[];
  readonly estimator: string;
  readonly params: unknown;
  /** The model's own seed; the split has another. */
  readonly randomState: number;
  /** Rows that the pipeline keeps or leaves out, one choice after the other. */
  readonly rows?: readonly RowChoice[];
  readonly split: SplitParams;
  /** Columns that keep rows together, put them in order, or weigh them. */
  readonly group?: string | undefined;
  readonly time?: string | undefined;
  readonly weight?: string | undefined;
}

/**
 * The same pipeline as a scikit-learn script: reads the file, cuts a test set, cross-validates, fits, judges.
 * Its splits are drawn by scikit-learn's generator, so scores agree within noise and not to the digit.
 */
export async function pipelineToPython(plan: PythonPlan): Promise<string> {
  const spec = estimators[plan.estimator];
  assert(spec, `the family ${plan.estimator} is registered`);
  const active = plan.recipe.filter(({ on }) => on);
  const columns = { categories: codedColumns(plan, active) };
  const model = (await spec.load()).toPython(plan.params, plan.task, plan.randomState, columns);
  const snippets = await Promise.all(
    active.map(async ({ step, params }) => {
      const known = findStep(step);
      return { name: step, ...(await known.load()).toPython(known.params.parse(params)) };
    }),
  );
  const stages = [...snippets, { name: "model", ...model }];
  const common = hasRoles(plan) ? roleImports(plan) : commonImports(plan);
  const imports = [...common, ...stages.flatMap((stage) => stage.imports)];
  const definitions = [...new Set(stages.flatMap((stage) => stage.definitions ?? []))];
  const sections = [
    `"""A pipeline built in Lathe, as a scikit-learn script. Needs pandas and scikit-learn 1.2 or later."""`,
    pythonImports(imports).join("\n"),
    `set_config(transform_output="pandas")`,
    ...editedFile(plan),
    constants(plan),
    ...definitions.map((definition) => `\n${definition}\n`),
    reading(plan),
    hasRoles(plan) ? roleSplitting(plan) : splitting(plan),
    pythonBlock(
      "model = Pipeline([",
      stages.map(({ name, expression }) => `(${pythonString(name)}, ${expression})`),
      "])",
    ),
    judging(plan),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** Features of categories, where it is codes that become of them and not a column each. */
function codedColumns({ file, features }: PythonPlan, active: readonly RecipeStep[]): readonly string[] {
  const encoding = active.find(({ step }) => step === "ordinal" || step === "one-hot");
  if (encoding?.step !== "ordinal") return [];
  const kinds = new Map(file.columns.map(({ name, kind }) => [name, kind]));
  return features.filter((name) => kinds.get(name) === "categorical" || kinds.get(name) === "boolean");
}

function commonImports({ task, split }: PythonPlan): readonly string[] {
  const classification = isClassification(task);
  const chosen = split.testRows === null ? ["train_test_split"] : [];
  const folds = classification ? "StratifiedKFold" : "KFold";
  return [
    "import pandas as pd",
    "from sklearn import set_config",
    `from sklearn.model_selection import ${[folds, "cross_val_score", ...chosen].join(", ")}`,
    `from sklearn.metrics import ${classification ? "accuracy_score, log_loss" : "mean_squared_error, r2_score"}`,
    "from sklearn.pipeline import Pipeline",
  ];
}

/** Edits are made in Lathe and not in the script: it reads the table as they left it. */
function editedFile({ file: { name, edits = [] } }: PythonPlan): readonly string[] {
  if (edits.length === 0) return [];
  return [
    [
      `# The table was edited after it was read. This script starts from the edited one: save it as CSV from`,
      `# Lathe's Data screen, under the name below. The file it came from: ${pythonString(name)}.`,
      ...edits.map((words) => `#   ${pythonString(words).slice(1, -1)}`),
    ].join("\n"),
  ];
}

/** The file that the script reads, and how it is written. */
function fileOf({
  file,
}: PythonPlan): Pick<PythonPlan["file"], "name" | "delimiter" | "encoding" | "header"> {
  if ((file.edits ?? []).length === 0) return file;
  const stem = file.name.replace(/\.[^.]{1,8}$/, "");
  return { name: `${stem}-edited.csv`, delimiter: ",", encoding: "utf-8", header: true };
}

/** All names from the file stand here, as literals; the rest of the script is the same for any file. */
function constants(plan: PythonPlan): string {
  const { file, target, features, rows = [], split, group, time, weight } = plan;
  const used = new Set([...features, target, group, time, weight]);
  const isDate = (kind: ColumnKind) => kind === "datetime";
  const isNumber = (kind: ColumnKind) => kind === "numeric" || kind === "integer";
  const names = (columns: readonly { readonly name: string }[]) =>
    pythonBlock(
      "[",
      columns.map(({ name }) => pythonString(name)),
      "]",
    );
  const numbers = file.columns.filter(({ name, kind }) => used.has(name) && isNumber(kind));
  const dates = file.columns.filter(({ name, kind }) => used.has(name) && isDate(kind));
  const lines = [
    `FILE = ${pythonString(fileOf(plan).name)}`,
    `COLUMNS = ${names(file.columns)}`,
    `FEATURES = ${names(features.map((name) => ({ name })))}`,
    `TARGET = ${pythonString(target)}`,
    `NUMBERS = ${names(numbers)}`,
    `DATES = ${names(dates)}`,
    `COLUMNS_WITH_TIMES = ${names(dates.filter(({ hasTime }) => hasTime))}`,
    ...roleConstants(plan),
    `MISSING = ${pythonBlock("[", missingTexts.map(pythonString), "]")}`,
  ];
  if (split.testRows !== null) {
    lines.push(`TEST_ROWS = ${pythonBlock("[", split.testRows.map(String), "]")}  # data rows, from 0`);
  }
  for (const [i, choice] of rows.entries()) {
    const stretches = choice.rows.map(([first, last]) => `(${first}, ${last})`);
    lines.push(
      `ROWS_${i + 1} = ${pythonBlock("[", stretches, "]")}  # ${choice.mode === "keep" ? "kept" : "left out"}: first and last data row, from 0`,
    );
  }
  return lines.join("\n");
}

/** The choices of rows, as filters of the frame, which still has a line for every data row. */
function choosingRows({ rows = [] }: PythonPlan): readonly string[] {
  return rows.map(({ mode }, i) => {
    const test = `frame.index.isin([row for first, last in ROWS_${i + 1} for row in range(first, last + 1)])`;
    return `frame = frame[${mode === "keep" ? "" : "~"}${test}]`;
  });
}

/** What reading takes for missing in any column. Among numbers, whatever is no number is missing as well. */
const missingTexts =
  "|NA|N/A|n/a|#N/A|#N/A N/A|#NA|<NA>|NaN|nan|-NaN|-nan|1.#IND|-1.#IND|1.#QNAN|-1.#QNAN|NULL|null|?".split(
    "|",
  );

function reading(plan: PythonPlan): string {
  const { file, task, target } = plan;
  const { delimiter, encoding, header } = fileOf(plan);
  const targetIsNumber = !isClassification(task);
  const kind = file.columns.find(({ name }) => name === target)?.kind;
  return [
    "frame = pd.read_csv(",
    `    FILE, sep=${pythonString(delimiter)}, encoding=${pythonString(encoding)},`,
    `    names=COLUMNS, header=${header ? "0" : "None"}, index_col=False,`,
    "    dtype=str, keep_default_na=False, na_values=MISSING, skipinitialspace=True,",
    ")",
    "for name in NUMBERS:",
    ...(targetIsNumber || (kind !== "numeric" && kind !== "integer")
      ? ['    frame[name] = pd.to_numeric(frame[name], errors="coerce").astype("float64")']
      : [
          "    if name != TARGET:",
          '        frame[name] = pd.to_numeric(frame[name], errors="coerce").astype("float64")',
        ]),
    "for name in DATES:",
    '    frame[name] = pd.to_datetime(frame[name], errors="coerce", utc=True).dt.tz_localize(None)',
    ...choosingRows(plan),
    "frame = frame[frame[TARGET].notna()]",
    ...ordering(plan),
  ].join("\n");
}

function splitting({ task, split }: PythonPlan): string {
  if (split.testRows !== null) {
    return [
      "is_test = frame.index.isin(TEST_ROWS)",
      "X_train, y_train = frame.loc[~is_test, FEATURES], frame.loc[~is_test, TARGET]",
      "X_test, y_test = frame.loc[is_test, FEATURES], frame.loc[is_test, TARGET]",
    ].join("\n");
  }
  const stratify = isClassification(task) ? ", stratify=frame[TARGET]" : "";
  const options = `test_size=${split.testFraction}, random_state=${split.randomState}${stratify}`;
  return [
    "X_train, X_test, y_train, y_test = train_test_split(",
    `    frame[FEATURES], frame[TARGET], ${options}`,
    ")",
  ].join("\n");
}

function judging(plan: PythonPlan): string {
  const { task } = plan;
  return [
    ...(hasRoles(plan) ? roleFitting(plan) : fitting(plan)),
    ...(isClassification(task)
      ? [
          "probabilities = model.predict_proba(X_test)",
          'print(f"Test log loss: {log_loss(y_test, probabilities, labels=model.classes_):.4f}")',
          'print(f"Test accuracy: {accuracy_score(y_test, model.predict(X_test)):.4f}")',
        ]
      : [
          "predicted = model.predict(X_test)",
          'print(f"Test RMSE: {mean_squared_error(y_test, predicted) ** 0.5:.4f}")',
          'print(f"Test R²: {r2_score(y_test, predicted):.4f}")',
        ]),
  ].join("\n");
}

function fitting({ task, split }: PythonPlan): readonly string[] {
  const [folds, scoring, word] = isClassification(task)
    ? ["StratifiedKFold", "neg_log_loss", "log loss"]
    : ["KFold", "neg_root_mean_squared_error", "RMSE"];
  const shuffle = `n_splits=${split.folds}, shuffle=True, random_state=${split.randomState}`;
  return [
    `folds = ${folds}(${shuffle})`,
    `scores = -cross_val_score(model, X_train, y_train, cv=folds, scoring="${scoring}")`,
    `print(f"Cross-validated ${word}: {scores.mean():.4f} ± {scores.std(ddof=1):.4f}")`,
    "",
    "model.fit(X_train, y_train)",
  ];
}

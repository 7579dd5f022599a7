import { describe, expect, it } from "vitest";
import { pythonImports, pythonString } from "#core/export/python/python-literal.ts";
import { pipelineToPython, type PythonPlan } from "#core/export/python/write-python.ts";
import { estimators } from "#core/estimators/registry.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";

const columns: PythonPlan["file"]["columns"] = [
  { name: "age", kind: "integer", hasTime: false },
  { name: 'say "hi"); import os #', kind: "categorical", hasTime: false },
  { name: "two\nlines", kind: "datetime", hasTime: true },
  { name: "survived", kind: "boolean", hasTime: false },
];

function planFor(estimator: string, more: Partial<PythonPlan> = {}): PythonPlan {
  const spec = estimators[estimator]!;
  return {
    file: { name: "people.csv", delimiter: ",", encoding: "utf-8", header: true, columns },
    task: "binary",
    target: "survived",
    features: columns.slice(0, 3).map(({ name }) => name),
    recipe: defaultRecipe(spec.recipe),
    estimator,
    params: spec.params.defaults,
    randomState: 0,
    split: { testRows: null, testFraction: 0.2, folds: 5, randomState: 3 },
    ...more,
  };
}

describe("pythonString", () => {
  it.each([
    ["plain", '"plain"'],
    ['"); import os', '"\\"); import os"'],
    ["back\\slash", '"back\\\\slash"'],
    ["a\nb\r\tc\0", '"a\\nb\\r\\tc\\u0000"'],
    ["'''", "\"'''\""],
    ["\u202eevil\u2028", '"\\u202eevil\\u2028"'],
    ["µ 🦀", '"µ 🦀"'],
    ["\ud800", '"\\ud800"'],
  ])("writes %j so that nothing in it ends the literal", (text, literal) => {
    expect(pythonString(text)).toBe(literal);
  });
});

describe("pythonImports", () => {
  it("writes one line a module", () => {
    expect(
      pythonImports(["from b import y", "import os", "from a import x", "from b import z, y", "import os"]),
    ).toEqual(["import os", "from a import x", "from b import y, z"]);
  });
});

describe("pipelineToPython", () => {
  it("keeps names out of the code: they stand in lists of literals only", async () => {
    const script = await pipelineToPython(planFor("logistic-regression"));
    const lines = script.split("\n").filter((line) => line.includes("import os") || line.includes("lines"));
    expect(lines).toEqual([
      'COLUMNS = ["age", "say \\"hi\\"); import os #", "two\\nlines", "survived"]',
      'FEATURES = ["age", "say \\"hi\\"); import os #", "two\\nlines"]',
      'DATES = ["two\\nlines"]',
      'COLUMNS_WITH_TIMES = ["two\\nlines"]',
    ]);
  });

  it("fits recipe and model together, inside the folds", async () => {
    const script = await pipelineToPython(planFor("logistic-regression"));
    const stages = [...script.matchAll(/^ {4}\("([a-z-]+)", /gm)].map(([, name]) => name);
    expect(stages).toEqual(["date-parts", "impute", "scale", "one-hot", "model"]);
    expect(script).toContain("cross_val_score(model, X_train, y_train, cv=folds");
  });

  it.each([
    ["group", { group: "age" }, "StratifiedGroupKFold(n_splits=5, shuffle=True, random_state=3)"],
    ["time", { time: "two\nlines" }, "TimeSeriesSplit(n_splits=5)"],
    ["weight", { weight: "age" }, "model__sample_weight=train[WEIGHT].to_numpy()[learned]"],
  ])("goes by the role of %s", async (_, roles, line) => {
    const features = ['say "hi"); import os #'];
    const script = await pipelineToPython(planFor("logistic-regression", { ...roles, features }));
    expect(script).toContain(line);
    expect(script).not.toContain("cross_val_score");
  });

  it("keeps and leaves out rows before anything is split", async () => {
    const rows = [
      { mode: "drop" as const, rows: [[3, 5]] as const },
      { mode: "keep" as const, rows: [[0, 40]] as const },
    ];
    const script = await pipelineToPython(planFor("ridge", { rows, task: "regression", target: "age" }));
    expect(script).toContain("ROWS_1 = [(3, 5)]  # left out: first and last data row, from 0");
    const [dropped, kept, target] = [
      "frame = frame[~frame.index.isin([row for first, last in ROWS_1 ",
      "frame = frame[frame.index.isin([row for first, last in ROWS_2 ",
      "frame = frame[frame[TARGET].notna()]",
    ].map((line) => script.indexOf(line));
    expect([dropped! > 0, kept! > dropped!, target! > kept!]).toEqual([true, true, true]);
  });

  it("seeds the model with its own seed, and the folds with the split's", async () => {
    const script = await pipelineToPython(planFor("decision-tree", { randomState: 11 }));
    expect(script).toContain('("model", DecisionTreeClassifier(random_state=11)),');
    expect(script).toContain("folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=3)");
  });

  it("uses the test rows that the person fixed", async () => {
    const split = { testRows: [1, 4], testFraction: 0.2, folds: 3, randomState: 0 };
    const script = await pipelineToPython(planFor("ridge", { split, task: "regression", target: "age" }));
    expect(script).toContain("TEST_ROWS = [1, 4]  # data rows, from 0");
    expect(script).not.toContain("train_test_split");
    expect(script).toContain("folds = KFold(n_splits=3, shuffle=True, random_state=0)");
  });
});

import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonString } from "#core/export/python/python-literal.ts";

const imports = ["from sklearn.compose import ColumnTransformer, make_column_selector"];
const wrap = (parts: readonly string[]) =>
  `ColumnTransformer([\n${parts.map((line) => `    ${line},\n`).join("")}], remainder="passthrough", verbose_feature_names_out=False)`;

/**
 * A scikit-learn transformer for the numeric columns of a data frame; the others pass.
 * @param columns the only ones, as a list in Python; null for all
 */
export function numericColumns(
  name: string,
  transformer: PythonSnippet,
  columns: string | null = null,
): PythonSnippet {
  return someColumns(name, transformer, "include", columns);
}

/** The same for the columns of strings. */
export function stringColumns(
  name: string,
  transformer: PythonSnippet,
  columns: string | null = null,
): PythonSnippet {
  return someColumns(name, transformer, "exclude", columns);
}

function someColumns(
  name: string,
  transformer: PythonSnippet,
  which: "include" | "exclude",
  columns: string | null,
): PythonSnippet {
  return {
    ...transformer,
    imports: [...imports, ...transformer.imports],
    expression: wrap([
      columns === null
        ? part(name, transformer, which)
        : `("${name}", ${transformer.expression}, ${columns})`,
    ]),
  };
}

/** One transformer for the numbers and one for the strings. */
export function numericAndStringColumns(numeric: PythonSnippet, strings: PythonSnippet): PythonSnippet {
  return {
    imports: [...imports, ...numeric.imports, ...strings.imports],
    expression: wrap([part("numeric", numeric, "include"), part("categorical", strings, "exclude")]),
  };
}

function part(name: string, { expression }: PythonSnippet, which: "include" | "exclude"): string {
  return `("${name}", ${expression}, make_column_selector(dtype_${which}="number"))`;
}

/** A list of names as Python writes it, or None for every column. */
export function pythonColumns(columns: readonly string[] | null): string {
  return columns === null ? "None" : `[${columns.map(pythonString).join(", ")}]`;
}

/**
 * A transformer class for a step that scikit-learn lacks: it learns from the chosen columns of a data frame (`chosen`)
 * and changes a copy of it (`frame`).
 */
export function tableTransformer({
  name,
  says,
  settings,
  dtype,
  fit,
  transform,
}: {
  readonly name: string;
  readonly says: string;
  /** Each with its default: "reach=3.0". */
  readonly settings: readonly string[];
  readonly dtype: "include" | "exclude";
  readonly fit: readonly string[];
  readonly transform: readonly string[];
}): string {
  const names = settings.map((setting) => setting.split("=")[0]!);
  const indent = (lines: readonly string[]) => lines.map((line) => `        ${line}`);
  return [
    `class ${name}(TransformerMixin, BaseEstimator):`,
    `    """${says}"""`,
    "",
    `    def __init__(self, columns=None, ${settings.join(", ")}):`,
    ...indent(["self.columns = columns", ...names.map((each) => `self.${each} = ${each}`)]),
    "",
    "    def fit(self, frame, y=None):",
    ...indent([
      `chosen = frame.select_dtypes(${dtype}=${dtype === "include" ? `"number"` : `["number", "datetime"]`})`,
      "if self.columns is not None:",
      "    chosen = chosen[[name for name in chosen.columns if name in self.columns]]",
      ...fit,
      "return self",
    ]),
    "",
    "    def transform(self, frame):",
    ...indent(["frame = frame.copy()", ...transform, "return frame"]),
    "",
    "    def get_feature_names_out(self, names=None):",
    ...indent(["return names"]),
  ].join("\n");
}

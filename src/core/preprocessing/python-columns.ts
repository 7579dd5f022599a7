import type { PythonSnippet } from "#core/estimators/estimator.ts";

const imports = ["from sklearn.compose import ColumnTransformer, make_column_selector"];
const wrap = (parts: readonly string[]) =>
  `ColumnTransformer([\n${parts.map((line) => `    ${line},\n`).join("")}], remainder="passthrough", verbose_feature_names_out=False)`;

/** A scikit-learn transformer for the numeric columns of a data frame; the others pass. */
export function numericColumns(name: string, transformer: PythonSnippet): PythonSnippet {
  return {
    ...transformer,
    imports: [...imports, ...transformer.imports],
    expression: wrap([part(name, transformer, "include")]),
  };
}

/** The same for the columns of strings. */
export function stringColumns(name: string, transformer: PythonSnippet): PythonSnippet {
  return {
    ...transformer,
    imports: [...imports, ...transformer.imports],
    expression: wrap([part(name, transformer, "exclude")]),
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

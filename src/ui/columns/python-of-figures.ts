import type { Reading } from "#core/frame/reading.ts";
import type { Distribution } from "#state/studio-state.ts";

/** A string literal that Python reads back as the same text: JSON's escapes are a subset of Python's. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}

export function readLines(reading: Reading): readonly string[] {
  const options = [pythonString(reading.fileName)];
  if (reading.delimiter !== ",") options.push(`sep=${pythonString(reading.delimiter)}`);
  if (reading.encoding.toLowerCase() !== "utf-8") options.push(`encoding=${pythonString(reading.encoding)}`);
  if (!reading.header) options.push("header=None");
  return [
    "import matplotlib.pyplot as plt",
    "import pandas as pd",
    "",
    `table = pd.read_csv(${options.join(", ")})`,
  ];
}

/** The same bars with pandas and matplotlib; by class where the figure is. */
export function distributionPython(
  reading: Reading,
  { column, edges, groups, kind }: Distribution,
  target: string | null,
): string {
  const byClass = groups.length > 1 && target !== null && target !== column;
  const name = pythonString(column);
  const lines = [...readLines(reading), `values = table[${name}]`];
  if (kind === "datetime") lines.push("values = pd.to_datetime(values)");
  if (edges) {
    lines.push(`bins = ${edges.length - 1}`);
    lines.push(
      byClass
        ? `classes = {str(label): rows for label, rows in values.groupby(table[${pythonString(target)}])}`
        : `classes = {${name}: values}`,
      "plt.hist([rows.dropna() for rows in classes.values()], bins=bins, stacked=True, label=list(classes))",
      "plt.legend()",
    );
  } else {
    lines.push(
      byClass
        ? `counts = pd.crosstab(values, table[${pythonString(target)}])`
        : "counts = values.value_counts().to_frame()",
      "counts.plot.barh(stacked=True)",
    );
  }
  return [...lines, `plt.xlabel(${edges ? name : '"rows"'})`, "plt.show()", ""].join("\n");
}

/** The positive class's share by level, or by bins of equal width, with the number of rows it rests on. */
export function sharePython(
  reading: Reading,
  { column, edges }: Distribution,
  target: string,
  positive: string,
): string {
  const name = pythonString(column);
  const lines = [
    ...readLines(reading),
    `is_positive = table[${pythonString(target)}].astype(str) == ${pythonString(positive)}`,
    edges ? `groups = pd.cut(table[${name}], bins=${edges.length - 1})` : `groups = table[${name}]`,
    'print(is_positive.groupby(groups, observed=True).agg(["mean", "size"]))',
    "is_positive.groupby(groups, observed=True).mean().plot.barh()",
    `plt.xlabel(${pythonString(`share ${positive}`)})`,
    "plt.show()",
  ];
  return [...lines, ""].join("\n");
}

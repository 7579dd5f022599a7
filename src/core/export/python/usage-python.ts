import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";

/** How to run the exported file on a table, in a few lines. Names go through JSON, whose strings Python reads alike. */
export function usagePython(file: string, inputs: readonly PipelineInput[], table = "new_rows.csv"): string {
  const groups: readonly [string, readonly string[], string][] = [
    ["numbers", namesOf(inputs, ["numeric", "integer"]), "rows[[name]].to_numpy(np.float32)"],
    [
      "words",
      namesOf(inputs, ["categorical", "boolean", "text"]),
      'rows[[name]].fillna("").astype(str).to_numpy(object)',
    ],
    [
      "dates",
      namesOf(inputs, ["datetime"]),
      'pd.to_datetime(rows[name]).map(lambda t: t.timestamp() * 1000, na_action="ignore").to_numpy(float).reshape(-1, 1)',
    ],
  ];
  const used = groups.filter(([, names]) => names.length > 0);
  return [
    "import numpy as np, onnxruntime as ort, pandas as pd",
    "",
    `model = ort.InferenceSession(${JSON.stringify(file)})`,
    `rows = pd.read_csv(${JSON.stringify(table)})`,
    ...used.map(([group, names]) => `${group} = ${JSON.stringify(names)}`),
    `feeds = ${used.map(([group, , value]) => `{name: ${value} for name in ${group}}`).join(" | ")}`,
    "print(model.run(None, feeds))",
    "",
  ].join("\n");
}

function namesOf(inputs: readonly PipelineInput[], kinds: readonly PipelineInput["kind"][]): string[] {
  return inputs.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
}

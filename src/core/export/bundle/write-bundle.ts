import { strToU8, zipSync } from "fflate";
import { usagePython } from "#core/export/python/usage-python.ts";
import { csvField } from "#core/frame/csv-field.ts";
import { dateText } from "#core/frame/date-text.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { sampleRows } from "#core/predict/sample-rows.ts";

/** What a model says of itself to whoever gets the file. */
export interface BundleFacts {
  /** The model's name, and the name of its file without ".onnx". */
  readonly title: string;
  readonly stem: string;
  readonly target: string;
  readonly classes: readonly string[];
  readonly inputs: readonly PipelineInput[];
  /** The model card: what, and how much of it. */
  readonly facts: readonly (readonly [what: string, value: string])[];
}

/** The made rows as CSV with a header (`sampleRows`). */
export function sampleInputsCsv(inputs: readonly PipelineInput[]): string {
  const lines = [inputs.map(({ name }) => name), ...sampleRows(inputs)];
  return `${lines.map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`;
}

/**
 * A zip that needs no other explanation: the ONNX file, a README with the model card and how to run it, the labels and
 * inputs for programs, and made rows with what the model says of each, so that whoever runs it can check themselves.
 */
export function writeBundle(
  bundle: BundleFacts,
  onnx: Uint8Array,
  sampleOutputs: string,
): Uint8Array<ArrayBuffer> {
  const { stem, target, classes, inputs } = bundle;
  const labels = { target, classes, inputs };
  return zipSync({
    [`${stem}.onnx`]: onnx,
    "README.md": strToU8(readme(bundle)),
    "labels.json": strToU8(`${JSON.stringify(labels, null, 2)}\n`),
    "sample_inputs.csv": strToU8(sampleInputsCsv(inputs)),
    "sample_outputs.csv": strToU8(sampleOutputs),
  });
}

function readme({ title, stem, target, classes, inputs, facts }: BundleFacts): string {
  const told = classes.length > 0 ? `one of ${classes.map(code).join(", ")}` : "a number";
  return [
    `# ${plain(title)}`,
    "",
    `Predicts ${code(target)}, ${told}, from ${inputs.length} ${inputs.length === 1 ? "column" : "columns"}.`,
    "Missing values, encoding and scaling are part of the model: it takes the columns as they are.",
    "",
    "## Model card",
    "",
    "| | |",
    "|---|---|",
    ...facts.map(([what, value]) => `| ${plain(what)} | ${plain(value)} |`),
    "",
    "## Columns it takes",
    "",
    "| column | kind | in training |",
    "|---|---|---|",
    ...inputs.map((input) => `| ${code(input.name)} | ${input.kind} | ${seenInTraining(input)} |`),
    "",
    "## Run it",
    "",
    "`pip install onnxruntime pandas`, then:",
    "",
    "```python",
    usagePython(`${stem}.onnx`, inputs, "sample_inputs.csv").trimEnd(),
    "```",
    "",
    "## What is in this archive",
    "",
    `- \`${stem}.onnx\`: the whole pipeline`,
    "- `labels.json`: target, classes in the order of the model's probabilities, and the columns",
    "- `sample_inputs.csv`: rows made from the ranges above, none of them taken from the training table",
    "- `sample_outputs.csv`: what the model said of each before it was exported",
    "",
  ].join("\n");
}

function seenInTraining({ range, categories, kind, hasTime }: PipelineInput): string {
  if (kind === "text") return "free text";
  if (range === null) {
    const shown = categories.slice(0, 12).map(code);
    return categories.length > 12
      ? `${shown.join(", ")} and ${categories.length - 12} more`
      : shown.join(", ");
  }
  const { min, median, max } = range;
  const text = (value: number) => (kind === "datetime" ? dateText(value, hasTime) : String(value));
  return `${text(min)} to ${text(max)}, median ${text(median)}`;
}

/** A user's text inside a table of Markdown: no bar, line end or markup of its own. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, "\\$&").replace(/\s+/g, " ");
}

/** As code: whatever the text holds, it stays one span. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const body = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  return longest > 0 || body === "" ? `${fence} ${body} ${fence}` : `${fence}${body}${fence}`;
}

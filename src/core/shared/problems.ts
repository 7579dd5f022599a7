import { windowProblems } from "#core/shared/window-problems.ts";
import { diskProblems } from "#core/shared/disk-problems.ts";
import { splitProblems } from "#core/shared/split-problems.ts";
import { settingProblems } from "#core/shared/setting-problems.ts";

/** Every failure a person can meet: what happened (and what was kept), and what to do. One catalogue, one voice. */
export const problems = {
  "file-empty": (d: { file: string }) => ({
    title: `“${d.file}” is empty`,
    advice: "Nothing was imported. Check that the file was saved, and pick it again.",
  }),
  "no-lines-left": (d: { file: string; lines: number }) => ({
    title: `“${d.file}” has no table below its first ${d.lines} lines`,
    advice: "Nothing was imported. Leave out fewer lines above the names.",
  }),
  "file-not-a-table": (d: { file: string; what: string; advice: string }) => ({
    title: `“${d.file}” is ${d.what}, not a table of text`,
    advice: d.advice,
  }),
  "file-damaged": (d: { file: string; what: string; reason: string }) => ({
    title: `“${d.file}” cannot be read as ${d.what}: ${d.reason}`,
    advice: "Nothing was imported. Save or download the file again, and pick it again.",
  }),
  "file-unsafe": (d: { file: string; reason: string }) => ({
    title: `“${d.file}” was not unpacked: ${d.reason}`,
    advice:
      "Nothing was imported. If you trust where it comes from, unpack it yourself and pick the file inside.",
  }),
  "unknown-part": (d: { file: string; part: string; parts: string }) => ({
    title: `“${d.file}” holds no “${d.part}”`,
    advice: `It holds ${d.parts}.`,
  }),
  "parts-differ": (d: { first: string; other: string; difference: string }) => ({
    title: `“${d.other}” cannot be put under “${d.first}”: ${d.difference}`,
    advice: "Nothing was imported. Choose parts with the same columns, or one of them.",
  }),
  "sample-empty": (d: { rows: number }) => ({
    title: `None of the ${d.rows} rows fell into the sample`,
    advice: "Nothing was imported. Choose a larger share of the rows.",
  }),
  ...diskProblems,
  ...settingProblems,
  "file-not-found": (d: { file: string }) => ({
    title: `There is no file “${d.file}”`,
    advice: "Check the path and try again.",
  }),
  "file-changed": (d: { file: string }) => ({
    title: `“${d.file}” changed on disk while it was read`,
    advice: "Nothing was imported. Pick it again.",
  }),
  "model-file-invalid": (d: { file: string; reason: string }) => ({
    title: `“${d.file}” cannot be opened as a model: ${d.reason}`,
    advice: "Choose an ONNX file that was exported here, as it was saved.",
  }),
  "file-too-large": (d: { file: string; limit: string }) => ({
    title: `“${d.file}” is larger than what can be read here (${d.limit})`,
    advice: "Nothing was imported. Keep fewer columns or rows, and pick it again.",
  }),
  "json-object-too-large": (d: { file: string; limit: string }) => ({
    title: `“${d.file}” is one object of JSON, and longer than the ${d.limit} that can be read of one`,
    advice:
      "Nothing was imported. A list of records, and a record a line (NDJSON), are read at any length: save the list in it by itself, as “jq -c '.data[]' in.json > out.ndjson” does for one called data.",
  }),
  "table-has-no-rows": (d: { file: string }) => ({
    title: `“${d.file}” has a header but no rows`,
    advice: "A model learns from rows. Add some, and pick the file again.",
  }),
  "unknown-column": (d: { column: string; columns: string }) => ({
    title: `There is no column “${d.column}”`,
    advice: `The columns are ${d.columns}.`,
  }),
  "no-target": (_: Record<string, never>) => ({
    title: "No column can be predicted yet",
    advice: "Choose a column with at least two different values as the target.",
  }),
  "target-lost": (d: { reason: string; now: string }) => ({
    title: `${d.reason}. ${d.now === "" ? "No other column can be predicted" : `“${d.now}” is predicted instead`}`,
    advice: "Undo brings back the file as it was read before, with its target and its models.",
  }),
  "target-all-missing": (d: { column: string }) => ({
    title: `“${d.column}” has no values`,
    advice: "Choose a target that is filled in for at least some rows.",
  }),
  "target-has-one-class": (d: { column: string }) => ({
    title: `“${d.column}” has only one value in the rows to learn from`,
    advice: "Choose a target with at least two different values.",
  }),
  "target-not-numeric": (d: { column: string; kind: string }) => ({
    title: `“${d.column}” is ${d.kind}, so it cannot be predicted as a number`,
    advice: "Choose a classification task, or a target of numbers.",
  }),
  "target-too-large": (d: { column: string; value: string }) => ({
    title: `“${d.column}” holds ${d.value}, and no model here can answer with a number beyond ±1e38`,
    advice: "Write it in a larger unit, or predict its logarithm: Data can compute either as a new column.",
  }),
  "unknown-class": (d: { column: string; label: string; classes: string }) => ({
    title: `“${d.label}” is not a class of “${d.column}”`,
    advice: `The classes are ${d.classes}.`,
  }),
  "too-few-rows": (d: { rows: number; needed: number }) => ({
    title: `${d.rows} rows with a target are too few`,
    advice: `At least ${d.needed} are needed to train on some and test on others.`,
  }),
  "no-features": (_: Record<string, never>) => ({
    title: "No column is left to learn from",
    advice: "Give at least one column other than the target the role of a feature.",
  }),
  ...splitProblems,
  "text-feature": (d: { column: string }) => ({
    title: `“${d.column}” is free text, and a recipe has no step that reads words`,
    advice:
      "Add a preparation of texts to every recipe, such as “Count words”; or leave the column out, or read it as categories.",
  }),
  "bad-test-rows": (d: { reason: string }) => ({
    title: `The test rows cannot be used: ${d.reason}`,
    advice: "Give an array of data-row numbers, counted from 0.",
  }),
  "bad-row-choice": (d: { row: number; nRows: number }) => ({
    title: `The pipeline chooses row ${d.row}, and the table has ${d.nRows} rows (0 to ${d.nRows - 1})`,
    advice: "Remove the Rows step, or choose rows of this table.",
  }),
  "row-choice-lost": (d: { names: string }) => ({
    title: `The file has another number of rows as it is read now, so ${d.names} no longer applies`,
    advice: "Undo brings it back. Choose the rows again to learn without them.",
  }),
  "edit-impossible": (d: { reason: string }) => ({
    title: `The table cannot be changed so: ${d.reason}`,
    advice: "Nothing was changed. Change the step, or switch it off.",
  }),
  "edits-lost": (d: { edits: string }) => ({
    title: `As the file is read now some changes do not fit and are switched off: ${d.edits}`,
    advice: "They stay in the list of what was changed. Undo brings back the file as it was read before.",
  }),
  "join-impossible": (d: { reason: string }) => ({
    title: `The tables cannot be joined so: ${d.reason}`,
    advice: "Nothing was changed. Choose other keys, or change the kind of a column first.",
  }),
  "other-table-gone": (d: { file: string }) => ({
    title: `The rows of “${d.file}”, which this table was put together with, are not here`,
    advice: "Take that step back and do it again with the file.",
  }),
  "formula-invalid": (d: { reason: string; at: number }) => ({
    title: `The formula cannot be read at character ${d.at + 1}: ${d.reason}`,
    advice: "Nothing was changed. Mend the formula there.",
  }),
  "rows-too-scattered": (d: { stretches: number; limit: number }) => ({
    title: `The selected rows lie in ${d.stretches} separate stretches, more than the ${d.limit} that a project can keep`,
    advice: "Nothing was changed. Select fewer rows, or rows that stand together.",
  }),
  "unknown-model": (d: { model: string; models: string }) => ({
    title: `There is no model “${d.model}”`,
    advice: `The models are ${d.models}.`,
  }),
  "bad-parameter": (d: { where: string; reason: string }) => ({
    title: `${d.where}: ${d.reason}`,
    advice: "Change the setting and train again.",
  }),
  "bad-usage": (d: { reason: string }) => ({
    title: d.reason,
    advice: "Run lathe --help for the commands and their options.",
  }),
  "pipeline-invalid": (d: { reason: string }) => ({
    title: `The pipeline cannot run: ${d.reason}`,
    advice: "Undo the last change, or correct the step named.",
  }),
  "training-diverged": (d: { model: string; loss: string }) => ({
    title: `${d.model} stopped: its loss became ${d.loss}`,
    advice: "Nothing of this fit is kept. Try a learning rate ten times lower.",
  }),
  "device-lost": (d: { engine: string }) => ({
    title: `The ${d.engine} device was lost while training`,
    advice: "The last checkpoint is kept. Training goes on from it on another engine.",
  }),
  "engine-unavailable": (d: { engine: string; reason: string }) => ({
    title: `${d.engine} cannot be used here: ${d.reason}`,
    advice: "Choose another engine in the settings of the net, or let Lathe choose.",
  }),
  "worker-lost": (d: { doing: string }) => ({
    title: `A background worker stopped while ${d.doing}`,
    advice:
      "Your project is kept. Try again; if it happens twice, the table may be too large for this machine's memory.",
  }),
  "out-of-memory": (d: { doing: string; needed: string }) => ({
    title: `There is not enough memory for ${d.doing}`,
    advice: `About ${d.needed} would be needed. Leave out columns or rows.`,
  }),
  "takes-too-long": ({ model }: { model: string }) => ({
    title: `${model} would take longer than an hour here, so it was not begun`,
    advice: "Press “Train anyway” beside its settings on Train, or leave out columns or rows.",
  }),
  "export-refused": (d: { model: string; reason: string }) => ({
    title: `${d.model} is not offered as ONNX: ${d.reason}`,
    advice: "The project file and the predictions can be saved all the same.",
  }),
  "project-invalid": (d: { reason: string }) => ({
    title: `This is not a project that can be opened: ${d.reason}`,
    advice: "Your current project is untouched. Try another copy of the file.",
  }),
  "project-newer": (d: { version: number; known: number }) => ({
    title: `This project was saved by a newer Lathe (format ${d.version}, this one reads up to ${d.known})`,
    advice: "Update Lathe, then open it again. Your current project is untouched.",
  }),
  "not-saved": (d: { reason: string }) => ({
    title: `Not saved: ${d.reason}`,
    advice: "Your work is still in this tab. Download a backup now, then free some space.",
  }),
  "predict-columns-missing": (d: { columns: string }) => ({
    title: `The table lacks columns that the model needs: ${d.columns}`,
    advice: "Add them (empty cells are allowed), or use the table the model was trained on as a pattern.",
  }),
  "link-invalid": (d: { reason: string }) => ({
    title: `This link cannot be opened: ${d.reason}`,
    advice: "Nothing was changed. Copy it again, whole, or ask for the project as a file.",
  }),
  "link-too-long": (_: Record<string, never>) => ({
    title: "This project does not fit into a link",
    advice: "Save it as a file instead: that holds everything.",
  }),
  "link-needs-rows": (d: { file: string }) => ({
    title: `The rows of “${d.file}” do not travel in a link`,
    advice: "Only samples and painted points do. Save the project as a file instead.",
  }),
  "no-table": (_: Record<string, never>) => ({
    title: "There is no table yet",
    advice: "Drop a file on the page, or pick a sample.",
  }),
  "table-gone": (d: { file: string }) => ({
    title: `The rows of “${d.file}” are no longer kept in this browser`,
    advice: "The pipeline, the runs and their scores are kept. Open the file again to train or judge more.",
  }),
  "table-not-in-file": (d: { file: string }) => ({
    title: `The project file was saved without the rows of “${d.file}”`,
    advice: "Models, runs and scores are here. Open the same table again to train or judge more.",
  }),
  "table-changed": (_: Record<string, never>) => ({
    title: "This run was trained on the table as it was read before",
    advice: "Its scores are kept. Undo the change to how the file is read, or train again.",
  }),
  "no-training-reference": (d: { run: string }) => ({
    title: `“${d.run}” was kept without what its training rows looked like`,
    advice: "Open the project with its rows, or train the model again: from then on it is kept with it.",
  }),
  "run-has-no-model": (d: { run: string }) => ({
    title: `The model of “${d.run}” is no longer kept in this browser`,
    advice: "Its scores are kept. Train it again to predict, explain or export.",
  }),
  "seal-closed": (_: Record<string, never>) => ({
    title: "The test set is still sealed for this run",
    advice: "Open the seal first. Each look is counted.",
  }),
  ...windowProblems,
  "not-a-net": (d: { model: string }) => ({
    title: `${d.model} is no neural net, so it has no TensorFlow.js form`,
    advice: "Export it as ONNX.",
  }),
  unexpected: (d: { message: string }) => ({
    title: `Something in Lathe failed: ${d.message}`,
    advice: "Your project is kept. Save a copy of it, then load the page again.",
  }),
} satisfies Record<string, (details: never) => { title: string; advice: string }>;

export type ProblemCode = keyof typeof problems;
export type ProblemDetails<C extends ProblemCode> = Parameters<(typeof problems)[C]>[0];
/** Plain data: crosses threads, fits in the store, is put into words where it is shown. */
export interface Problem<C extends ProblemCode = ProblemCode> {
  readonly code: C;
  readonly details: ProblemDetails<C>;
}

/** An expected failure. Anything else that is thrown is a bug. */
export class LatheError<C extends ProblemCode = ProblemCode> extends Error {
  readonly problem: Problem<C>;
  constructor(code: C, details: ProblemDetails<C>, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = "LatheError";
    this.problem = { code, details };
  }
}

export function describeProblem(problem: Problem): { readonly title: string; readonly advice: string } {
  return problems[problem.code](problem.details as never);
}

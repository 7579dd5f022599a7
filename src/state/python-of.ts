import { shapeEditWords } from "#core/explain/shape-edit.ts";
import { isPartWarning } from "#core/ingest/part-warnings.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { RunId } from "#core/shared/brand.ts";
import { editWords } from "#core/table-edits/apply-edits.ts";
import type { Studio } from "#state/context.ts";
import { runFilesOnTable } from "#state/run-store.ts";

/** The run as a Python script that reads the same file and trains the same. @throws LatheError "no-table" */
export async function pythonOf(studio: Studio, run: RunId): Promise<string> {
  const { pipeline, plan } = await runFilesOnTable(studio, run);
  const { data: state, project } = studio.get();
  const record = project.runs.find(({ id }) => id === run);
  if (state.status !== "ready" || !record) throw new LatheError("no-table", {});
  const { reading, columns } = state.dataset;
  const hasTime = new Map(pipeline.inputs.map((input) => [input.name, input.hasTime]));
  const python = await studio.asker.run("python", {
    file: {
      name: reading.fileName,
      delimiter: reading.delimiter,
      encoding: reading.encoding,
      header: reading.header,
      edits: [
        ...reading.warnings.filter(isPartWarning).map(({ message }) => message),
        ...(plan.read.edits ?? []).filter(({ on }) => on).map(editWords),
      ],
      columns: columns.map(({ name, kind }) => ({ name, kind, hasTime: hasTime.get(name) ?? false })),
    },
    task: plan.task,
    target: plan.target,
    features: plan.features,
    recipe: record.recipe,
    estimator: record.estimator,
    params: record.params,
    randomState: record.randomState,
    ...(plan.rows ? { rows: plan.rows } : {}),
    split: plan.split,
    group: plan.group,
    time: plan.time,
    weight: plan.weight,
  });
  const edits = record.shapeEdits?.log ?? [];
  if (edits.length === 0) return python;
  const words = edits.map(({ edit }) => `# - ${shapeEditWords(edit)}`).join("\n");
  return `# Learned as Lathe did, before its shapes were edited by hand. Not made here:\n${words}\n${python}`;
}

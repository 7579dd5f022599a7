import { shapeEditWords } from "#core/explain/shape-edit.ts";
import { rolesOf } from "#core/pipeline/edit.ts";
import { findNode, type PipelineNode } from "#core/pipeline/graph.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { isPartWarning } from "#core/ingest/part-warnings.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { recipeChain } from "#core/pipeline/recipe-chain.ts";
import { editWords } from "#core/table-edits/apply-edits.ts";
import { LatheError } from "#core/shared/problems.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { hasRow } from "#core/shared/ascending-rows.ts";
import { askTable, needTable } from "#state/ask.ts";
import { combineQueries } from "#state/combine-queries.ts";
import { compareSplitsOf } from "#state/compare-splits.ts";
import type { Studio } from "#state/context.ts";
import { openPainting, shareText } from "#state/share.ts";
import { fileQueries } from "#state/file-queries.ts";
import { given } from "#state/given-up.ts";
import { profileQueries } from "#state/profile-queries.ts";
import { selectionQueries } from "#state/selection-queries.ts";
import { shapQueries } from "#state/shap-queries.ts";
import { stageQueries } from "#state/stage-queries.ts";
import { judgedRows, runFiles, runFilesOnTable } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";
import type { RowOrder } from "#state/studio-state.ts";

/** Questions whose answers are too large or too fleeting for the store. */
export function studioQueries(studio: Studio): StudioQueries {
  const { data, asker, vault } = studio;
  const measuring = new Map<string, Promise<void>>();
  /** Where the task is classification, its target colours the counts. */
  const colouring = () => {
    const roles = rolesOf(studio.get().project.graph);
    return roles && isClassification(roles.task) ? roles.target : null;
  };
  /** The last order asked for: scrolling asks for a part of it again and again. */
  let order: { readonly key: string; readonly rows: Promise<Int32Array> } | null = null;
  const sorted = ({ column, descending }: RowOrder, rows: Int32Array | null): Promise<Int32Array> => {
    const among = rows === null ? "all" : studio.get().selection?.version;
    const key = JSON.stringify([vault.tableKey, among, column, descending]);
    if (order?.key === key) return order.rows;
    const asked = data.run("sortRows", { column, descending, rows });
    order = { key, rows: asked };
    asked.catch(() => {
      if (order?.rows === asked) order = null; // the caller is told; the next call asks again
    });
    return asked;
  };
  /** Data rows as the table shows them; null for all in file order. */
  const rowsShown = async (onlySelected: boolean, by: RowOrder | null): Promise<Int32Array | null> => {
    const chosen = onlySelected ? (vault.selectedRows ?? new Int32Array(0)) : null;
    return by === null ? chosen : sorted(by, chosen);
  };
  return {
    async cells(start, end, onlySelected, order = null) {
      await needTable(studio);
      const selected = vault.selectedRows;
      const rows = await rowsShown(onlySelected, order);
      const part = rows ? rows.slice(start, end) : null;
      const answer = await data.run("cells", { start, end, rows: part });
      return { ...answer, start, selected: answer.rows.map((row) => hasRow(selected, row)) };
    },
    async findCells(text, columns, onlySelected, by, asking) {
      await needTable(studio);
      const rows = await rowsShown(onlySelected, by);
      return data.run("findCells", { text, columns, rows }, given(asking));
    },
    async countWhere(conditions) {
      await needTable(studio);
      return (await data.run("rowsWhere", { conditions })).length;
    },
    async tryFormula(formula, rows) {
      await needTable(studio);
      return data.run("tryFormula", { formula, rows });
    },
    ...combineQueries(studio),
    async tryEdit(edit, { signal }) {
      await needTable(studio);
      return data.run("tryEdit", { edit }, { finish: signal });
    },
    async levels(column) {
      await needTable(studio);
      return data.run("levels", { column });
    },
    async distribution(column) {
      await needTable(studio);
      return data.run("distribution", { column, target: colouring() });
    },
    async scatter(x, y) {
      await needTable(studio);
      const selected = vault.selectedRows;
      const answer = await data.run("scatter", { x, y, target: colouring() });
      const points = answer.points.map((point) => ({ ...point, selected: hasRow(selected, point.row) }));
      return { ...answer, points };
    },
    async evaluation(run, sealed) {
      return asker.run("evaluate", await judgedRows(studio, run, sealed));
    },
    ...selectionQueries(studio),
    async splitView() {
      const plan = compilePlan(wiredPart(studio.get().project.graph));
      const table = await askTable(studio);
      return asker.run("describeSplit", { table, plan: { ...plan, models: [] } });
    },
    async preview(node, at, limit) {
      const { graph } = studio.get().project;
      const plan = compilePlan(wiredPart(graph));
      const before = recipeChain(graph, node).flatMap(stepsOf);
      const own = findNode(graph, node);
      const recipe = [...before, ...(own ? stepsOf(own) : [])];
      const table = await askTable(studio);
      const place = { recipe, at: before.length + at, limit };
      return asker.run("previewStep", { table, plan: { ...plan, models: [] }, ...place });
    },
    importance(run) {
      const known = measuring.get(run);
      if (known) return known;
      const measured = measureImportance(studio, run).finally(() => measuring.delete(run));
      measuring.set(run, measured);
      return measured;
    },
    canaries: (run) => askCanaries(studio, run),
    compareSplits: (run, asking) => compareSplitsOf(studio, run, asking),
    async shapes(run) {
      const { modelShapes } = await import("#core/explain/model-shapes.ts");
      return modelShapes((await runFiles(studio, run)).pipeline);
    },
    async predictRow(run, values) {
      const { pipeline } = await runFiles(studio, run);
      return asker.run("predictRow", { pipeline, threshold: studio.get().project.threshold, values });
    },
    async explainOne(run, values) {
      const { pipeline } = await runFiles(studio, run);
      return asker.run("explainOne", { pipeline, threshold: studio.get().project.threshold, values });
    },
    async predictGrid(run, x, y, n, spans) {
      const { pipeline } = await runFiles(studio, run);
      return asker.run("predictGrid", { pipeline, x, y, n, spans });
    },
    async predictFile(run, file, name) {
      const { pipeline, plan } = await runFiles(studio, run);
      const { threshold } = studio.get().project;
      const ids = plan.ids ?? [];
      const { csv, nRows, flagged } = await asker.run("predictFile", {
        pipeline,
        threshold,
        file,
        name,
        ids,
      });
      return { csv: new Blob([csv], { type: "text/csv" }), nRows, flagged };
    },
    async predictWithModel(model, file) {
      const given = { model, modelName: model.name, file, name: file.name };
      const { csv, ...answer } = await asker.run("predictWithModel", given);
      return { ...answer, csv: new Blob([csv], { type: "text/csv" }) };
    },
    shareText: () => shareText(studio),
    painting: () => openPainting(studio),
    inputs: async (run) => (await runFiles(studio, run)).pipeline.inputs,
    ...stageQueries(studio),
    ...shapQueries(studio),
    ...profileQueries(studio),
    ...fileQueries(studio),
    features: async (run) => (await runFiles(studio, run)).pipeline.features,
    async python(run) {
      const { pipeline, plan } = await runFilesOnTable(studio, run);
      const { data: state, project } = studio.get();
      const record = project.runs.find(({ id }) => id === run);
      if (state.status !== "ready" || !record) throw new LatheError("no-table", {});
      const { reading, columns } = state.dataset;
      const hasTime = new Map(pipeline.inputs.map((input) => [input.name, input.hasTime]));
      const python = await asker.run("python", {
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
    },
  };
}

function stepsOf({ params }: PipelineNode): readonly RecipeStep[] {
  return (params as { readonly steps: readonly RecipeStep[] }).steps;
}

async function measureImportance(
  studio: Studio,
  run: Parameters<StudioQueries["importance"]>[0],
): Promise<void> {
  if (studio.get().project.runs.find(({ id }) => id === run)?.importance) return;
  const { plan, folds } = await runFilesOnTable(studio, run);
  const table = await askTable(studio);
  const pipelines = folds.map(({ fold, pipeline }) => ({ fold, pipeline }));
  const importance = await studio.asker.run("importance", { table, plan, folds: pipelines });
  studio.record((project) => ({
    ...project,
    runs: project.runs.map((record) => (record.id === run ? { ...record, importance } : record)),
  }));
}

async function askCanaries(studio: Studio, id: Parameters<StudioQueries["canaries"]>[0]): Promise<void> {
  const run = studio.get().project.runs.find((one) => one.id === id);
  if (!run || run.canaries) return;
  const { plan, folds } = await runFilesOnTable(studio, id);
  const { node, estimator, params, recipe, randomState, engine } = run;
  const model = { node, estimator, params, recipe, randomState, engine };
  const table = await askTable(studio);
  const held = folds.map(({ rows, outputs }) => ({ rows, outputs }));
  const canaries = await studio.asker.run("canaries", { table, plan, model, held });
  studio.record((project) => ({
    ...project,
    runs: project.runs.map((record) => (record.id === id ? { ...record, canaries } : record)),
  }));
}

import { rolesOf } from "#core/pipeline/edit.ts";
import { findNode, type PipelineNode } from "#core/pipeline/graph.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { recipeChain } from "#core/pipeline/recipe-chain.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { hasRow } from "#core/shared/ascending-rows.ts";
import { askTable, needTable } from "#state/ask.ts";
import { combineQueries } from "#state/combine-queries.ts";
import type { Studio } from "#state/context.ts";
import { fileQueries } from "#state/file-queries.ts";
import { given } from "#state/given-up.ts";
import { profileQueries } from "#state/profile-queries.ts";
import { selectionQueries } from "#state/selection-queries.ts";
import { lazyQueries } from "#state/lazy-queries.ts";
import { judgedRows, runFiles } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";
import type { RowOrder } from "#state/studio-state.ts";

/** Loaded when first asked for, as is all below that no screen needs to open. */
const measures = () => import("#state/measure-run.ts");

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
      const measured = measures()
        .then(({ measureImportance }) => measureImportance(studio, run))
        .finally(() => measuring.delete(run));
      measuring.set(run, measured);
      return measured;
    },
    canaries: async (run) => (await measures()).askCanaries(studio, run),
    async compareSplits(run, asking) {
      const { compareSplitsOf } = await import("#state/compare-splits.ts");
      return compareSplitsOf(studio, run, asking);
    },
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
    shareText: async () => (await import("#state/share.ts")).shareText(studio),
    painting: async () => (await import("#state/share.ts")).openPainting(studio),
    inputs: async (run) => (await runFiles(studio, run)).pipeline.inputs,
    ...lazyQueries(["stages", "lookAt", "tree", "pruning", "evaluationAt"], async () =>
      (await import("#state/stage-queries.ts")).stageQueries(studio),
    ),
    ...lazyQueries(["heldOutShap", "shapOfRow"], async () =>
      (await import("#state/shap-queries.ts")).shapQueries(studio),
    ),
    ...profileQueries(studio),
    ...fileQueries(studio),
    features: async (run) => (await runFiles(studio, run)).pipeline.features,
    async python(run) {
      const { pythonOf } = await import("#state/python-of.ts");
      return pythonOf(studio, run);
    },
  };
}

function stepsOf({ params }: PipelineNode): readonly RecipeStep[] {
  return (params as { readonly steps: readonly RecipeStep[] }).steps;
}

import type { Table } from "#core/frame/column.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { summariseRun } from "#core/model-selection/summarise-run.ts";
import { type Monitored, monitoredOf } from "#core/monitor/monitored.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { Task } from "#core/pipeline/task.ts";
import { runFilesOf } from "#core/project/run-files.ts";

const quietly = async () => {};

/** A family with its defaults, judged by five folds and fitted on the rest, with what a later table needs of it. */
export async function monitoredModel(table: Table, task: Task, family: string): Promise<Monitored> {
  const columns = table.columns.map(({ name }) => name).filter((name) => name !== "target");
  const graph = defaultGraph({
    read: {},
    roles: {
      target: "target",
      task,
      positive: task === "binary" ? "yes" : null,
      columns: columns.map((column) => ({ column, role: "feature" })),
    },
    split: defaultSplit,
    models: [family],
    randomState: 0,
  });
  const plan = compilePlan(graph);
  const model = plan.models[0]!;
  const split = prepareSplit(table, plan);
  const parts = [];
  for (const fold of [...Array.from({ length: split.nFolds }, (_, k) => k), null]) {
    const context = { clock: () => 0, finishEarly: { aborted: false } };
    parts.push(await fitPart(table, plan, model, split, fold, quietly, context));
  }
  const files = runFilesOf(plan, parts)!;
  const { scores } = summariseRun(plan, model, "", parts);
  return monitoredOf(files, files.reference!, { scores, importance: null }, 0.5);
}

import {
  addModel,
  learnNodesOf,
  removeNode,
  rolesOf,
  forceEngine,
  setRecipe,
  setRole,
  setRoles,
  setParams,
  setSplit,
  setTarget,
} from "#core/pipeline/edit.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { findNode } from "#core/pipeline/graph.ts";
import { mend } from "#core/pipeline/mend.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { Studio } from "#state/context.ts";
import { redoStep, stepNames, undoStep } from "#state/history.ts";
import type { StudioVerbs } from "#state/studio-state.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { readWith } from "#state/import.ts";
import { isAsking } from "#state/is-asking.ts";
import { graphFor } from "#state/keep-roles.ts";

type EditVerbs = Pick<
  StudioVerbs,
  | "setTarget"
  | "setTask"
  | "setPositive"
  | "setRole"
  | "setSplit"
  | "setRecipe"
  | "applyFix"
  | "setParams"
  | "setEngine"
  | "addModel"
  | "removeModel"
  | "setThreshold"
  | "renameProject"
  | "undo"
  | "redo"
>;

/** Edits of the document by the person. Each is one named step of undo. */
export function editVerbs(studio: Studio): EditVerbs {
  const editGraph = (name: string, group: string | null, change: (graph: PipelineGraph) => PipelineGraph) =>
    studio.edit(name, group, (project) => ({ ...project, graph: change(project.graph) }));
  const title = (id: string) => estimators[id]?.title ?? id;
  const titleOf = (node: Parameters<typeof findNode>[1]) =>
    title(findNode(studio.get().project.graph, node)?.kind ?? node);

  return {
    setTarget: (column) => void changeTarget(studio, column, null, `change target to ${column}`),
    setTask(task) {
      const target = rolesOf(studio.get().project.graph)?.target;
      if (target !== undefined) void changeTarget(studio, target, task, `change task to ${task}`);
    },
    setPositive(label) {
      const before = rolesOf(studio.get().project.graph)?.positive;
      if (before === label) return;
      editGraph(`change positive class to ${label}`, null, (graph) => setRoles(graph, { positive: label }));
      trainAnswered(studio); // every score of a positive class is of the other one now
    },
    setRole(column, role) {
      if (role === "target") return studio.get().setTarget(column);
      editGraph(`change role of ${column} to ${role === "ignore" ? "left out" : role}`, null, (graph) =>
        setRole(graph, column, role),
      );
    },
    setSplit: (split) => editGraph("change the split", "split", (graph) => setSplit(graph, split)),
    setRecipe: (node, recipe) =>
      editGraph("change the recipe", `recipe ${node}`, (graph) => setRecipe(graph, node, recipe)),
    applyFix(fix) {
      if (fix.kind === "role") studio.get().setRole(fix.column, fix.role);
      else if (fix.kind === "kind") void studio.get().setKind(fix.column, fix.to);
      else if (fix.kind === "edit") void studio.get().addEdit(fix.edit);
      else
        editGraph(fix.kind === "prepare" ? fix.words : "weigh classes alike", null, (graph) =>
          mend(graph, fix),
        );
    },
    setParams: (node, params, step) =>
      editGraph(
        step?.name ?? `change settings of ${titleOf(node)}`,
        step ? step.group : `params ${node}`,
        (graph) => setParams(graph, node, params),
      ),
    setEngine: (node, engine) =>
      editGraph(`change engine of ${titleOf(node)}`, null, (graph) => forceEngine(graph, node, engine)),
    addModel: (estimator) =>
      editGraph(`add ${title(estimator)}`, null, (graph) => addModel(graph, estimator, 0)),
    removeModel: (node) =>
      editGraph(`remove ${titleOf(node)}`, null, (graph) =>
        learnNodesOf(graph).some(({ id }) => id === node) ? removeNode(graph, node) : graph,
      ),
    setThreshold: (threshold) =>
      studio.edit("move the threshold", "threshold", (project) =>
        project.threshold === threshold ? project : { ...project, threshold },
      ),
    renameProject: (name) =>
      studio.edit("rename the project", "name", (project) =>
        project.name === name ? project : { ...project, name },
      ),
    undo: () => travel(studio, undoStep),
    redo: () => travel(studio, redoStep),
  };
}

/** One step back or forth; a step that changed the table also changes it back. */
function travel(studio: Studio, step: typeof undoStep): void {
  const before = studio.get().project;
  const result = step(studio.history, before);
  if (!result) return;
  studio.history = result.history;
  studio.record(() => result.project);
  studio.set({ history: stepNames(result.history) });
  const was = JSON.stringify(tableOptionsOf(before.graph));
  const now = tableOptionsOf(result.project.graph);
  if (now && JSON.stringify(now) !== was) void readWith(studio, now, null);
}

/** Target and task decide what is learned at all, so the models are trained anew at once. */
async function changeTarget(studio: Studio, target: string, task: Task | null, name: string): Promise<void> {
  const { data } = studio.get();
  if (data.status !== "ready") return;
  const order = data.dataset.columns.map((column) => column.name);
  try {
    const roles = await studio.data.run("roles", { target, task });
    studio.edit(name, null, (project) => {
      const graph = rolesOf(project.graph)
        ? setTarget(project.graph, target, roles.task, roles.positive, order)
        : graphFor(roles, tableOptionsOf(project.graph) ?? {});
      return { ...project, graph };
    });
    trainAnswered(studio);
  } catch (error) {
    studio.report(error);
  }
}

/** Trains at once, unless the file asks something that models wait for. */
function trainAnswered(studio: Studio): void {
  const { data, setAside, train } = studio.get();
  if (data.status !== "ready") return;
  const { reading } = data.dataset;
  if (setAside === reading || !isAsking(reading)) train();
}

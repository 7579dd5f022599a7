import { afterEach, expect, it } from "vitest";
import type { NodeId } from "#core/shared/brand.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { cancelSlowModels } from "#test/support/cancel-slow-models.ts";

afterEach(closeWorkers);

const csv = [
  "a,group,y",
  ...Array.from(
    { length: 80 },
    (_, i) => `${(i * 37) % 101},${["r", "g"][i % 2]},${(i * 37) % 101 > 50 ? "yes" : "no"}`,
  ),
].join("\n");

async function trained() {
  const { useStudio } = createStudio(inProcessServices());
  const state = useStudio.getState;
  const until = (check: () => boolean) =>
    new Promise<void>((resolve) => {
      const stop = useStudio.subscribe(() => check() && done());
      const done = () => {
        stop();
        resolve();
      };
      if (check()) done();
    });
  await state().openFile(new Blob([csv]), "t.csv");
  cancelSlowModels(state());
  await until(() => state().jobs.length === 0);
  state().removeSteps(["mlp", "hist-gradient-boosting"] as NodeId[]);
  return { state, until };
}

it("trains again only what changed, and undo brings the earlier result back without training", async () => {
  const { state, until } = await trained();
  const before = state().project.runs.length;
  state().trainChanged();
  expect(state().jobs).toEqual([]);
  state().setParams("decision-tree" as NodeId, { maxDepth: 2 });
  state().trainChanged();
  expect(state().jobs.map(({ node }) => node)).toEqual(["decision-tree"]);
  await until(() => state().jobs.length === 0);
  expect(state().project.runs.length).toBe(before + 1);
  state().undo();
  state().trainChanged();
  expect(state().jobs).toEqual([]);
});

it("names each edit as a step of undo, and refuses in words what is not legal", async () => {
  const { state } = await trained();
  const { graph } = state().project;
  const recipe = state().addStep("recipe");
  expect(state().history.canUndo).toBe("add Recipe");
  state().connectSteps(recipe!, "decision-tree" as NodeId);
  expect(state().history.canUndo).toBe("wire Recipe to Decision tree");
  expect(state().branchFrom(recipe!).toSorted()).toEqual(["decision-tree-2", "recipe-2"]);
  state().connectSteps("roles" as NodeId, recipe!);
  expect(state().problems.map(({ problem }) => problem.code)).toEqual(["pipeline-invalid"]);
  expect(state().project.graph.edges.some(({ from, to }) => from === "roles" && to === recipe)).toBe(false);
  for (let step = 0; step < 3; step++) state().undo();
  expect(state().project.graph).toEqual(graph);
});

it("trains by itself a moment after an edit, where that is wanted", async () => {
  const { state, until } = await trained();
  state().setRerun("auto");
  expect(state().jobs).toEqual([]);
  state().setParams("decision-tree" as NodeId, { maxDepth: 3 });
  await until(() => state().jobs.length > 0);
  expect(state().jobs.map(({ node }) => node)).toEqual(["decision-tree"]);
  await until(() => state().jobs.length === 0);
});

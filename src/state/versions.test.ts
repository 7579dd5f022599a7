import { afterEach, expect, it } from "vitest";
import { currentVersion, versionsOf } from "#core/versions/data-versions.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { openedStudio } from "#test/support/opened-studio.ts";

const csv = `size,colour,y\n${Array.from({ length: 60 }, (_, i) => `${(i * 37) % 101},${i % 2 ? "red" : "blue"},${i}`).join("\n")}`;
const rename = { edit: "rename-column", params: { column: "size", to: "width" }, on: true };

afterEach(closeWorkers);

it("goes back to a version of table and recipes in one step, which is undone; runs say what they were trained on", async () => {
  const { state, studio, until } = await openedStudio();
  await state().openFile(new Blob([csv]), "things.csv");
  const project = () => state().project;
  const names = () => versionsOf(project()).map(({ name }) => name);
  const columns = () => {
    const { data } = state();
    return data.status === "ready" ? data.dataset.columns.map(({ name }) => name) : [];
  };
  await until(() => project().runs.length > 0);
  const first = currentVersion(project());
  expect(project().runs[0]?.version).toBe(first);
  studio.scheduler.cancelAll();
  const recipe = project().graph.nodes.find(({ kind }) => kind === "recipe")!;
  state().setRecipe(recipe.id, []);
  await state().addEdit(rename);
  studio.scheduler.cancelAll();
  expect(names()).toEqual(["open things.csv", "change the recipe", state().history.canUndo]);
  const third = currentVersion(project());
  expect(new Set(versionsOf(project()).map(({ hash }) => hash)).size).toBe(3);

  await state().restoreVersion(first!);
  studio.scheduler.cancelAll();
  expect(state().problems).toEqual([]);
  expect(columns()).toEqual(["size", "colour", "y"]);
  expect(currentVersion(project())).toBe(first);
  expect(project().graph.nodes.find(({ id }) => id === recipe.id)?.params).toEqual(recipe.params);
  expect(state().history.canUndo).toBe("go back to “open things.csv”");
  expect(names()).toHaveLength(3);

  state().undo();
  await until(() => columns()[0] === "width");
  expect(currentVersion(project())).toBe(third);
  expect(project().graph.nodes.find(({ id }) => id === recipe.id)?.params).toEqual({ steps: [] });

  await state().restoreVersion(versionsOf(project())[1]!.hash);
  expect(columns()[0]).toBe("size");
  studio.scheduler.cancelAll();
  await state().restoreVersion(first!);
  expect(currentVersion(project()), "a recipe alone").toBe(first);
});

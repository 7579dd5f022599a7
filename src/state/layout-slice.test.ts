import { afterEach, expect, it } from "vitest";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { until } from "#test/support/until.ts";

afterEach(closeWorkers);

const csv = `id,age,y\n${Array.from({ length: 60 }, (_, i) => `${i},${i % 7},${i % 2}`).join("\n")}`;

it("hides and pins columns by named steps, keeps that with the project, and follows a renamed column", async () => {
  const { useStudio, studio } = createStudio(inProcessServices());
  const state = useStudio.getState;
  await state().openFile(new Blob([csv]), "people.csv");
  studio.scheduler.cancelAll();
  const { graph } = state().project;
  state().pinColumn("age", true);
  state().hideColumns(["id"], true);
  expect(state().history.canUndo).toBe("hide column id");
  state().hideColumns(["id"], true); // it is hidden already: no step
  state().undo();
  expect(state().project.columnLayout).toEqual({ hidden: [], pinned: ["age"] });
  expect(state().history).toEqual({ canUndo: "pin column age", canRedo: "hide column id" });
  state().redo();
  expect(state().project.graph).toBe(graph); // nothing is trained anew
  expect(state().jobs).toEqual([]);

  await state().addEdit({ edit: "rename-column", params: { column: "age", to: "years" }, on: true });
  studio.scheduler.cancelAll();
  expect(state().project.columnLayout).toEqual({ hidden: ["id"], pinned: ["years"] });
  const saved = await state().saveProjectFile(true);
  state().undo();
  await until(useStudio, () => state().project.columnLayout?.pinned[0] === "age");
  studio.scheduler.cancelAll();

  const other = createStudio(inProcessServices());
  await other.useStudio.getState().openProjectFile(saved, "people.lathe");
  expect(other.useStudio.getState().project.columnLayout).toEqual({ hidden: ["id"], pinned: ["years"] });
  other.studio.scheduler.cancelAll();
});

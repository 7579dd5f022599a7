import { afterEach, expect, it } from "vitest";
import { plainSpec } from "#core/explore/chart-spec.ts";
import { readProject, writeProject } from "#core/project/project-file.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";

afterEach(closeWorkers);

const csv = `id,age,y\n${Array.from({ length: 60 }, (_, i) => `${i},${i % 7},${i % 2}`).join("\n")}`;
const services = () =>
  inProcessServices({ fetchSample: async (id) => ({ file: new Blob([csv]), name: `${id}.csv` }) });
const spec = {
  ...plainSpec("age", "box"),
  y: "y",
  filters: [{ kind: "range" as const, column: "age", min: 1, max: null }],
};

it("keeps what stands on the shelves with the project, and no step of undo takes it away", () => {
  const { useStudio } = createStudio(inProcessServices());
  const state = useStudio.getState;
  state().setShelf(spec);
  const { project } = state();
  expect(readProject(JSON.parse(JSON.stringify(writeProject(project)))).shelf).toEqual(spec);
  state().setShelf({ ...spec });
  expect(state().project).toBe(project); // the same chart: nothing to save
  expect(state().history.canUndo).toBeNull();
  state().setShelf(null);
  expect("shelf" in state().project).toBe(false);
});

it("charts are kept by named steps, follow a renamed column, and travel with the project and its link", async () => {
  const { useStudio, studio, queries } = createStudio(services());
  const state = useStudio.getState;
  await state().openSample("people");
  studio.scheduler.cancelAll();
  const { graph } = state().project;
  state().keepChart("Ages", spec);
  const [kept] = state().project.charts!;
  expect(kept).toMatchObject({ name: "Ages", spec });
  state().renameChart(kept!.id, "Ages by answer");
  expect(state().history.canUndo).toBe("call chart Ages Ages by answer");
  state().removeChart(kept!.id);
  expect(state().project.charts).toEqual([]);
  state().undo();
  state().undo();
  expect(state().project.charts).toEqual([kept]);
  expect(state().project.graph).toBe(graph); // nothing is trained anew

  const link = await queries.shareText();
  await state().addEdit({ edit: "rename-column", params: { column: "age", to: "years" }, on: true });
  studio.scheduler.cancelAll();
  const renamed = { ...spec, x: "years", filters: [{ ...spec.filters[0], column: "years" }] };
  expect(state().project.charts).toMatchObject([{ name: "Ages", spec: renamed }]);
  const saved = await state().saveProjectFile(true);

  const other = createStudio(services());
  await other.useStudio.getState().openProjectFile(saved, "people.lathe");
  expect(other.useStudio.getState().project.charts).toEqual(state().project.charts);
  await other.useStudio.getState().openShared(link);
  expect(other.useStudio.getState().project.charts).toEqual([kept]);
  other.studio.scheduler.cancelAll();
});

it("a project that was written before charts were kept opens without any", async () => {
  const { useStudio, studio } = createStudio(services());
  await useStudio.getState().openSample("people");
  studio.scheduler.cancelAll();
  const written = writeProject(useStudio.getState().project) as Record<string, unknown>;
  expect(written).not.toHaveProperty("charts");
  expect(readProject(written).charts).toBe(undefined);
  const pie = [{ id: "a", name: "Pie", spec: { ...spec, mark: "pie" } }];
  expect(() => readProject({ ...written, charts: pie })).toThrow();
});

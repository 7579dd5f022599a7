import { afterEach, expect, it } from "vitest";
import { rolesOf } from "#core/pipeline/edit.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { until } from "#test/support/until.ts";

afterEach(closeWorkers);

const csv = (head: string) =>
  `${head}\n${Array.from({ length: 120 }, (_, i) => `${(i * 37) % 101},${["red", "blue"][i % 2]},${i % 3 ? "yes" : "no"}`).join("\n")}`;
const rename = { edit: "rename-column", params: { column: "size", to: "width" }, on: true };
const drop = { edit: "drop-columns", params: { columns: ["colour"] }, on: true };

it("keeps roles and edits where names still match, switches off the others, says so, and undoes it", async () => {
  const { useStudio, studio } = createStudio(inProcessServices());
  const state = useStudio.getState;
  await state().openFile(new Blob([csv("size,colour,y")]), "things.csv");
  studio.scheduler.cancelAll();
  await state().addEdit(rename);
  await state().addEdit(drop);
  studio.scheduler.cancelAll();
  const before = state().project.graph;
  await state().readAgain({ headerRows: 0, kinds: [["column 2", "text"]] });
  studio.scheduler.cancelAll();
  const { data, problems, history, project } = state();
  if (data.status !== "ready") throw new Error("no table");
  expect(data.dataset.reading.nRows).toBe(121);
  expect(problems.map(({ problem }) => problem.code)).toContain("edits-lost");
  expect(tableOptionsOf(project.graph)?.edits?.map(({ on }) => on)).toEqual([false, false]);
  expect(history.canUndo).toBe("change the header and kinds of columns");
  state().undo();
  await until(
    useStudio,
    () => state().data.status === "ready" && rolesOf(state().project.graph)?.target === "y",
  );
  expect(state().project.graph).toEqual(before);
  studio.scheduler.cancelAll();
});

it("keeps all of them where the columns are the same", async () => {
  const { useStudio, studio } = createStudio(inProcessServices());
  const state = useStudio.getState;
  await state().openFile(new Blob([csv("size,colour,y")]), "things.csv");
  studio.scheduler.cancelAll();
  await state().addEdit(rename);
  await state().readAgain({ missingTokens: ["0"] });
  studio.scheduler.cancelAll();
  expect(state().problems).toEqual([]);
  expect(tableOptionsOf(state().project.graph)).toEqual({ missingTokens: ["0"], edits: [rename] });
  expect(state().history.canUndo).toBe("change what is missing");
});

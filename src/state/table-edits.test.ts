import { afterEach, describe, expect, it } from "vitest";
import { rolesOf } from "#core/pipeline/edit.ts";
import { editNodesOf, tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { openedStudio } from "#test/support/opened-studio.ts";

/** 120 rows; y follows size; one colour is spelled in two ways. */
function csv(): string {
  const lines = ["size,colour,y"];
  for (let i = 0; i < 120; i++) {
    const size = (i * 37) % 101;
    lines.push(`${size},${["red", "Red", "blue"][i % 3]},${size > 50 ? "yes" : "no"}`);
  }
  return lines.join("\n");
}

afterEach(closeWorkers);

async function withTable() {
  const page = await openedStudio();
  await page.state().openFile(new Blob([csv()]), "things.csv");
  page.studio.scheduler.cancelAll();
  return page;
}

const recode = { edit: "recode", params: { column: "colour", values: [["Red", "red"]] }, on: true };
const rename = { edit: "rename-column", params: { column: "size", to: "width" }, on: true };

describe("an edit of the table", () => {
  it("is tried before it is made: what it would do, or why it cannot, and nothing is changed", async () => {
    const { state, queries } = await withTable();
    const before = state().project;
    const asking = { signal: new AbortController().signal };
    expect(await queries.tryEdit(recode, asking)).toBe("40 cells changed");
    const params = {
      columns: ["size"],
      find: "0",
      replaceBy: "none",
      where: "part-of-cell",
      matchCase: true,
    };
    await expect(queries.tryEdit({ edit: "replace-text", params, on: true }, asking)).rejects.toMatchObject({
      problem: { code: "edit-impossible" },
    });
    expect(state().project).toBe(before);
    expect(await queries.levels("colour")).toEqual([
      { value: "Red", count: 40 },
      { value: "blue", count: 40 },
      { value: "red", count: 40 },
    ]);
  });

  it("changes the table, stands on the canvas as a step, trains, and is undone by name", async () => {
    const { state, studio, until: wait } = await withTable();
    const before = state().project.graph;
    await state().addEdit(recode);
    expect(state().problems).toEqual([]);
    const { data, project, history, jobs } = state();
    if (data.status !== "ready") throw new Error("no table");
    expect(data.dataset.columns[1]).toMatchObject({ name: "colour", distinct: 2 });
    expect(data.dataset.editNotes).toEqual(["40 cells changed"]);
    expect(editNodesOf(project.graph).map(({ id }) => id)).toEqual(["edit"]);
    expect(history.canUndo).toBe("rename “Red” to “red” in colour");
    expect(jobs.length).toBeGreaterThan(0);
    studio.scheduler.cancelAll();
    state().undo();
    await wait(() => columnOf(state(), "colour")?.distinct === 3);
    expect(state().project.graph).toEqual(before);
    state().redo();
    await wait(() => columnOf(state(), "colour")?.distinct === 2);
    studio.scheduler.cancelAll();
  });

  it("that renames keeps what the column is for, the target too", async () => {
    const { state, studio } = await withTable();
    await state().addEdit(rename);
    await state().addEdit({ edit: "rename-column", params: { column: "y", to: "answer" }, on: true });
    expect(rolesOf(state().project.graph)).toMatchObject({
      target: "answer",
      columns: [
        { column: "width", role: "feature" },
        { column: "colour", role: "feature" },
      ],
    });
    await state().setEdits([], "remove every edit");
    expect(rolesOf(state().project.graph)).toMatchObject({ target: "y", columns: [{ column: "size" }, {}] });
    expect(editNodesOf(state().project.graph)).toEqual([]);
    expect(state().problems).toEqual([]);
    studio.scheduler.cancelAll();
  });

  it("that is impossible changes nothing and says why", async () => {
    const { state } = await withTable();
    const { project } = state();
    await state().addEdit({ edit: "set-cells", params: { column: "size", cells: [[0, "wide"]] }, on: true });
    expect(state().problems).toMatchObject([{ problem: { code: "edit-impossible" } }]);
    expect(state().project).toBe(project);
    expect(state().data.status).toBe("ready");
  });

  it("goes from the table when its step goes from the canvas", async () => {
    const { state, studio, until: wait } = await withTable();
    await state().addEdit(recode);
    studio.scheduler.cancelAll();
    state().removeSteps([editNodesOf(state().project.graph)[0]!.id]);
    await wait(() => columnOf(state(), "colour")?.distinct === 3);
    expect(tableOptionsOf(state().project.graph)).toEqual({});
    studio.scheduler.cancelAll();
  });

  it("is there again when the project is opened anew, and in a file of it", async () => {
    const page = await withTable();
    await page.state().addEdit(recode);
    page.studio.scheduler.cancelAll();
    await page.studio.persistence.flush();
    const again = await openedStudio(page.storage);
    expect(columnOf(again.state(), "colour")?.distinct).toBe(2);
    const saved = await page.state().saveProjectFile(true);
    const other = await openedStudio();
    await other.state().openProjectFile(saved, "things.lathe");
    expect(columnOf(other.state(), "colour")?.distinct).toBe(2);
    await other.state().setEdits([], "remove every edit");
    expect(columnOf(other.state(), "colour")?.distinct).toBe(3);
    other.studio.scheduler.cancelAll();
  });

  it("holds for rows to be predicted, which come with the file's own names and spellings", async () => {
    const { state, queries, studio, until: wait } = await withTable();
    for (const kind of ["mlp", "logistic-regression"]) {
      const node = state().project.graph.nodes.find((each) => each.kind === kind);
      if (node) state().removeModel(node.id);
    }
    await state().addEdit(recode);
    await state().addEdit(rename);
    await wait(() => state().jobs.length === 0);
    const run = state().project.runs.findLast(({ estimator }) => estimator === "decision-tree");
    if (!run) throw new Error("no tree");
    const file = new Blob(["size,colour\n10,Red\n90,blue\n"]);
    const { csv: predicted, nRows, flagged } = await queries.predictFile(run.id, file, "new.csv");
    expect([nRows, flagged]).toEqual([2, 0]);
    expect(await predicted.text()).toMatch(/\nno|,no[\s\S]*yes/);
    studio.scheduler.cancelAll();
  });
});

function columnOf({ data }: ReturnType<Awaited<ReturnType<typeof openedStudio>>["state"]>, name: string) {
  return data.status === "ready" ? data.dataset.columns.find((column) => column.name === name) : undefined;
}

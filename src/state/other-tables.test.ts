import { afterEach, describe, expect, it } from "vitest";
import { rolesOf } from "#core/pipeline/edit.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { openedStudio } from "#test/support/opened-studio.ts";

/** 60 orders of five items; whether one is kept follows what it cost, which stands in another table. */
function orders(from = 0): string {
  const lines = ["order,item,kept"];
  for (let i = from; i < from + 60; i++) lines.push(`${i},item ${i % 5},${i % 5 > 2 ? "no" : "yes"}`);
  return lines.join("\n");
}
const prices = "name,price,kept\nitem 0,1.5,a\nitem 1,2.5,b\nitem 3,30.5,c\nitem 4,40.5,d\nitem 9,7,e\n";

afterEach(closeWorkers);

async function withOrders() {
  const page = await openedStudio();
  await page.state().openFile(new Blob([orders()]), "orders.csv");
  page.studio.scheduler.cancelAll();
  return page;
}
type Page = Awaited<ReturnType<typeof withOrders>>;

const look = ({ queries }: Page, text: string, name: string) =>
  queries.openOther(new Blob([text]), name, {}, { onProgress() {} });

async function joined() {
  const page = await withOrders();
  const { key, fileName, proposal } = await look(page, prices, "prices.csv");
  const params = { other: { key, fileName }, on: proposal.on, how: "left", columns: ["price"] };
  await page.state().addOther({ edit: "join", params, on: true });
  page.studio.scheduler.cancelAll();
  return page;
}

const names = ({ data }: ReturnType<Page["state"]>) =>
  data.status === "ready" ? data.dataset.columns.map(({ name }) => name) : [];

describe("a join with another table", () => {
  it("is looked at first: its keys are proposed, and what it would give is reported", async () => {
    const page = await withOrders();
    const facts = await look(page, prices, "prices.csv");
    expect(facts.proposal.on).toEqual([["item", "name"]]);
    const { report, columns, rows } = await page.queries.tryJoin(
      facts.key,
      { on: facts.proposal.on, how: "left" },
      2,
    );
    expect(report.left).toMatchObject({ matched: 48, unmatchedKeys: 1, examples: ["item 2"] });
    expect(columns).toEqual(["order", "item", "kept", "price", "kept_right"]);
    expect(rows).toEqual([
      ["0", "item 0", "yes", "1.5", "a"],
      ["1", "item 1", "yes", "2.5", "b"],
    ]);
    expect(names(page.state())).toEqual(["order", "item", "kept"]);
  });

  it("changes the table, keeps its roles, and is undone and redone by name", async () => {
    const { state, studio, until: wait } = await joined();
    expect(state().problems).toEqual([]);
    expect(names(state())).toEqual(["order", "item", "kept", "price"]);
    expect(rolesOf(state().project.graph)).toMatchObject({ target: "kept" });
    expect(state().history.canUndo).toBe("join with prices.csv on item = name");
    state().undo();
    await wait(() => names(state()).length === 3);
    state().redo();
    await wait(() => names(state()).length === 4);
    studio.scheduler.cancelAll();
  });

  it("is there again when the project is opened anew, and in a file of it", async () => {
    const page = await joined();
    await page.studio.persistence.flush();
    const again = await openedStudio(page.storage);
    expect(names(again.state())).toEqual(["order", "item", "kept", "price"]);
    const saved = await again.state().saveProjectFile(true);
    const other = await openedStudio();
    await other.state().openProjectFile(saved, "orders.lathe");
    expect(names(other.state())).toEqual(["order", "item", "kept", "price"]);
    await other.studio.persistence.flush();
    const third = await openedStudio(other.storage);
    expect(names(third.state())).toEqual(["order", "item", "kept", "price"]);
    await third.state().setEdits([], "remove every edit");
    expect(names(third.state())).toEqual(["order", "item", "kept"]);
    third.studio.scheduler.cancelAll();
    await third.studio.persistence.flush();
    const fourth = await openedStudio(other.storage);
    const files = await other.storage.files.list(fourth.state().project.id);
    expect(files.filter(({ name }) => name.startsWith("other-"))).toEqual([]);
  });

  it("whose rows are not here says so and changes nothing", async () => {
    const { state } = await withOrders();
    const other = { key: "0".repeat(64), fileName: "prices.csv" };
    const params = { other, on: [["item", "name"]], how: "left", columns: null };
    await state().addEdit({ edit: "join", params, on: true });
    expect(state().problems).toMatchObject([{ problem: { code: "other-table-gone" } }]);
    expect(names(state())).toHaveLength(3);
  });

  it("is not put in a link", async () => {
    const { queries } = await joined();
    await expect(queries.shareText()).rejects.toMatchObject({ problem: { code: "link-needs-rows" } });
  });
});

describe("rows of another table", () => {
  it("come below, are reported first, and go again by undo", async () => {
    const page = await withOrders();
    const { state, studio, until: wait } = page;
    const { key, fileName } = await look(page, `${orders(50)}\n`, "later.csv");
    const { report, rows } = await page.queries.tryAppend(key, "all", 4);
    expect(report).toMatchObject({ nRows: 120, repeated: 10, toWords: [] });
    expect(rows.map(([order]) => order)).toEqual(["58", "59", "50", "51"]);
    await state().addOther({
      edit: "append",
      params: { other: { key, fileName }, columns: "all" },
      on: true,
    });
    const { data, history } = state();
    expect(data.status === "ready" && data.dataset.reading.nRows).toBe(120);
    expect(data.status === "ready" && data.dataset.editNotes).toEqual(["60 rows added below 60"]);
    expect(history.canUndo).toBe("add the rows of later.csv");
    studio.scheduler.cancelAll();
    state().undo();
    await wait(() => {
      const now = state().data;
      return now.status === "ready" && now.dataset.reading.nRows === 60;
    });
    studio.scheduler.cancelAll();
  });
});

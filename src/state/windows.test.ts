import { afterEach, describe, expect, it } from "vitest";
import type { Services } from "#state/services.ts";
import { createStudio } from "#state/studio.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { inProcessServices, memoryStorage, memoryWindows } from "#test/support/in-process-services.ts";

afterEach(closeWorkers);

const rows = Array.from(
  { length: 60 },
  (_, i) => `${(i * 37) % 101},${i % 3},${(i * 7) % 5 > 2 ? "yes" : "no"}`,
);
const csv = new Blob([`a,b,y\n${rows.join("\n")}`]);

function open(change: Partial<Services>) {
  const { useStudio, studio, queries } = createStudio(inProcessServices(change));
  const until = (check: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("Waited too long")), 8000);
      const look = () => {
        if (!check()) return;
        clearTimeout(late);
        stop();
        resolve();
      };
      const stop = useStudio.subscribe(look);
      look();
    });
  return { state: useStudio.getState, studio, queries, until };
}

/** A project saved in one window and read in a second. */
async function twoWindows() {
  const storage = memoryStorage();
  const windows = memoryWindows(storage);
  const first = open(windows.open());
  await first.state().start();
  await first.state().openFile(csv, "small.csv");
  const net = first.state().jobs.find(({ node }) => node === "mlp");
  if (net) first.state().cancel(net.id);
  await first.until(() => first.state().jobs.length === 0);
  await first.studio.persistence.flush();
  const second = open(windows.open());
  await second.state().start();
  return { storage, first, second };
}

describe("two windows on one project", () => {
  it("the second reads what the first writes, and changes nothing", async () => {
    const { storage, first, second } = await twoWindows();
    expect(second.state()).toMatchObject({ readOnly: true, problems: [], data: { status: "ready" } });
    expect((await second.queries.cells(0, 1, false)).rows).toEqual([0]);
    second.state().renameProject("Mine");
    second.state().train();
    await second.state().setKind("a", "categorical");
    await second.state().openSeal("to see");
    await second.state().deleteProject(second.state().project.id);
    expect(second.state().problems.map(({ problem }) => problem.code)).toEqual([
      "read-only-window",
      "project-open-elsewhere",
    ]);
    await second.studio.persistence.flush();
    const { id } = first.state().project;
    expect(await storage.documents.read(id)).toMatchObject({ name: "small", seal: [] });
    first.state().renameProject("Renamed");
    await first.studio.persistence.flush();
    await second.until(() => second.state().project.name === "Renamed");
    expect(second.state().readOnly).toBe(true);
  });

  it("takes over what the first has saved at that moment, and gives it back", async () => {
    const { first, second } = await twoWindows();
    first.state().renameProject("The last edit");
    await second.state().takeOver();
    expect(second.state()).toMatchObject({ readOnly: false, project: { name: "The last edit" } });
    await first.until(() => first.state().readOnly);
    expect(first.state().history.canUndo).toBe(null);
    second.state().renameProject("Its own edit");
    await second.studio.persistence.flush();
    await first.until(() => first.state().project.name === "Its own edit");
    await first.state().takeOver();
    await second.until(() => second.state().readOnly);
    expect(first.state()).toMatchObject({ readOnly: false, project: { name: "Its own edit" } });
    expect([...first.state().problems, ...second.state().problems]).toEqual([]);
  });

  it("keeps what training has so far", async () => {
    const { first, second } = await twoWindows();
    const before = first.state().project.runs.length;
    first.state().train();
    await first.until(() => first.state().project.runs.length > before);
    await second.state().takeOver();
    expect(second.state().project.runs.length).toBeGreaterThan(before);
    // Importance is measured when training ends, in either window: it is no part of what was trained.
    const trained = ({ state }: typeof first) =>
      state().project.runs.map(({ id, status, scores }) => ({ id, status, scores }));
    expect(trained(second)).toEqual(trained(first));
    const [run] = second.state().project.runs.slice(-1);
    expect((await second.queries.inputs(run!.id)).length).toBeGreaterThan(0);
  });

  it("leaves the project to a window that cannot save", async () => {
    const { storage, first, second } = await twoWindows();
    storage.failNext(new DOMException("full", "QuotaExceededError"));
    first.state().renameProject("Only in memory");
    await second.state().takeOver();
    expect(second.state().problems).toMatchObject([{ problem: { code: "take-over-refused" } }]);
    expect([first.state().readOnly, second.state().readOnly]).toEqual([false, true]);
    expect(first.state().project.name).toBe("Only in memory");
  });

  it("makes a project of what a window that hung had not saved", async () => {
    const { storage, first, second } = await twoWindows();
    const { id } = first.state().project;
    first.state().renameProject("Unsaved");
    const stolen = second.studio.vault.storage!.takeOver(
      id,
      new AbortController().signal,
      AbortSignal.abort(),
    );
    await stolen;
    await first.until(() => first.state().readOnly && first.state().projects.length === 2);
    expect((await storage.documents.list()).map(({ name }) => name)).toEqual([
      "small",
      "Unsaved, not saved in time",
    ]);
  });
});

import { afterEach, expect, it } from "vitest";
import type { NodeId } from "#core/shared/brand.ts";
import { createStudio } from "#state/studio.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { inProcessServices, memoryStorage } from "#test/support/in-process-services.ts";

afterEach(closeWorkers);

const table = new Blob([
  `a,y\n${Array.from({ length: 60 }, (_, i) => `${(i * 37) % 101},${(i * 37) % 101 > 50 ? "yes" : "no"}`).join("\n")}`,
]);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens what is stored, as a page does that was reloaded. */
async function visit(storage: ReturnType<typeof memoryStorage>) {
  const { useStudio } = createStudio(inProcessServices({ openStorage: async () => storage }));
  await useStudio.getState().start();
  return useStudio.getState;
}

async function quiet(state: Awaited<ReturnType<typeof visit>>) {
  while (state().jobs.length > 0) await wait(20);
  await wait(50);
}

/** A table whose four first models are trained but for two, which the page's end cut off. */
async function cutOff(storage: ReturnType<typeof memoryStorage>) {
  const first = await visit(storage);
  await first().openFile(table, "numbers.csv");
  for (const { id } of first().jobs) first().cancel(id);
  await wait(900); // the quiet before a document is written
  first().pause(); // its jobs never end, as with a page that is gone
  first().train(["decision-tree", "logistic-regression"] as NodeId[]);
  await wait(50);
  return first().project.id;
}

it("starts again, once, what a reload cut off, and says so", async () => {
  const storage = memoryStorage();
  const project = await cutOff(storage);
  const second = await visit(storage);
  expect(second().cutOff).toEqual({
    nodes: ["logistic-regression", "decision-tree"],
    isRestarted: true,
    nKept: 0,
  });
  await quiet(second);
  expect(
    second()
      .project.runs.map(({ node }) => node)
      .sort(),
  ).toEqual(["decision-tree", "logistic-regression"]);
  expect(await storage.documents.setting(`under-way ${project}`)).toBe(null);
  second().dismissCutOff();
  expect(second().cutOff).toBe(null);
});

it("only asks when the page ended again, which may be the training's doing", async () => {
  const storage = memoryStorage();
  await cutOff(storage);
  const second = await visit(storage);
  second().pause();
  await wait(50);
  const third = await visit(storage);
  expect(third().cutOff?.isRestarted).toBe(false);
  expect(third().jobs).toEqual([]);
});

it("offers nothing where every training ended or was cancelled", async () => {
  const storage = memoryStorage();
  await cutOff(storage);
  const second = await visit(storage);
  for (const { id } of second().jobs) second().cancel(id);
  await wait(50);
  const third = await visit(storage);
  expect([third().cutOff, third().jobs]).toEqual([null, []]);
});

it("goes on from the fits that were done, and gives what an unbroken training gives", async () => {
  const whole = await visit(memoryStorage());
  await whole().openFile(table, "numbers.csv");
  await quiet(whole);

  const storage = memoryStorage();
  const { useStudio, studio } = createStudio(inProcessServices({ openStorage: async () => storage }));
  const first = useStudio.getState;
  await first().start();
  await first().openFile(table, "numbers.csv");
  const net = "mlp" as NodeId;
  for (const { id, node } of first().jobs) if (node !== net) first().cancel(id);
  // At that very change: fits this small end one after the other within a few milliseconds.
  await new Promise<void>((resolve) => {
    const leave = useStudio.subscribe(({ jobs }) => {
      if (!jobs.some(({ node, partsDone }) => node === net && partsDone >= 2)) return;
      leave();
      first().pause();
      resolve();
    });
  });
  studio.keeper.flush();
  await studio.persistence.flush();
  await wait(50);
  const { id } = first().project;
  const partsOf = async () => (await storage.files.list(id)).filter(({ name }) => name.startsWith("part-"));
  const nKept = (await partsOf()).length;
  expect(nKept).toBeGreaterThanOrEqual(2);

  const second = await visit(storage);
  expect(second().cutOff).toMatchObject({ isRestarted: true, nKept });
  await quiet(second);
  const netOf = (state: typeof second) => state().project.runs.find(({ estimator }) => estimator === "mlp")!;
  expect(netOf(second).scores).toEqual(netOf(whole).scores);
  expect(netOf(second).warnings).toContain("A reload cut this off. It went on from what was kept.");
  expect(await partsOf()).toEqual([]);
});

it("keeps nothing of trainings that ended or were cancelled, and begins anew where what was kept is damaged", async () => {
  const storage = memoryStorage();
  const id = await cutOff(storage);
  const { project } = (await visit(storage))(); // another visit, that trains them to their end
  const key = project.runs[0]?.nodeKey ?? "none";
  await storage.files.write(id, `part-${key}-0`, new Uint8Array([1, 2, 3]));
  const third = await visit(storage);
  await quiet(third);
  const left = (await storage.files.list(id)).filter(({ name }) => name.startsWith("part-"));
  expect([left, third().problems]).toEqual([[], []]);
});

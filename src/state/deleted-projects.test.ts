import { afterEach, expect, it } from "vitest";
import { createStudio } from "#state/studio.ts";
import { inProcessServices, memoryStorage } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";

afterEach(closeWorkers);

const table = new Blob([
  `a,b,y\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 7},${i % 2}`).join("\n")}`,
]);

/** A visit with one project that is open, trained and saved. */
async function visit(storage = memoryStorage(), now = "2026-01-01T12:00:00.000Z") {
  const { useStudio, studio } = createStudio(
    inProcessServices({ openStorage: async () => storage, now: () => now }),
  );
  await useStudio.getState().start();
  return { storage, studio, state: useStudio.getState };
}
async function withProject() {
  const made = await visit();
  await made.state().openFile(table, "small.csv");
  while (made.state().jobs.length > 0) await new Promise((end) => setTimeout(end, 20));
  await made.studio.persistence.flush();
  return { ...made, id: made.state().project.id };
}

it("brings a deleted project back with its document, rows and models", async () => {
  const { storage, state, id } = await withProject();
  const before = await storage.documents.read(id);
  const files = await storage.files.list(id);
  expect(files.some(({ name }) => name.startsWith("run-"))).toBe(true);
  expect(await state().deleteProject(id)).toBe(true);
  expect([state().projects, state().project.source]).toEqual([[], null]);
  await state().restoreProject(id);
  expect(state().projects.map((listed) => listed.id)).toEqual([id]);
  expect([await storage.documents.read(id), await storage.files.list(id)]).toEqual([before, files]);
  await state().openProject(id);
  expect(state().data.status).toBe("ready");
  await state().freeProject(id); // an offer that lapses late takes nothing that was brought back
  expect(await storage.documents.read(id)).not.toBe(null);
});

it("frees the room once the offer has lapsed", async () => {
  const { storage, state, id } = await withProject();
  await state().deleteProject(id);
  await state().freeProject(id);
  expect([await storage.documents.read(id), await storage.files.list(id)]).toEqual([null, []]);
});

it("frees at a later start what a visit that ended had deleted, but not what another window just did", async () => {
  const { storage, state, id } = await withProject();
  await state().deleteProject(id);
  const soon = await visit(storage, "2026-01-01T12:00:30.000Z");
  expect(soon.state().projects).toEqual([]);
  expect(await storage.documents.read(id)).not.toBe(null);
  await visit(storage, "2026-01-01T12:05:00.000Z");
  expect([await storage.documents.read(id), await storage.files.list(id)]).toEqual([null, []]);
});

it("deletes for as long as the page lives where the mark finds no room", async () => {
  const { storage, state, id } = await withProject();
  const { setSetting } = storage.documents;
  storage.documents.setSetting = async (name, value) => {
    if (value !== null) throw new DOMException("full", "QuotaExceededError");
    await setSetting(name, value);
  };
  await state().deleteProject(id);
  expect([state().projects, state().problems]).toEqual([[], []]);
  await state().freeProject(id);
  expect(await storage.documents.read(id)).toBe(null);
});

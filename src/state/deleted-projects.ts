import { newProject } from "#state/new-project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import type { Studio } from "#state/context.ts";
import { freeRows, savedTable } from "#state/rows-on-disk.ts";
import type { ListedDocument, Storage } from "#state/storage/storage.ts";

/** A window that opens later than this, ms, frees what was deleted and neither brought back nor freed since. */
const LAPSE_MS = 120_000;

/**
 * Takes a project off the list and keeps all of it, so that deleting can be undone until `freeProject`. Where the
 * mark cannot be written (a full disk), it lasts as long as the page: a page that ends then has deleted nothing.
 */
export async function setProjectAside(studio: Studio, storage: Storage, id: ProjectId): Promise<void> {
  await studio.persistence.flush(); // the last edits come back with it
  if (id === studio.get().project.id)
    await studio.switchTo(newProject(studio.services), { keepCurrent: false });
  studio.vault.deleted.add(id);
  await storage.documents.setSetting(markOf(id), studio.services.now()).catch(() => undefined);
  if ((await storage.documents.setting("last")) === id) await storage.documents.setSetting("last", null);
}

export async function bringProjectBack(studio: Studio, storage: Storage, id: ProjectId): Promise<void> {
  studio.vault.deleted.delete(id);
  await storage.documents.setSetting(markOf(id), null);
}

/** Deletes what was set aside for good, and frees its room. One that was brought back stays. */
export async function freeProject(studio: Studio, storage: Storage, id: ProjectId): Promise<void> {
  if (!(await isSetAside(studio, storage, id)) || (await storage.heldElsewhere(id))) return;
  const { documents, files } = storage;
  const rows = (await savedTable(storage, id))?.reading.onDisk?.file;
  await documents.delete(id);
  await files.deleteAll(id);
  await freeRows(storage, rows);
  for (const note of [`open-run ${id}`, `under-way ${id}`, markOf(id)])
    await documents.setSetting(note, null);
  studio.vault.deleted.delete(id);
}

/** At the start of a visit: what earlier ones deleted goes, but for what another window may still bring back. */
export async function freeLapsed(studio: Studio, storage: Storage): Promise<void> {
  for (const { id } of await storage.documents.list()) {
    const since = await storage.documents.setting(markOf(id));
    if (since !== null && Date.parse(studio.services.now()) - Date.parse(since) > LAPSE_MS)
      await freeProject(studio, storage, id);
  }
}

/** The documents that are not deleted. */
export async function keptDocuments(studio: Studio, storage: Storage): Promise<readonly ListedDocument[]> {
  const kept: ListedDocument[] = [];
  for (const item of await storage.documents.list())
    if (!(await isSetAside(studio, storage, item.id))) kept.push(item);
  return kept;
}

async function isSetAside({ vault }: Studio, { documents }: Storage, id: ProjectId): Promise<boolean> {
  return vault.deleted.has(id) || (await documents.setting(markOf(id))) !== null;
}

const markOf = (id: ProjectId): string => `deleted ${id}`;

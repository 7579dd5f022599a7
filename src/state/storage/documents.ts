import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { readProject, writeProject } from "#core/project/project-file.ts";
import { hashText } from "#core/shared/hash.ts";
import type { DocumentStore, ListedDocument } from "#state/storage/storage.ts";

/** Snapshots kept of each project. */
const KEPT = 20;

interface Snapshot {
  readonly project: string;
  /** Grows by 1 with each snapshot of the database. */
  readonly id?: number;
  readonly json: string;
  /** Of `json`: a snapshot that was cut off is passed over. */
  readonly checksum: string;
  readonly listed: ListedDocument;
}
interface Schema extends DBSchema {
  snapshots: { key: number; value: Snapshot; indexes: { project: string } };
  settings: { key: string; value: string };
}

/** Documents are only ever appended: the newest snapshot that is whole wins, so a bad write loses one step at most. */
export async function openDocuments(name = "lathe"): Promise<DocumentStore> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(created) {
      const snapshots = created.createObjectStore("snapshots", { keyPath: "id", autoIncrement: true });
      snapshots.createIndex("project", "project");
      created.createObjectStore("settings");
    },
  });
  return {
    async read(id) {
      const snapshots = await db.getAllFromIndex("snapshots", "project", id);
      for (const { json, checksum } of snapshots.reverse()) {
        if (hashText(json) !== checksum) continue;
        return readProject(JSON.parse(json));
      }
      return null;
    },
    async write(project) {
      const json = JSON.stringify(writeProject(project));
      const listed: ListedDocument = {
        id: project.id,
        name: project.name,
        updatedAt: project.updatedAt,
        fileName: project.source?.fileName ?? null,
        nRuns: project.runs.filter(({ deletedAt }) => deletedAt === null).length,
        bytes: json.length,
      };
      const transaction = db.transaction("snapshots", "readwrite");
      const keys = await transaction.store.index("project").getAllKeys(project.id);
      await transaction.store.add({ project: project.id, json, checksum: hashText(json), listed });
      for (const key of keys.slice(0, Math.max(0, keys.length + 1 - KEPT)))
        await transaction.store.delete(key);
      await transaction.done;
    },
    async delete(id) {
      const transaction = db.transaction("snapshots", "readwrite");
      for (const key of await transaction.store.index("project").getAllKeys(id)) {
        await transaction.store.delete(key);
      }
      await transaction.done;
    },
    list: () => newestOfEach(db),
    setting: async (name) => (await db.get("settings", name)) ?? null,
    async setSetting(name, value) {
      if (value === null) await db.delete("settings", name);
      else await db.put("settings", value, name);
    },
  };
}

async function newestOfEach(db: IDBPDatabase<Schema>): Promise<readonly ListedDocument[]> {
  const newest = new Map<string, ListedDocument>();
  for (const { project, listed } of await db.getAll("snapshots")) newest.set(project, listed);
  return [...newest.values()];
}

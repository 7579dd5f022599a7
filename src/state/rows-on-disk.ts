import type { Reading, ReadOptions } from "#core/frame/reading.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import type { Studio } from "#state/context.ts";
import type { SavedTable } from "#state/persistence.ts";
import type { Storage } from "#state/storage/storage.ts";

/** Rows that were written so lately, ms, may be of an import that is still under way in another window. */
const FRESH_MS = 3_600_000;

/** The name of a new file for all rows of a file that is to be read; null where they are not wanted, or cannot be kept. */
export function newRowsFile({ vault, services }: Studio, { onDisk }: ReadOptions): string | null {
  return onDisk === true && vault.storage !== null ? `rows-${services.newId()}` : null;
}

/** All rows of the open table, as a file; null where there is none, or it is gone. */
export async function rowsOnDisk({ vault, get }: Studio): Promise<Blob | null> {
  const { data } = get();
  const onDisk = data.status === "ready" ? data.dataset.reading.onDisk : undefined;
  return onDisk === undefined ? null : ((await vault.storage?.rows.read(onDisk.file)) ?? null);
}

/** The reading, without rows on disk where these are not here: cleared away, or left behind on another machine. */
export async function withRowsAtHand(storage: Storage | null, reading: Reading): Promise<Reading> {
  const { onDisk, ...rest } = reading;
  if (onDisk === undefined || (await storage?.rows.read(onDisk.file))) return reading;
  return rest;
}

/** What is kept beside a document for its table; null where that is nothing, or was cut off. */
export async function savedTable({ files }: Storage, project: ProjectId): Promise<SavedTable | null> {
  const blob = await files.read(project, "facts");
  if (!blob) return null;
  try {
    return JSON.parse(await blob.text()) as SavedTable; // our own file; its table is checked when it is decoded
  } catch {
    return null; // cut off while it was written: the source is read again
  }
}

/** Removes rows on disk that no project names any more. */
export async function freeRows(storage: Storage, file: string | undefined): Promise<void> {
  if (file === undefined || (await namedFiles(storage)).has(file)) return;
  await storage.rows.delete(file);
}

/** At the start of a visit: what a crash or another browser's end left of rows on disk goes. @param now ms */
export async function sweepRows(storage: Storage, now: number): Promise<void> {
  const old = (await storage.rows.list()).filter(({ modified }) => now - modified > FRESH_MS);
  if (old.length === 0) return;
  const named = await namedFiles(storage);
  for (const { name } of old) if (!named.has(name)) await storage.rows.delete(name);
}

async function namedFiles(storage: Storage): Promise<ReadonlySet<string>> {
  return new Set((await rowsFileOf(storage, await storage.documents.list())).values());
}

/** The file of rows on disk of each project that has one. */
export async function rowsFileOf(
  storage: Storage,
  projects: readonly { readonly id: ProjectId }[],
): Promise<ReadonlyMap<ProjectId, string>> {
  const named = new Map<ProjectId, string>();
  for (const { id } of projects) {
    const file = (await savedTable(storage, id))?.reading.onDisk?.file;
    if (file !== undefined) named.set(id, file);
  }
  return named;
}

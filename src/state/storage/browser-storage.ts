import { openDocuments } from "#state/storage/documents.ts";
import { openFiles } from "#state/storage/files.ts";
import { openRowFiles } from "#state/storage/row-files.ts";
import { projectLocks } from "#state/storage/project-locks.ts";
import type { Storage } from "#state/storage/storage.ts";

/** IndexedDB, OPFS and Web Locks; null where the browser gives any of them to nobody (private windows, old engines). */
export async function openBrowserStorage(): Promise<Storage | null> {
  try {
    const files = await openFiles();
    const rows = await openRowFiles();
    const documents = await openDocuments();
    void navigator.storage.persist?.().catch(() => false); // asked once; a no changes nothing here
    return { documents, files, rows, ...projectLocks() };
  } catch {
    return null; // shown as "memory only": nothing is kept, and the page says so
  }
}

import type { ProjectId } from "#core/shared/brand.ts";
import { openDocuments } from "#state/storage/documents.ts";
import { openFiles } from "#state/storage/files.ts";
import type { Storage } from "#state/storage/storage.ts";

/** IndexedDB, OPFS and Web Locks; null where the browser gives any of them to nobody (private windows, old engines). */
export async function openBrowserStorage(): Promise<Storage | null> {
  try {
    const files = await openFiles();
    const documents = await openDocuments();
    void navigator.storage.persist?.().catch(() => false); // asked once; a no changes nothing here
    let held: { readonly id: ProjectId; release(): void } | null = null;
    let turn = Promise.resolve(true);
    const lock = async (id: ProjectId): Promise<boolean> => {
      if (held?.id === id) return true; // asked again for what this tab has: not another tab's
      const release = await take(id);
      if (release === null) return false;
      held?.release();
      held = { id, release };
      return true;
    };
    return {
      documents,
      files,
      lock(id) {
        turn = turn.catch(() => false).then(() => lock(id)); // one after the other, or one would refuse the next
        return turn;
      },
      release() {
        held?.release();
        held = null;
      },
    };
  } catch {
    return null; // shown as "memory only": nothing is kept, and the page says so
  }
}

/** A lock that lasts until it is given back or the tab ends; null when another tab has it. */
function take(id: ProjectId): Promise<(() => void) | null> {
  if (!("locks" in navigator)) return Promise.resolve(() => {});
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`lathe-project-${id}`, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((free) => resolve(() => free()));
      })
      .catch(reject);
  });
}

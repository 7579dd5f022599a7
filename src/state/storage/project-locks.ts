import type { ProjectId } from "#core/shared/brand.ts";
import type { Storage } from "#state/storage/storage.ts";

type Locks = Pick<Storage, "lock" | "takeOver" | "heldElsewhere" | "onStolen" | "release">;

/** One Web Lock a project; this tab holds one at most. Where the browser has none, every tab may write. */
export function projectLocks(): Locks {
  let held: { readonly id: ProjectId; release(): void } | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let stolen: () => void = () => {};

  /** null when `options` did not get it: another tab has it, or the wait was ended. */
  function take(id: ProjectId, options: LockOptions): Promise<(() => void) | null> {
    if (!("locks" in navigator)) return Promise.resolve(() => {});
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(nameOf(id), options, (lock) => {
          if (!lock) return resolve(null);
          return new Promise<void>((free) => resolve(() => free()));
        })
        .catch((error: unknown) => {
          if (!(error instanceof DOMException) || error.name !== "AbortError") return reject(error);
          if (held?.id === id) {
            held = null;
            stolen();
          }
          resolve(null);
        });
    });
  }
  async function lock(id: ProjectId): Promise<boolean> {
    if (held?.id === id) return true; // asked again for what this tab has: not another tab's
    const release = await take(id, { ifAvailable: true });
    if (release === null) return false;
    hold(id, release);
    return true;
  }
  function hold(id: ProjectId, release: () => void): void {
    held?.release();
    held = { id, release };
  }
  return {
    lock(id) {
      const next = turn.catch(() => false).then(() => lock(id)); // one after the other, or one would refuse the next
      turn = next;
      return next;
    },
    async takeOver(id, abort, steal) {
      if (held?.id === id) return true;
      const given = await take(id, { signal: AbortSignal.any([abort, steal]) });
      const release = given ?? (steal.aborted && !abort.aborted ? await take(id, { steal: true }) : null);
      if (release === null) return false;
      hold(id, release);
      return true;
    },
    async heldElsewhere(id) {
      if (!("locks" in navigator) || held?.id === id) return false;
      const { held: all = [] } = await navigator.locks.query();
      return all.some(({ name }) => name === nameOf(id));
    },
    onStolen(told) {
      stolen = told;
    },
    release() {
      held?.release();
      held = null;
    },
  };
}

const nameOf = (id: ProjectId): string => `lathe-project-${id}`;

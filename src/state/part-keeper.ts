import type { ProjectId } from "#core/shared/brand.ts";
import type { Studio } from "#state/context.ts";
import type { JobSpec, KeptPart } from "#state/scheduler/active-job.ts";
import type { Storage } from "#state/storage/storage.ts";
import type { Vault } from "#state/vault.ts";

/** What is new of parts under way is written this long after it came, ms: trainings that are over by then cost nothing. */
const WAIT_MS = 5000;
const VERSION = 1;

/**
 * Keeps what trainings under way have so far beside the document, so that a page that ends in the middle (a reload,
 * a crash, a flat battery) loses seconds of work and not all of it. A part that goes on from its checkpoint gives
 * the very model that it would have given unbroken.
 */
export interface PartKeeper {
  /** A part is done, or told a checkpoint. */
  keep(spec: JobSpec, part: KeptPart): void;
  /** The job is over: nothing of it is needed any more. */
  drop(spec: JobSpec): void;
  /** Writes what waits: the page may be about to end. */
  flush(): void;
  /** Reads what an earlier visit kept under these keys into the vault, and forgets all other. @returns how many parts */
  load(project: ProjectId, keys: ReadonlySet<string>): Promise<number>;
}

export function createPartKeeper(
  studio: Pick<Studio, "get" | "services"> & { readonly vault: Vault },
): PartKeeper {
  const { vault, services } = studio;
  const waiting = new Map<string, { readonly project: ProjectId; readonly part: KeptPart }>();
  const written = new Map<string, ProjectId>();
  let cancelTimer: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();

  function write(): void {
    cancelTimer?.();
    cancelTimer = null;
    writing = writing.then(async () => {
      for (const [name, { project, part }] of waiting) {
        waiting.delete(name);
        written.set(name, project);
        const { encodePlain } = await codec();
        const bytes = encodePlain({ version: VERSION, part });
        // What finds no room here finds none in the document either, which says so.
        await vault.storage?.files.write(project, name, bytes).catch(() => undefined);
      }
    });
  }

  return {
    keep({ nodeKey }, part) {
      if (nodeKey === undefined || vault.storage === null || studio.get().readOnly) return;
      waiting.set(nameOf(nodeKey, part.fold), { project: studio.get().project.id, part });
      cancelTimer ??= services.later(WAIT_MS, write);
    },
    drop({ nodeKey, kept }) {
      if (nodeKey === undefined) return;
      const { id } = studio.get().project;
      for (const { fold } of kept ?? []) written.set(nameOf(nodeKey, fold), id); // by the visit before
      const isOurs = (name: string) => name.startsWith(nameOf(nodeKey));
      for (const name of waiting.keys()) if (isOurs(name)) waiting.delete(name);
      writing = writing.then(async () => {
        for (const [name, project] of written) {
          if (!isOurs(name)) continue;
          written.delete(name);
          await vault.storage?.files.delete(project, name).catch(() => undefined); // swept at the next opening
        }
      });
    },
    flush() {
      if (waiting.size > 0) write();
    },
    async load(project, keys) {
      const { storage } = vault;
      if (storage === null) return 0;
      let nParts = 0;
      for (const { name } of await storage.files.list(project)) {
        if (!name.startsWith(PREFIX)) continue;
        const key = [...keys].find((known) => name.startsWith(nameOf(known)));
        const part = key === undefined ? null : await read(storage, project, name);
        if (key === undefined || part === null) {
          await storage.files.delete(project, name);
          continue;
        }
        vault.keptParts.set(key, [...(vault.keptParts.get(key) ?? []), part]);
        nParts++;
      }
      return nParts;
    },
  };
}

const PREFIX = "part-";
const nameOf = (key: string, fold?: number | null): string =>
  `${PREFIX}${key}-${fold === undefined ? "" : (fold ?? "all")}`;

/** Loaded when a part is first kept or looked for: the page opens without it. */
const codec = () => import("#core/project/plain-codec.ts");

/** null for what is damaged, or was written by another version: it is computed again. */
async function read({ files }: Storage, project: ProjectId, name: string): Promise<KeptPart | null> {
  try {
    const blob = await files.read(project, name);
    if (blob === null) return null;
    const { decodePlain } = await codec();
    const kept = decodePlain(new Uint8Array(await blob.arrayBuffer())) as { version: number; part: KeptPart };
    return kept.version === VERSION ? kept.part : null;
  } catch {
    return null;
  }
}

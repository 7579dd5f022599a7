import type { Reading } from "#core/frame/reading.ts";
import type { Project } from "#core/project/project.ts";
import { writeRunFiles } from "#core/project/run-files-codec.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";
import type { Dataset } from "#state/studio-state.ts";

/** After a change, and at most this long after the first unsaved one, ms. */
const QUIET_MS = 500;
const LONGEST_MS = 5000;

export interface Persistence {
  /** The document changed. */
  changed(): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  saveTable(dataset: Dataset): void;
  saveRun(id: RunId, files: RunFiles): void;
}

/** What stands beside the document for its table. */
export interface SavedTable {
  /** Name of the file that holds the columns; null where only the source is kept. */
  readonly file: string;
  readonly reading: Reading;
}

/**
 * Saves without being asked: documents after a short quiet, files at once, one write after the other. A write that
 * fails never stops work; it is shown until a later one succeeds.
 */
export function createPersistence(
  studio: Pick<Studio, "get" | "set" | "services" | "vault" | "data">,
): Persistence {
  const { services, vault } = studio;
  let cancelTimer: (() => void) | null = null;
  let firstChange: number | null = null;
  let queue: Promise<void> = Promise.resolve();
  let saved: Project | null = null;

  /** Writes in order; `work` is skipped where nothing can be kept. */
  function enqueue(work: (storage: NonNullable<typeof vault.storage>) => Promise<void>): Promise<void> {
    queue = queue.then(async () => {
      if (!vault.storage) return;
      studio.set({ save: { status: "saving" } });
      try {
        await work(vault.storage);
        studio.set({ save: { status: "saved", at: services.now() } });
      } catch (error) {
        const { problem } = new LatheError("not-saved", { reason: reasonOf(error) });
        studio.set({ save: { status: "not-saved", problem } });
      }
    });
    return queue;
  }

  function writeDocument(): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    firstChange = null;
    const { project } = studio.get();
    if (project === saved || project.source === null) return queue;
    return enqueue(async ({ documents }) => {
      await documents.write(project);
      await documents.setLastOpened(project.id);
      saved = project;
    });
  }

  return {
    changed() {
      if (!vault.storage || studio.get().project.source === null) return;
      const now = services.clock();
      firstChange ??= now;
      cancelTimer?.();
      const wait = Math.max(0, Math.min(QUIET_MS, firstChange + LONGEST_MS - now));
      cancelTimer = services.later(wait, () => void writeDocument());
    },
    flush: writeDocument,
    saveTable(dataset) {
      const { id } = studio.get().project;
      const { source } = vault;
      const file = `table-${services.newId()}`;
      void enqueue(async ({ files }) => {
        if (source) await files.write(id, "source", source);
        await files.write(id, file, await studio.data.run("encode", null));
        const facts: SavedTable = { file, reading: dataset.reading };
        await files.write(id, "facts", new Blob([JSON.stringify(facts)]));
        for (const { name } of await files.list(id)) {
          if (name.startsWith("table-") && name !== file) await files.delete(id, name);
        }
      });
      void writeDocument();
    },
    saveRun(id, files) {
      const project = studio.get().project.id;
      void enqueue((storage) => storage.files.write(project, `run-${id}`, writeRunFiles(files)));
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return "the browser gives this page no more room";
  }
  return error instanceof Error ? error.message : String(error);
}

import type { Reading } from "#core/frame/reading.ts";
import type { Project } from "#core/project/project.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";
import { freeRows, savedTable } from "#state/rows-on-disk.ts";
import type { Storage } from "#state/storage/storage.ts";
import type { Dataset } from "#state/studio-state.ts";

/** After a change, and at most this long after the first unsaved one, ms. */
const QUIET_MS = 500;
const LONGEST_MS = 5000;

export interface Persistence {
  /** The document changed. */
  changed(): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  /** Whether something waits to be written, for now or because it could not be. */
  hasUnsaved(): boolean;
  saveTable(dataset: Dataset): void;
  saveOther(key: string, rows: Blob): void;
  saveRun(id: RunId, files: RunFiles): void;
}

/** What stands beside the document for its table. */
export interface SavedTable {
  /** Name of the file that holds the columns. */
  readonly file: string;
  readonly reading: Reading;
}

/** The file of a second table, by its key. */
export const otherFile = (key: string) => `other-${key}`;

/** How long a new table is left to be drawn before its columns are packed: of very many that holds the data worker up, ms. */
const DRAWN_MS = 700;

/** At once where nothing is drawn. */
const atRest = ({ laterAtRest }: Pick<Studio["services"], "laterAtRest">, ms: number) =>
  new Promise<void>((resolve) => (laterAtRest ? laterAtRest(ms, resolve) : resolve()));

type Write = (storage: Storage) => Promise<void>;

/**
 * Saves without being asked: documents after a short quiet, files at once, one write after the other. A write that
 * fails never stops work: it is shown, kept, and tried again with the next one.
 */
export function createPersistence(
  studio: Pick<Studio, "get" | "set" | "services" | "vault" | "data"> & { onSaved(): void },
): Persistence {
  const { services, vault, data } = studio;
  let cancelTimer: (() => void) | null = null;
  let firstChange: number | null = null;
  let queue: Promise<void> = Promise.resolve();
  let saved: Project | null = null;
  let waiting: Write[] = [];

  function enqueue(write: Write): Promise<void> {
    waiting.push(write);
    queue = queue.then(writeAll);
    return queue;
  }

  async function writeAll(): Promise<void> {
    await vault.opening;
    const { storage } = vault;
    const due = waiting;
    waiting = [];
    if (!storage || due.length === 0) return;
    studio.set({ save: { status: "saving" } });
    let failure: unknown = null;
    for (const write of due) {
      try {
        await write(storage);
      } catch (error) {
        failure = error;
        waiting.push(write);
      }
    }
    if (failure === null) {
      // A change that waits, or came meanwhile, is not on the disk: "saved" is never said too early.
      if (cancelTimer === null && waiting.length === 0) {
        studio.set({ save: { status: "saved", at: services.now() } });
      }
      studio.onSaved();
    } else {
      const { problem } = new LatheError("not-saved", { reason: reasonOf(failure) });
      studio.set({ save: { status: "not-saved", problem } });
    }
  }

  function writeDocument(): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    firstChange = null;
    const { project, readOnly, save } = studio.get();
    const isWritten = project === saved && waiting.length === 0 && save.status !== "saving";
    if (readOnly || project.source === null || isWritten) return queue;
    return enqueue(async ({ documents }) => {
      const now = studio.get();
      const isTaken = now.readOnly && now.project.id === project.id; // by force, while this write waited
      if (project === saved || isTaken) return;
      await documents.write(project);
      await documents.setSetting("last", project.id);
      saved = project;
    });
  }

  return {
    changed() {
      if (vault.opening === null || studio.get().readOnly || studio.get().project.source === null) return;
      const now = services.clock();
      firstChange ??= now;
      cancelTimer?.();
      const wait = Math.max(0, Math.min(QUIET_MS, firstChange + LONGEST_MS - now));
      cancelTimer = services.later(wait, () => void writeDocument());
      if (studio.get().save.status === "saved") studio.set({ save: { status: "saving" } });
    },
    flush: writeDocument,
    hasUnsaved: () => cancelTimer !== null || waiting.length > 0 || studio.get().save.status !== "saved",
    saveTable(dataset) {
      if (vault.opening === null || studio.get().readOnly) return;
      const { id } = studio.get().project;
      const { source, tableKey } = vault;
      const file = `table-${services.newId()}`;
      void enqueue(async (storage) => {
        const { files } = storage;
        const before = (await savedTable(storage, id))?.reading.onDisk?.file;
        if (source) await files.write(id, "source", source);
        await atRest(services, DRAWN_MS); // the data worker first answers what is seen
        if (vault.tableKey !== tableKey) return; // another table by now: its own save follows
        await files.write(id, file, await data.run("encode", null));
        const facts: SavedTable = { file, reading: dataset.reading };
        await files.write(id, "facts", new Blob([JSON.stringify(facts)]));
        for (const { name } of await files.list(id)) {
          if (name.startsWith("table-") && name !== file) await files.delete(id, name);
        }
        if (before !== facts.reading.onDisk?.file) await freeRows(storage, before);
      });
      void writeDocument();
    },
    saveOther(key, rows) {
      if (vault.opening === null || studio.get().readOnly) return;
      const { id } = studio.get().project;
      void enqueue(({ files }) => files.write(id, otherFile(key), rows));
    },
    saveRun(id, files) {
      if (vault.opening === null || studio.get().readOnly) return;
      const project = studio.get().project.id;
      void enqueue(async (storage) => {
        await atRest(services, 0); // not in the task that shows the run
        const { writeRunFiles } = await import("#core/project/run-files-codec.ts");
        await storage.files.write(project, `run-${id}`, writeRunFiles(files));
      });
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return "the browser gives this page no more room";
  }
  return error instanceof Error ? error.message : String(error);
}

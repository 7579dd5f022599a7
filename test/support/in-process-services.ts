import type { Project } from "#core/project/project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import { readProject, writeProject } from "#core/project/project-file.ts";
import type { Services } from "#state/services.ts";
import type { WindowMessage } from "#state/window-channel.ts";
import type { Storage } from "#state/storage/storage.ts";
import { inProcessWorker } from "#test/support/in-process-worker.ts";
import { connect } from "#workers/connect.ts";
import { dataHandlers } from "#workers/data-handlers.ts";
import { doing } from "#workers/doing.ts";
import type { DataOperations, TrainOperations } from "#workers/protocol.ts";
import { memorySink } from "#test/support/memory-sink.ts";
import type { CreateRowFile } from "#workers/row-files.ts";
import { trainHandlers } from "#workers/train-handlers.ts";

/** The real handlers behind real messages, on this thread: all of the app but its threads and its storage. */
export function inProcessServices(change: Partial<Services> = {}): Services {
  const words = (op: string) => doing[op as keyof typeof doing];
  let ids = 0;
  return {
    createDataClient: (onFault) =>
      connect<DataOperations>(() => inProcessWorker(dataHandlers()), { doing: words, onFault }),
    createTrainClient: (onFault) =>
      connect<TrainOperations>(() => inProcessWorker(trainHandlers({ version: "test" })), {
        doing: words,
        onFault,
      }),
    poolSize: 2,
    isolated: false,
    openStorage: async () => null,
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
    newId: () => `id-${++ids}`,
    later(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    watchPage() {},
    fetchSample: async (id) => {
      throw new Error(`there is no sample ${id} here`);
    },
    ...change,
  };
}

/** Keeps what a browser would, as JSON and bytes. `failNext` makes the next write fail, as a full disk does. */
export function memoryStorage(): Storage & {
  failNext(error: Error): void;
  readonly locks: Set<string>;
  readonly createRowFile: CreateRowFile;
} {
  const documents = new Map<ProjectId, unknown>();
  const files = new Map<string, Blob>();
  const locks = new Set<string>();
  const settings = new Map<string, string>();
  let failure: Error | null = null;
  const writing = () => {
    const error = failure;
    failure = null;
    if (error) throw error;
  };
  const rows = new Map<string, Blob>();
  const keysOf = (project: string) => [...files.keys()].filter((key) => key.startsWith(`${project}/`));
  return {
    locks,
    /** As the data worker writes them. */
    async createRowFile(name) {
      const sink = memorySink();
      return {
        write(bytes) {
          writing();
          sink.write(bytes);
        },
        close: () => void rows.set(name, new Blob([sink.bytes()])),
        remove: async () => void rows.delete(name),
      };
    },
    rows: {
      read: async (name) => rows.get(name) ?? null,
      list: async () => [...rows].map(([name, { size }]) => ({ name, modified: 0, bytes: size })),
      delete: async (name) => void rows.delete(name),
    },
    failNext(error) {
      failure = error;
    },
    documents: {
      read: async (id) => {
        const saved = documents.get(id);
        return saved === undefined ? null : readProject(structuredClone(saved));
      },
      async write(project: Project) {
        writing();
        documents.set(project.id, writeProject(project));
      },
      async delete(id) {
        documents.delete(id);
      },
      list: async () =>
        [...documents.values()].map((saved) => {
          const { id, name, updatedAt, source, runs } = readProject(saved);
          return { id, name, updatedAt, fileName: source?.fileName ?? null, nRuns: runs.length, bytes: 1 };
        }),
      setting: async (name) => settings.get(name) ?? null,
      async setSetting(name, value) {
        if (value === null) settings.delete(name);
        else settings.set(name, value);
      },
    },
    files: {
      async write(project, name, bytes) {
        writing();
        files.set(`${project}/${name}`, new Blob([bytes]));
      },
      read: async (project, name) => files.get(`${project}/${name}`) ?? null,
      list: async (project) =>
        keysOf(project).map((key) => ({ name: key.slice(project.length + 1), bytes: files.get(key)!.size })),
      async delete(project, name) {
        files.delete(`${project}/${name}`);
      },
      async deleteAll(project) {
        for (const key of keysOf(project)) files.delete(key);
      },
      async sweep(keep) {
        for (const key of files.keys()) if (!keep.has(key.split("/")[0] as ProjectId)) files.delete(key);
      },
    },
    async lock(id) {
      return !locks.has(id);
    },
    takeOver: async () => true,
    heldElsewhere: async (id) => locks.has(id),
    onStolen() {},
    release() {},
  };
}

/** Windows of one browser: each with the locks that a browser would give it, and messages to the others. */
export function memoryWindows(storage: Storage): {
  open(): Pick<Services, "openStorage" | "windows">;
} {
  const owners = new Map<ProjectId, { stolen(): void }>();
  const listeners = new Set<readonly [window: object, listener: (message: WindowMessage) => void]>();
  return {
    open() {
      const me = { stolen() {} };
      let held: ProjectId | null = null;
      const isFree = (id: ProjectId) => (owners.get(id) ?? me) === me;
      const release = () => {
        if (held !== null && owners.get(held) === me) owners.delete(held);
        held = null;
      };
      const hold = (id: ProjectId) => {
        if (held !== id) release();
        owners.set(id, me);
        held = id;
      };
      const locks: Partial<Storage> = {
        async lock(id) {
          if (!isFree(id)) return false;
          hold(id);
          return true;
        },
        async takeOver(id, abort, steal) {
          while (!isFree(id) && !abort.aborted && !steal.aborted)
            await new Promise((end) => setTimeout(end, 5));
          if (abort.aborted) return false;
          const robbed = owners.get(id);
          hold(id);
          if (robbed !== me) robbed?.stolen();
          return true;
        },
        heldElsewhere: async (id) => !isFree(id),
        onStolen(told) {
          me.stolen = told;
        },
        release,
      };
      return {
        openStorage: async () => ({ ...storage, ...locks }),
        windows: {
          post(message) {
            for (const [window, listener] of listeners) {
              if (window !== me) setTimeout(() => listener(structuredClone(message)), 0);
            }
          },
          listen: (listener) => void listeners.add([me, listener]),
        },
      };
    },
  };
}

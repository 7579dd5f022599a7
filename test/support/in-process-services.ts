import type { Project } from "#core/project/project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import { readProject, writeProject } from "#core/project/project-file.ts";
import type { Services } from "#state/services.ts";
import type { Storage } from "#state/storage/storage.ts";
import { connect, type Spawned } from "#workers/connect.ts";
import { dataHandlers } from "#workers/data-handlers.ts";
import { type DataOperations, doing, type TrainOperations } from "#workers/protocol.ts";
import { type Handlers, type Port, serve } from "#workers/rpc.ts";
import { trainHandlers } from "#workers/train-handlers.ts";

/** The real handlers behind real messages, on this thread: all of the app but its threads and its storage. */
export function inProcessServices(change: Partial<Services> = {}): Services & { close(): void } {
  const channels: MessageChannel[] = [];
  const spawn =
    <Ops>(handlers: () => Handlers<Ops>) =>
    (): Spawned => {
      const channel = new MessageChannel();
      channels.push(channel);
      serve<Ops>(channel.port2 as unknown as Port, handlers());
      return {
        port: channel.port1 as unknown as Port,
        terminate() {
          channel.port1.close();
          channel.port2.close();
        },
        onCrash() {},
      };
    };
  const words = (op: string) => doing[op as keyof typeof doing];
  let ids = 0;
  return {
    createDataClient: (onFault) => connect<DataOperations>(spawn(dataHandlers), { doing: words, onFault }),
    createTrainClient: (onFault) =>
      connect<TrainOperations>(
        spawn(() => trainHandlers({ version: "test" })),
        { doing: words, onFault },
      ),
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
    fetchSample: async (id) => {
      throw new Error(`there is no sample ${id} here`);
    },
    close() {
      for (const { port1, port2 } of channels.splice(0)) {
        port1.close();
        port2.close();
      }
    },
    ...change,
  };
}

/** Keeps what a browser would, as JSON and bytes. `failNext` makes the next write fail, as a full disk does. */
export function memoryStorage(): Storage & { failNext(error: Error): void; readonly locks: Set<string> } {
  const documents = new Map<ProjectId, unknown>();
  const files = new Map<string, Blob>();
  const locks = new Set<string>();
  let last: ProjectId | null = null;
  let failure: Error | null = null;
  const writing = () => {
    const error = failure;
    failure = null;
    if (error) throw error;
  };
  const keysOf = (project: string) => [...files.keys()].filter((key) => key.startsWith(`${project}/`));
  return {
    locks,
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
        if (last === id) last = null;
      },
      list: async () =>
        [...documents.values()].map((saved) => {
          const { id, name, updatedAt, source, runs } = readProject(saved);
          return { id, name, updatedAt, fileName: source?.fileName ?? null, nRuns: runs.length, bytes: 1 };
        }),
      lastOpened: async () => last,
      setLastOpened: async (id) => {
        last = id;
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
    release() {},
  };
}

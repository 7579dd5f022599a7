import { connect, type Spawned, type WorkerClient } from "#workers/connect.ts";
import type { HashOperations, ShareOperations } from "#workers/beside-operations.ts";
import { doing } from "#workers/doing.ts";
import type { DataOperations, TrainOperations } from "#workers/protocol.ts";
import type { Port } from "#workers/rpc.ts";

export type DataClient = WorkerClient<DataOperations>;
export type TrainClient = WorkerClient<TrainOperations>;

const words = (op: string) => doing[op as keyof typeof doing];

/** The one worker that holds and reads the table. Starts at its first call. */
export function createDataClient(onFault: (error: Error) => void, onAnswer?: () => void): DataClient {
  const spawn = () =>
    spawned(new Worker(new URL("./data.worker.ts", import.meta.url), { type: "module", name: "data" }));
  return connect<DataOperations>(spawn, { doing: words, onFault, onAnswer });
}

/** Started by the data worker, beside it. */
export function createHashClient(): WorkerClient<HashOperations> {
  const spawn = () =>
    spawned(new Worker(new URL("./hash.worker.ts", import.meta.url), { type: "module", name: "hash" }));
  return connect<HashOperations>(spawn, { doing: words });
}

/** Started by the data worker, beside it: reads a share of a large file. One that does not load is done without. */
export function createShareClient(): WorkerClient<ShareOperations> {
  const spawn = () =>
    spawned(new Worker(new URL("./share.worker.ts", import.meta.url), { type: "module", name: "share" }));
  return connect<ShareOperations>(spawn, { doing: words });
}

/** One of several workers that fit, predict and judge. */
export function createTrainClient(onFault: (error: Error) => void, onAnswer?: () => void): TrainClient {
  const spawn = () =>
    spawned(new Worker(new URL("./train.worker.ts", import.meta.url), { type: "module", name: "train" }));
  return connect<TrainOperations>(spawn, { doing: words, onFault, onAnswer });
}

function spawned(worker: Worker): Spawned {
  return {
    port: worker as unknown as Port,
    terminate: () => worker.terminate(),
    onCrash(listener) {
      worker.onerror = (event) => listener(event.message ?? "The worker did not load");
      worker.onmessageerror = () => listener("A message could not be read");
    },
  };
}

import { Worker } from "node:worker_threads";
import type { FitOperations } from "#cli/train/fit-operations.ts";
import type { PartRunner } from "#cli/train/part-runner.ts";
import type { Table } from "#core/frame/column.ts";
import { shareTable } from "#core/frame/shared-table.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { spareCores } from "#workers/spare-cores.ts";
import { connect, type Spawned, type WorkerClient } from "#workers/connect.ts";
import type { Port } from "#workers/rpc.ts";

/**
 * On `nThreads` threads that read one shared table; as long as some have nothing to fit, others have their cores too. Which thread
 * fits a part, and with how many others, changes nothing in it.
 */
export async function threadRunner(
  table: Table,
  plan: TrainingPlan,
  rows: string | null,
  nThreads: number,
): Promise<PartRunner> {
  const shared = shareTable(table);
  const clients = Array.from({ length: nThreads }, () =>
    connect<FitOperations>(spawn, { doing: () => "training" }),
  );
  const cores = spareCores(nThreads);
  const opened = { table: shared, plan, rows, spareCores: cores.cell };
  await Promise.all(clients.map((client) => client.run("open", opened)));
  const idle: WorkerClient<FitOperations>[] = [...clients];
  const waiting: ((client: WorkerClient<FitOperations>) => void)[] = [];
  const tell = () => cores.tell(nThreads - idle.length);
  const take = () => {
    const client = idle.pop();
    tell();
    return client
      ? Promise.resolve(client)
      : new Promise<WorkerClient<FitOperations>>((resolve) => waiting.push(resolve));
  };
  const give = (client: WorkerClient<FitOperations>) => {
    const next = waiting.shift();
    if (next) next(client);
    else {
      idle.push(client);
      tell();
    }
  };
  return {
    width: nThreads,
    async run(model, fold, onProgress) {
      const client = await take();
      try {
        return await client.run("fit", { model, fold }, { onProgress });
      } finally {
        give(client);
      }
    },
    async close() {
      for (const client of clients) client.terminate();
    },
  };
}

function spawn(): Spawned {
  const worker = new Worker(new URL("./fit-thread.mjs", import.meta.url));
  const port: Port = { postMessage: (message) => worker.postMessage(message), onmessage: null };
  worker.on("message", (data: unknown) => port.onmessage?.({ data: data as never })); // checked by the protocol's types
  return {
    port,
    terminate: () => void worker.terminate(),
    onCrash: (listener) =>
      void worker.on("error", (error) => listener(error instanceof Error ? error.message : "")),
  };
}

import { parentPort } from "node:worker_threads";
import type { FitOperations } from "#cli/train/fit-operations.ts";
import { type OpenDisk, openDisk } from "#cli/train/row-file.ts";
import type { Table } from "#core/frame/column.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { type PreparedSplit, prepareSplit } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { assert } from "#core/shared/assert.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { type Port, serve } from "#workers/rpc.ts";

let opened: { table: Table; plan: TrainingPlan; split: PreparedSplit; disk: OpenDisk | null } | null = null;

assert(parentPort, "this file runs in a thread");
const parent = parentPort;
const port: Port = { postMessage: (message) => parent.postMessage(message), onmessage: null };
parent.on("message", (data: unknown) => port.onmessage?.({ data: data as never })); // checked by the protocol's types

provideKernels(bestKernels());
serve<FitOperations>(port, {
  async open({ table, plan, rows }) {
    const disk = await openDisk(rows, plan.read.sample); // until the thread ends
    opened = { table, plan, split: prepareSplit(table, plan), disk };
    return null;
  },
  fit({ model, fold }, { checkpoint, finishEarly }) {
    assert(opened, "open comes before fit");
    const context = { clock: () => performance.now(), finishEarly, disk: opened.disk };
    return fitPart(opened.table, opened.plan, model, opened.split, fold, checkpoint, context);
  },
});

import { parentPort } from "node:worker_threads";
import type { FitOperations } from "#cli/train/fit-operations.ts";
import type { Table } from "#core/frame/column.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { type PreparedSplit, prepareSplit } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { assert } from "#core/shared/assert.ts";
import { type Port, serve } from "#workers/rpc.ts";

let opened: { table: Table; plan: TrainingPlan; split: PreparedSplit } | null = null;

assert(parentPort, "this file runs in a thread");
const parent = parentPort;
const port: Port = { postMessage: (message) => parent.postMessage(message), onmessage: null };
parent.on("message", (data: unknown) => port.onmessage?.({ data: data as never })); // checked by the protocol's types

serve<FitOperations>(port, {
  async open({ table, plan }) {
    opened = { table, plan, split: prepareSplit(table, plan) };
    return null;
  },
  fit({ model, fold }, { checkpoint, finishEarly }) {
    assert(opened, "open comes before fit");
    const context = { clock: () => performance.now(), finishEarly };
    return fitPart(opened.table, opened.plan, model, opened.split, fold, checkpoint, context);
  },
});

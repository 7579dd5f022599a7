import { parentPort } from "node:worker_threads";
import type { FitOperations } from "#cli/train/fit-operations.ts";
import { hireMember } from "#cli/train/hire-member.ts";
import { type OpenDisk, openDisk } from "#cli/train/row-file.ts";
import type { Table } from "#core/frame/column.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { type PreparedSplit, prepareSplit } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { assert } from "#core/shared/assert.ts";
import { Team } from "#kernels/team/team.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { type Port, serve } from "#workers/rpc.ts";

interface Opened {
  readonly table: Table;
  readonly plan: TrainingPlan;
  readonly split: PreparedSplit;
  readonly disk: OpenDisk | null;
  readonly spareCores: Int32Array | null;
}
let opened: Opened | null = null;

assert(parentPort, "this file runs in a thread");
const parent = parentPort;
const port: Port = { postMessage: (message) => parent.postMessage(message), onmessage: null };
parent.on("message", (data: unknown) => port.onmessage?.({ data: data as never })); // checked by the protocol's types

const team = new Team((lost) => hireMember(lost));
provideKernels(bestKernels(team));
serve<FitOperations>(port, {
  async open({ table, plan, rows, spareCores }) {
    const disk = await openDisk(rows, plan.read.sample); // until the thread ends
    opened = { table, plan, split: prepareSplit(table, plan), disk, spareCores };
    return null;
  },
  fit({ model, fold }, { checkpoint, finishEarly }) {
    assert(opened, "open comes before fit");
    const { table, plan, split, disk, spareCores } = opened;
    const context = { clock: () => performance.now(), finishEarly, disk };
    return team.help(spareCores, () => fitPart(table, plan, model, split, fold, checkpoint, context));
  },
});

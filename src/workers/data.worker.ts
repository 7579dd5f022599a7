import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { createHashClient, createShareClient } from "#workers/client.ts";
import { dataHandlers } from "#workers/data-handlers.ts";
import { hardenWorker } from "#workers/harden-worker.ts";
import type { DataOperations } from "#workers/protocol.ts";
import { helpersFor } from "#workers/read-helpers.ts";
import { createRowFile } from "#workers/row-files.ts";
import { forwardFaults, type Port, serve } from "#workers/rpc.ts";

hardenWorker(self);
forwardFaults(self);
provideKernels(bestKernels());
const readers = Array.from({ length: helpersFor(navigator.hardwareConcurrency) }, createShareClient);
serve<DataOperations>(self as unknown as Port, dataHandlers(createHashClient(), createRowFile, readers));

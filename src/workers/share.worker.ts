import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { hardenWorker } from "#workers/harden-worker.ts";
import type { ShareOperations } from "#workers/beside-operations.ts";
import { forwardFaults, type Port, serve } from "#workers/rpc.ts";
import { shareHandlers } from "#workers/share-handlers.ts";

hardenWorker(self);
forwardFaults(self);
provideKernels(bestKernels());
serve<ShareOperations>(self as unknown as Port, shareHandlers());

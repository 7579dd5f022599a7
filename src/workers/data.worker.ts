import { createHashClient } from "#workers/client.ts";
import { dataHandlers } from "#workers/data-handlers.ts";
import { hardenWorker } from "#workers/harden-worker.ts";
import type { DataOperations } from "#workers/protocol.ts";
import { forwardFaults, type Port, serve } from "#workers/rpc.ts";

hardenWorker(self);
forwardFaults(self);
serve<DataOperations>(self as unknown as Port, dataHandlers(createHashClient()));

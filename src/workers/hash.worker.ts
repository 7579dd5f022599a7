import { hardenWorker } from "#workers/harden-worker.ts";
import { hashHandlers } from "#workers/hash-handlers.ts";
import type { HashOperations } from "#workers/beside-operations.ts";
import { forwardFaults, type Port, serve } from "#workers/rpc.ts";

hardenWorker(self);
forwardFaults(self);
serve<HashOperations>(self as unknown as Port, hashHandlers());

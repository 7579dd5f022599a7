import { attend, type Seat } from "#kernels/team/member.ts";
import { hardenWorker } from "#workers/harden-worker.ts";

hardenWorker(self);
self.onmessage = ({ data }: MessageEvent<Seat>) => attend(data); // the worker that started it sends nothing else

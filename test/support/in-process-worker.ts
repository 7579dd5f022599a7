import type { Spawned } from "#workers/connect.ts";
import { type Handlers, type Port, serve } from "#workers/rpc.ts";

export type { Call, Handlers } from "#workers/rpc.ts";
export { connect } from "#workers/connect.ts";

/** Channels to close after a test, or Node stays up. */
const channels: MessageChannel[] = [];

export function closeWorkers(): void {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
}

/** A worker in all but its thread. `crash` ends it as running out of memory would. */
export function inProcessWorker<Ops>(handlers: Handlers<Ops>): Spawned & { crash(): void } {
  const channel = new MessageChannel();
  channels.push(channel);
  let crashed: (message: string) => void = () => {};
  serve<Ops>(channel.port2 as unknown as Port, handlers);
  return {
    port: channel.port1 as unknown as Port,
    terminate() {
      channel.port1.close();
      channel.port2.close();
    },
    onCrash(listener) {
      crashed = listener;
    },
    crash: () => crashed("killed"),
  };
}

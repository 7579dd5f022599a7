import * as z from "zod/mini";

/** Before any other work in a worker: no compiled parsers (the policy forbids eval), no way past the policy. */
export function hardenWorker(scope: object): void {
  z.config({ jitless: true });
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"]) {
    if (name in scope) Reflect.deleteProperty(scope, name);
  }
}

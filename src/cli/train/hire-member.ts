import { Worker } from "node:worker_threads";
import type { Member } from "#kernels/team/team.ts";

/** A thread that helps with fits; it ends with the thread that hired it. @param address of member-thread.ts, built */
export function hireMember(
  lost: () => void,
  address: URL = new URL("./member-thread.mjs", import.meta.url),
): Member {
  const worker = new Worker(address);
  worker.on("error", () => {}); // what it has left undone, the team finds
  worker.on("exit", lost);
  return { call: (seat) => worker.postMessage(seat), end: () => void worker.terminate() };
}

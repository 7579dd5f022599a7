import { parentPort, Worker, workerData } from "node:worker_threads";
import { fitsOf } from "./serve-fits.mjs";
import { benchTables } from "./tables.mjs";

const { address, id, rows, ...how } = workerData;
const hire = () => {
  const worker = new Worker(new URL("member-thread.mjs", import.meta.url), { workerData: address });
  return { call: (seat) => worker.postMessage(seat), end: () => worker.terminate() };
};
const run = fitsOf(await import(address), benchTables[id].make(rows), how, hire);
parentPort.on("message", async (what) => parentPort.postMessage(await run(what)));
parentPort.postMessage("ready");

import { parentPort, workerData } from "node:worker_threads";
import { fitsOf } from "./serve-fits.mjs";
import { benchTables } from "./tables.mjs";

const { address, id, rows, ...how } = workerData;
const run = fitsOf(await import(address), benchTables[id].make(rows), how);
parentPort.on("message", async (what) => parentPort.postMessage(await run(what)));
parentPort.postMessage("ready");

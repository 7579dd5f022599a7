import { parentPort, workerData } from "node:worker_threads";

const { attend } = await import(workerData);
parentPort.on("message", attend);

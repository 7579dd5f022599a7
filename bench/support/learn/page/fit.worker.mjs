import * as library from "../models.ts";
import { fitsOf } from "../serve-fits.mjs";
import { benchTables } from "../tables.mjs";

const hire = () => {
  const worker = new Worker(new URL("./member.worker.mjs", import.meta.url), { type: "module" });
  return { call: (seat) => worker.postMessage(seat), end: () => worker.terminate() };
};
let run = null;
onmessage = async ({ data }) => {
  if (run === null) {
    run = fitsOf(library, benchTables[data.id].make(data.rows), data, hire);
    postMessage("ready");
  } else postMessage(await run(data));
};

import * as library from "../models.ts";
import { fitsOf } from "../serve-fits.mjs";
import { benchTables } from "../tables.mjs";

let run = null;
onmessage = async ({ data }) => {
  if (run === null) {
    run = fitsOf(library, benchTables[data.id].make(data.rows), data);
    postMessage("ready");
  } else postMessage(await run(data));
};

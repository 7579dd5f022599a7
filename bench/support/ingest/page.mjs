/** Each reader in a worker of its own, started for one reading and ended after it. */
const workers = {
  lathe: () => new Worker(new URL("./lathe.worker.mjs", import.meta.url), { type: "module" }),
  papa: () => new Worker(new URL("./papa.worker.mjs", import.meta.url), { type: "module" }),
  udsv: () => new Worker(new URL("./udsv.worker.mjs", import.meta.url), { type: "module" }),
  duckdb: () => new Worker(new URL("./duckdb.worker.mjs", import.meta.url), { type: "module" }),
};

let file = null;
globalThis.loadFile = async (address) => {
  file = new File([await (await fetch(address)).blob()], "table.csv");
  return file.size;
};

/** @returns what the worker says of its `times` readings */
globalThis.measure = (reader, options) =>
  new Promise((done, fail) => {
    const worker = workers[reader]();
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if ("failed" in data) fail(new Error(`${reader}: ${data.failed}`));
      else done(data);
    };
    worker.onerror = (event) => fail(new Error(`${reader}: ${event.message}`));
    worker.postMessage({ file, options });
  });

import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

/**
 * The measurements behind docs/adr/0008: 10 million rows × 28 features as float32 columns in shared memory.
 * Run: node bench/memory-spike.mjs [millions of rows]
 */

const nColumns = 28;
const blockRows = 65_536;

/** @param {Float32Array} column */
function sum(column) {
  let total = 0;
  for (let i = 0; i < column.length; i++) total += column[i];
  return total;
}

/** Bins of one column, row-major beside its neighbours, as a histogram kernel reads them. */
function binInto(bins, column, start, end, feature) {
  for (let row = start; row < end; row++) bins[row * nColumns + feature] = column[row] * 255;
}

if (isMainThread) await measure(Math.round(Number(process.argv[2] ?? 10) * 1e6));
else serveWorker();

async function measure(nRows) {
  const gigabytes = (nRows * nColumns * 4) / 1e9;
  const timed = async (title, bytes, work) => {
    const began = performance.now();
    const result = await work();
    const ms = performance.now() - began;
    const speed = bytes ? `${(bytes / 1e6 / ms).toFixed(2).padStart(7)} GB/s` : "";
    console.log(`${title.padEnd(66)} ${ms.toFixed(0).padStart(7)} ms ${speed}`);
    return result;
  };
  console.log(
    `${nRows / 1e6} M rows × ${nColumns} float32 columns = ${gigabytes.toFixed(2)} GB, Node ${process.version}\n`,
  );

  const shared = await timed("allocate 28 SharedArrayBuffers", 0, () =>
    Array.from({ length: nColumns }, () => new Float32Array(new SharedArrayBuffer(nRows * 4))),
  );
  await timed("fill them (first touch)", gigabytes * 1e9, () => {
    let state = 1;
    for (const column of shared)
      for (let i = 0; i < nRows; i++) {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        column[i] = (state >>> 8) / 16777216;
      }
  });
  const own = new Float32Array(nRows).fill(0.5);
  for (let warm = 0; warm < 3; warm++) {
    sum(own.subarray(0, 1e6));
    sum(shared[0].subarray(0, 1e6));
  }
  await timed("sum one ordinary ArrayBuffer column, this thread", nRows * 4, () => sum(own));
  await timed("sum one SharedArrayBuffer column, this thread", nRows * 4, () => sum(shared[0]));
  await timed("sum all shared columns, this thread", gigabytes * 1e9, () => shared.map(sum));

  const workers = [start(), start()];
  const buffers = shared.map((column) => column.buffer);
  await timed("hand all shared columns to 2 workers (no copy)", 0, () =>
    Promise.all(workers.map((worker) => ask(worker, { do: "hold", buffers }))),
  );
  await timed("sum all shared columns, 1 worker", gigabytes * 1e9, () =>
    ask(workers[0], { do: "sum", from: 0, to: 28 }),
  );
  await timed("sum all shared columns, 2 workers, 14 each", gigabytes * 1e9, () =>
    Promise.all(workers.map((worker, i) => ask(worker, { do: "sum", from: i * 14, to: i * 14 + 14 }))),
  );
  await timed("post one ordinary column to a worker by copy", nRows * 4, () =>
    ask(workers[0], { do: "take", column: own }),
  );
  await timed("post one ordinary column to a worker by moving it", nRows * 4, () =>
    ask(workers[0], { do: "take", column: own }, [own.buffer]),
  );

  // One shared WebAssembly.Memory: all bins as bytes, and two scratch blocks of float32 columns.
  const blockBytes = blockRows * nColumns * 4;
  const binBytes = nRows * nColumns;
  const pages = Math.ceil((binBytes + 2 * blockBytes) / 65_536);
  const memory = await timed(
    `allocate a shared WebAssembly.Memory of ${((pages * 65_536) / 1e6).toFixed(0)} MB`,
    0,
    () => new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }),
  );
  const scratch = new Float32Array(memory.buffer, 0, blockRows * nColumns);
  await timed("copy every block of 65,536 rows into it once (float32)", gigabytes * 1e9, () => {
    for (let start = 0; start < nRows; start += blockRows)
      for (let feature = 0; feature < nColumns; feature++)
        scratch.set(shared[feature].subarray(start, Math.min(nRows, start + blockRows)), feature * blockRows);
  });
  const bins = new Uint8Array(memory.buffer, 2 * blockBytes, binBytes);
  const binAll = (from, to) => {
    for (let start = from; start < to; start += blockRows)
      for (let feature = 0; feature < nColumns; feature++)
        binInto(bins, shared[feature], start, Math.min(to, start + blockRows), feature);
  };
  binAll(0, Math.min(nRows, 2 * blockRows));
  await timed("bin all columns into it as bytes, row-major, this thread", gigabytes * 1e9, () =>
    binAll(0, nRows),
  );
  const half = Math.ceil(nRows / 2 / blockRows) * blockRows;
  await timed("the same, 2 workers, half of the rows each", gigabytes * 1e9, () =>
    Promise.all(
      workers.map((worker, i) =>
        ask(worker, {
          do: "bin",
          memory,
          offset: 2 * blockBytes,
          from: i * half,
          to: i === 0 ? half : nRows,
        }),
      ),
    ),
  );
  console.log(`\nResident at the end: ${(process.memoryUsage.rss() / 1e9).toFixed(2)} GB`);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function start() {
  return new Worker(new URL(import.meta.url), { workerData: { nColumns } });
}

function ask(worker, message, move = []) {
  return new Promise((done, fail) => {
    worker.once("message", done);
    worker.once("error", fail);
    worker.postMessage(message, move);
  });
}

function serveWorker() {
  if (workerData.nColumns !== nColumns) throw new Error("started by something else");
  let columns = [];
  parentPort.on("message", (message) => {
    if (message.do === "hold") columns = message.buffers.map((buffer) => new Float32Array(buffer));
    if (message.do === "sum") for (const column of columns.slice(message.from, message.to)) sum(column);
    if (message.do === "bin") {
      const bins = new Uint8Array(message.memory.buffer, message.offset);
      for (let start = message.from; start < message.to; start += blockRows)
        for (let feature = 0; feature < nColumns; feature++)
          binInto(bins, columns[feature], start, Math.min(message.to, start + blockRows), feature);
    }
    parentPort.postMessage("done");
  });
}

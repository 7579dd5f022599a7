const workers = [];

const answerOf = (worker) =>
  new Promise((done, fail) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => fail(new Error(event.message));
  });

/** Starts one more worker, which makes the table for itself. @returns its number */
globalThis.startWorker = async (job) => {
  if (!crossOriginIsolated) throw new Error("the page is not isolated");
  const worker = new Worker(new URL("./fit.worker.mjs", import.meta.url), { type: "module" });
  const ready = answerOf(worker);
  worker.postMessage(job);
  await ready;
  return workers.push(worker) - 1;
};

globalThis.ask = (worker, what) => {
  const answer = answerOf(workers[worker]);
  workers[worker].postMessage(what);
  return answer;
};

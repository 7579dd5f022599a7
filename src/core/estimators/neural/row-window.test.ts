import { expect, it } from "vitest";
import type { LabelledRows } from "#core/estimators/design.ts";
import type { NetJob, NeuralEngine } from "#core/estimators/neural/engine.ts";
import { startOfFit } from "#core/estimators/neural/net-checkpoint.ts";
import { netJob } from "#core/estimators/neural/net-job.ts";
import { RowWindow } from "#core/estimators/neural/row-window.ts";
import { mlpSpec } from "#core/estimators/neural/schema.ts";
import { neuralEngines } from "#core/estimators/neural/neural-engines.ts";
import { trainNet } from "#core/estimators/neural/train.ts";
import { context, design, labelled, moons, unobserved } from "#test/support/neural-designs.ts";

const params = mlpSpec.params.parse({ hiddenLayers: [8], maxIter: 5, batchSize: 32, learningRate: 0.01 });
const wasm = neuralEngines.find(({ id }) => id === "tfjs-wasm")!;

const train = (job: NetJob, engine: NeuralEngine = wasm, extra = {}) =>
  trainNet(
    { engine, job, params, steered: false, from: startOfFit(job.shape, 0, params.maxIter, engine.id) },
    unobserved,
    context(extra),
  );
const nothing = { nRows: 0, async *stretches() {} };
const scale = { targetMean: 0, targetScale: 1 };

it("learns the same from rows that are shown to it as from all at once, bit for bit, in the same batches", async () => {
  const job = netJob(design("binary", moons(300, 1)), params);
  const window = new RowWindow(job.rows);
  const feed = { window, inMemory: job.rows, more: nothing, scale, factors: null };
  const [plain, shown] = [await train(job), await train({ ...job, rows: window, feed })];
  expect(shown).toEqual(plain);
});

/** The rows numbered by their first column, and who steps on which. */
function watched(): { readonly engine: NeuralEngine; readonly steps: number[][] } {
  const steps: number[][] = [];
  const engine: NeuralEngine = {
    ...wasm,
    async open(job, state) {
      const session = await wasm.open(job, state);
      return {
        step(rows, masks) {
          steps.push(Array.from(rows, (row) => Math.round(job.rows.X[2 * row]! * 1000)));
          session.step(rows, masks, 0.01);
        },
        outputs: () => session.outputs(),
        monitor: () => session.monitor(),
        weights: () => session.weights(),
        state: () => session.state(),
        close: () => session.close(),
      };
    },
  };
  return { engine, steps };
}

const numbered = (from: number, to: number): LabelledRows => {
  const ids = Array.from({ length: to - from }, (_, i) => from + i);
  return labelled(
    [ids.map((id) => id / 1000), ids.map((id) => (id * 37) % 11)],
    ids.map((id) => id % 2),
  );
};

it("steps on every row of memory and disk once an epoch, in another order each time, and goes on where it stopped", async () => {
  const more = {
    nRows: 200,
    async *stretches() {
      yield numbered(100, 230);
      yield numbered(230, 300);
    },
  };
  const job = netJob(design("binary", numbered(0, 100), { more }), params);
  const { engine, steps } = watched();
  const whole = await train(job, engine);
  const epochs: number[][] = [];
  for (const rows of steps) {
    if ((epochs.at(-1)?.length ?? 300) === 300) epochs.push([]);
    epochs.at(-1)!.push(...rows);
  }
  expect(epochs).toHaveLength(5);
  for (const rows of epochs) expect(rows.toSorted((a, b) => a - b)).toEqual([...Array(300).keys()]);
  expect(new Set(epochs.map((rows) => rows.join())).size).toBe(5);

  const saved: unknown[] = [];
  let time = 0;
  const clock = () => (time += 5000);
  const saveCheckpoint = (state: unknown) => saved.push(structuredClone(state));
  await train(netJob(design("binary", numbered(0, 100), { more }), params), wasm, { clock, saveCheckpoint });
  const middle = saved.find((state) => (state as { batch: number }).batch > 5)!;
  const again = netJob(design("binary", numbered(0, 100), { more }), params);
  const resumed = await trainNet(
    { engine: wasm, job: again, params, steered: false, from: middle as never },
    unobserved,
    context(),
  );
  expect(resumed).toEqual(whole);
});

import { readdirSync } from "node:fs";
import { planFor } from "#test/support/judge.ts";
import { builtFolder, expect, test } from "./support/studio-test.ts";

const nRows = 60_000;
const nFeatures = 16;

test("a worker that fits is helped by others where cores are to spare, and the model is the same", async ({
  page,
  consoleErrors,
}) => {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  const script = readdirSync(`${builtFolder}/assets`).find((file) => /^train\.worker-.*\.js$/.test(file))!;
  const names = [...Array(nFeatures).keys()].map((j) => ({
    kind: "numeric" as const,
    name: `x${j}`,
    values: new Float64Array(0),
  }));
  const columns = [...names, { kind: "numeric" as const, name: "target", values: new Float64Array(0) }];
  const plan = planFor({ nRows, columns }, "regression", ["hist-gradient-boosting"], 2);
  await page.goto("./");
  const fits = await page.evaluate(
    async ([address, plan, nRows, nFeatures]) => {
      const worker = new Worker(address, { type: "module" });
      let nAsked = 0;
      const ask = (op: string, input: unknown) =>
        new Promise<never>((resolve, reject) => {
          const id = nAsked++;
          worker.addEventListener("message", ({ data }) => {
            if (data.id === id && data.type === "done") resolve(data.output as never);
            if (data.id === id && data.type === "failed") reject(new Error(JSON.stringify(data.error)));
          });
          worker.postMessage({ type: "start", id, op, input });
        });
      let state = 1;
      const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
      const features = Array.from({ length: nFeatures }, () => Float64Array.from({ length: nRows }, next));
      const target = Float64Array.from(features[0]!, (x, row) => x + features[1]![row]! ** 2 + next() / 4);
      const columns = [...features, target].map((values, j) => {
        return { kind: "numeric", name: j === nFeatures ? "target" : `x${j}`, values };
      });
      await ask("setTable", { key: "made", table: { nRows, columns }, disk: null });
      const fit = async (nSpare: number | null) => {
        const spareCores = nSpare === null ? null : new Int32Array(new SharedArrayBuffer(4)).fill(nSpare);
        const model = plan.models[0]!;
        const part = { table: "made", plan, model, fold: null, resume: null, spareCores };
        const { pipeline } = await ask("fitPart", part);
        const trees = (pipeline as { model: Record<string, ArrayLike<number>> }).model;
        return JSON.stringify(Object.entries(trees).map(([name, values]) => [name, Array.from(values)]));
      };
      const alone = await fit(null);
      const helped = [await fit(1), await fit(2)];
      worker.terminate();
      return { length: alone.length, same: helped.map((model) => model === alone) };
    },
    [new URL(`assets/${script}`, page.url()).href, plan, nRows, nFeatures] as const,
  );
  expect(fits.length).toBeGreaterThan(10_000);
  expect(fits.same).toEqual([true, true]);
  expect(asked.filter((url) => /member\.worker-.*\.js$/.test(url)).length).toBeGreaterThan(0);
  expect(consoleErrors).toEqual([]);
});

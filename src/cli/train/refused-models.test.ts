import { expect, it } from "vitest";
import { forecastModels, refusedModels } from "#cli/train/refused-models.ts";
import { summarise } from "#core/frame/summary.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { mixedTable } from "#test/support/tables.ts";

const roles = {
  target: "target",
  task: "regression" as const,
  positive: null,
  columns: ["size", "weight", "colour", "when"].map((column) => ({ column, role: "feature" as const })),
};
const plan = compilePlan(
  defaultGraph({
    read: {},
    roles,
    split: defaultSplit,
    models: ["baseline", "ridge", "ebm"],
    randomState: 0,
  }),
);
const usual = { anyway: false, named: false, memory: 1e15, threads: 1 };
const refused = async (nRows: number, change: Partial<typeof usual> = {}) => {
  const columns = await summarise(mixedTable(60, "regression"), async () => {});
  return Object.fromEntries(
    refusedModels(forecastModels(plan, nRows, null, columns, { ...usual, ...change }), {
      ...usual,
      ...change,
    }),
  );
};

it("leaves out what takes longer than an hour, unless it was named or is wanted anyway", async () => {
  expect(await refused(1000)).toEqual({});
  const slow = await refused(100_000_000);
  expect(slow["ebm"]).toMatch(/^It would take about \d+ (h|days) here; .* --anyway trains it/);
  expect(slow["baseline"]).toBeUndefined();
  expect(await refused(100_000_000, { named: true })).toEqual({});
  expect(await refused(100_000_000, { anyway: true })).toEqual({});
});

it("leaves out what does not fit, however it was asked for", async () => {
  const words = await refused(1_000_000, { memory: 20e6, named: true, anyway: true });
  expect(Object.keys(words), "a baseline is always begun").toEqual(["ridge", "ebm"]);
  expect(words["ebm"]).toMatch(/^It needs about \d+ MB of memory at once, .* 20 MB here\. Leave out/);
});

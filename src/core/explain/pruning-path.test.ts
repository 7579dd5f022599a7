import { expect, it } from "vitest";
import { pruningPath } from "#core/explain/pruning-path.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { mixedTable } from "#test/support/tables.ts";

const table = mixedTable(240, "binary");
const plan = compilePlan(
  defaultGraph({
    read: {},
    roles: {
      target: "target",
      task: "binary",
      positive: "yes",
      columns: ["size", "weight", "colour"].map((column) => ({ column, role: "feature" as const })),
    },
    split: defaultSplit,
    models: ["decision-tree"],
    randomState: 0,
  }),
);
const split = prepareSplit(table, plan);
const [model] = plan.models;
const quietly = async () => {};
const clock = () => 0;
const withAlpha = (ccpAlpha: number) => ({ ...model!, params: { ...(model!.params as object), ccpAlpha } });
const pathOf = (ccpAlpha: number, pause: () => Promise<void> = quietly) =>
  pruningPath(table, plan, split, withAlpha(ccpAlpha), pause, clock);

it("judges each subtree as a run with its alpha would be, fold by fold", async () => {
  const path = await pathOf(0);
  expect(path.metric).toBe(primaryMetric("binary").id);
  expect(path.trees[0]!.alpha).toBe(0);
  expect(path.trees.at(-1)!.leaves).toBe(1);
  for (const tree of [path.trees[0]!, path.trees[path.best]!, path.trees.at(-2)!]) {
    for (let fold = 0; fold < 5; fold++) {
      const context = { clock, finishEarly: { aborted: false } };
      const part = await fitPart(table, plan, withAlpha(tree.alpha), split, fold, quietly, context);
      expect(part.scores.find(({ metric }) => metric === path.metric)!.value).toBeCloseTo(
        tree.scores[fold]!,
        12,
      );
    }
  }
});

it("falls in leaves, knows the run's own place, and the best and the simplest", async () => {
  const { trees, best, simplest, own } = await pathOf(0);
  trees.slice(1).forEach(({ alpha, leaves }, i) => {
    expect(alpha).toBeGreaterThan(trees[i]!.alpha);
    expect(leaves).toBeLessThan(trees[i]!.leaves);
  });
  expect(trees[best]!.mean).toBe(Math.min(...trees.map(({ mean }) => mean)));
  expect(simplest).toBeGreaterThanOrEqual(best);
  expect(own).toBe(0);
  for (const [place, { alpha }] of trees.entries()) expect((await pathOf(alpha)).own).toBe(place);
});

it("stops where it is told to", async () => {
  const stop = () => Promise.reject(abortError());
  await expect(pathOf(0, stop)).rejects.toThrow("Cancelled");
});

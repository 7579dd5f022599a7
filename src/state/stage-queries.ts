import type { Stage } from "#core/estimators/staged.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import { assert } from "#core/shared/assert.ts";
import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { given } from "#state/given-up.ts";
import { runFiles, runFilesOnTable } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

type StageQueries = Pick<StudioQueries, "stages" | "lookAt" | "tree" | "pruning" | "evaluationAt">;

/** Questions about the insides of models, and how they were while they were trained. */
export function stageQueries(studio: Studio): StageQueries {
  return {
    async stages(run) {
      const { stages = [] } = await runFiles(studio, run);
      return stages.map(({ fold, refused, stages: kept }) => ({
        fold,
        refused,
        iterations: kept.map(({ iteration }) => iteration),
      }));
    },
    async lookAt(run, fold, iteration, request) {
      const files = await runFilesOnTable(studio, run);
      const { plan } = files;
      const pipeline = pipelineOf(files, fold);
      const stage = iteration === null ? null : stageOf(files, fold, iteration);
      const table = await askTable(studio);
      return studio.asker.run("lookAt", { table, plan, pipeline, fold, stage, request });
    },
    async tree(run, tree) {
      const { plan, pipeline } = await runFilesOnTable(studio, run);
      const table = await askTable(studio);
      return studio.asker.run("drawTree", { table, plan, pipeline, tree });
    },
    async pruning(run, asking) {
      const record = studio.get().project.runs.find(({ id }) => id === run);
      assert(record?.estimator === "decision-tree", "it is a tree that is pruned");
      const { plan } = await runFilesOnTable(studio, run);
      const table = await askTable(studio);
      const { node, estimator, params, engine, randomState, recipe } = record;
      const model = { node, estimator, params, engine, randomState, recipe };
      return studio.asker.run("pruningPath", { table, plan, model }, given(asking));
    },
    async evaluationAt(run, iteration) {
      const files = await runFilesOnTable(studio, run);
      const { plan } = files;
      const held = files.folds.find(({ fold }) => fold === 0);
      assert(held, "the first fold was judged");
      const { rows, outputs, pipeline } = held;
      const stage = stageOf(files, 0, iteration);
      const table = await askTable(studio);
      const { threshold } = studio.get().project;
      return studio.asker.run("evaluateAt", {
        table,
        plan,
        pipeline,
        fold: 0,
        stage,
        held: { rows, outputs },
        threshold,
      });
    },
  };
}

function pipelineOf(files: RunFiles, fold: number | null) {
  return files.folds.find((part) => part.fold === fold)?.pipeline ?? files.pipeline;
}

function stageOf({ stages = [] }: RunFiles, fold: number | null, iteration: number): Stage {
  const part = stages.find((candidate) => candidate.fold === fold);
  const stage = part?.stages.find((candidate) => candidate.iteration === iteration);
  assert(stage, `iteration ${iteration} was kept`);
  return stage;
}

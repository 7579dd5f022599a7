import { sha256Hex } from "#core/shared/sha256.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { LatheContents } from "#core/project/lathe-file.ts";
import type { Project } from "#core/project/project.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId, ProjectId, RunId } from "#core/shared/brand.ts";

export const smallGraph = defaultGraph({
  read: {},
  roles: {
    target: "y",
    task: "regression",
    positive: null,
    columns: [
      { column: "a", role: "feature" },
      { column: "__proto__", role: "feature" },
    ],
  },
  split: { ...defaultSplit, folds: 2 },
  models: ["baseline"],
  randomState: 0,
});

export function smallProject(change: Partial<Project> = {}): Project {
  return {
    version: 1,
    id: "p1" as ProjectId,
    name: "small",
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    source: {
      fileName: "small.csv",
      byteLength: 12,
      contentHash: "00",
      nRows: 10,
      nColumns: 3,
      sample: null,
    },
    graph: smallGraph,
    runs: [smallRun("r1")],
    seal: [{ at: "2026-01-02T00:00:00.000Z", reason: "done", runs: ["r1" as RunId] }],
    threshold: 0.5,
    ...change,
  };
}

export function smallRun(id: string, change: Partial<RunRecord> = {}): RunRecord {
  return {
    id: id as RunId,
    node: "baseline" as NodeId,
    name: "Baseline",
    estimator: "baseline",
    params: {},
    recipe: [],
    randomState: 0,
    engine: null,
    engineTimings: [],
    splitKey: "key",
    createdAt: "2026-01-01T00:00:00.000Z",
    deletedAt: null,
    status: "succeeded",
    problem: null,
    scores: [{ metric: "rmse", mean: 0.5, std: 0, folds: [0.5, Number.NaN], interval: null }],
    test: null,
    fitSeconds: 0.1,
    predictSeconds: 0.01,
    nTrainRows: 8,
    curves: [],
    notes: [],
    warnings: [],
    importance: null,
    ...change,
  };
}

export function smallPipeline(): FittedPipeline {
  return {
    version: 1,
    task: "regression",
    target: "y",
    classes: [],
    positive: null,
    inputs: [
      { name: "a", kind: "numeric", range: { min: 0, median: 1, max: 2 }, categories: [], hasTime: false },
    ],
    steps: [],
    features: [{ name: "a", source: "a", kind: "numeric" }],
    estimator: "baseline",
    params: {},
    model: { kind: "baseline", warnings: [], value: Float64Array.of(0.5) } as FittedPipeline["model"],
    nTrainRows: 8,
  };
}

export function smallContents(): LatheContents {
  const pipeline = smallPipeline();
  const plan = { ...compilePlan(smallGraph), models: [] };
  const fold = (n: number) => ({
    fold: n,
    rows: Int32Array.of(n, n + 2),
    outputs: Float64Array.of(0.5, 0.25),
    pipeline,
  });
  return {
    project: smallProject(),
    runs: [{ id: "r1" as RunId, files: { plan, folds: [fold(0), fold(1)], pipeline, test: null } }],
    table: {
      reading: {
        fileName: "small.csv",
        byteLength: 12,
        contentHash: "00",
        encoding: "utf-8",
        delimiter: ",",
        quote: '"',
        escape: '"',
        layout: "delimited",
        header: true,
        headerRows: 1,
        skipLines: 0,
        comment: "",
        guesses: [],
        otherTable: null,
        nRows: 10,
        blankLines: 0,
        warnings: [],
        ragged: [],
      },
      bytes: Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 251),
      source: Uint8Array.of(97, 44, 98),
      others: [{ key: sha256Hex(Uint8Array.of(1, 2, 3)), bytes: Uint8Array.of(1, 2, 3) }],
    },
  };
}

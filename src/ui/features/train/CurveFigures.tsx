import { estimators } from "#core/estimators/registry.ts";
import type { LeaderboardRow } from "#core/evaluate/leaderboard.ts";
import { learnNodesOf } from "#core/pipeline/edit.ts";
import { findNode, type PipelineGraph } from "#core/pipeline/graph.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import type { Job } from "#state/studio-state.ts";
import { useJobs } from "#ui/runs/use-jobs.ts";
import { useStage } from "#ui/stages/stage-store.ts";
import { LossFigure } from "./LossFigure.tsx";
import { usePaced } from "./use-paced.ts";

/** A curve under way is redrawn so often at most: each time costs the page some 50 ms. */
const REDRAW_MS = 400;

const curvePlaces = ["train.curves.left", "train.curves.right"] as const;
/** By how many curves there can be. */
const figureOrders = [0, 1, 2].map((nCurves) => [...curvePlaces.slice(0, nCurves), "train.leaderboard"]);

/** Where the figures of this page stand, in their order. Curves come while models train: they have their numbers before. */
export function trainFigures(graph: PipelineGraph): readonly string[] {
  const nCurves = learnNodesOf(graph).filter(({ id }) => hasCurve(graph, id)).length;
  return figureOrders[Math.min(nCurves, curvePlaces.length)] ?? [];
}

/** What changes while a model is trained, apart from what does not: only this is drawn at every report. */
export function CurveFigures({
  rows,
  graph,
  task,
  marked,
}: {
  readonly rows: readonly LeaderboardRow[];
  readonly graph: PipelineGraph;
  readonly task: Task;
  /** The run whose moment of training other figures show. */
  readonly marked: RunId | null;
}) {
  const jobs = usePaced(useJobs(), REDRAW_MS);
  const stage = useStage(marked);
  const figures = curveFigures(
    rows.map(({ run }) => run),
    jobs,
    graph,
    task,
  );
  return (
    <div className="figure-grid curves">
      {figures.map((figure, place) => (
        <LossFigure
          key={figure.id}
          {...figure}
          place={curvePlaces[place] ?? curvePlaces[1]}
          markedAt={figure.id === marked && !figure.isLive ? stage : null}
        />
      ))}
    </div>
  );
}

interface CurveFigure {
  readonly id: string;
  readonly node: NodeId;
  readonly name: string;
  readonly curves: RunRecord["curves"];
  readonly isLive: boolean;
  readonly unit: string;
  readonly loss: string;
}

/**
 * Two at most: work under way, then the runs that finished last. A model has its side by its place in the pipeline,
 * so that none moves when another's work ends.
 */
function curveFigures(
  runs: readonly RunRecord[],
  jobs: readonly Job[],
  graph: PipelineGraph,
  task: Task,
): CurveFigure[] {
  const live = jobs
    .filter(({ node, curves }) => curves.some(({ points }) => points.length > 1) || hasCurve(graph, node))
    .map((job) => ({
      id: job.id,
      node: job.node,
      name: job.title,
      curves: job.curves,
      isLive: true,
      ...curveWords(
        task,
        kindOf(graph, job.node),
        (findNode(graph, job.node)?.params as LearnParams | undefined)?.params,
      ),
    }));
  const done = runs
    .filter(
      ({ id, curves }) =>
        !live.some((job) => job.id === id) && curves.some(({ points }) => points.length > 1),
    )
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map((run) => ({
      id: run.id,
      node: run.node,
      name: run.name,
      curves: run.curves,
      isLive: false,
      ...curveWords(task, run.estimator, run.params),
    }));
  const nodes = learnNodesOf(graph).flatMap(({ id }) => (hasCurve(graph, id) ? [id] : []));
  const all: readonly CurveFigure[] = [...live, ...done];
  const sides = [0, 1].flatMap((side) => all.find(({ node }) => nodes.indexOf(node) % 2 === side) ?? []);
  const others = all.filter((figure) => !sides.includes(figure));
  return [...sides, ...others].slice(0, 2);
}

/** Whether it will have one: its figure has its place from the beginning, so that nothing is pushed down later. */
function hasCurve(graph: PipelineGraph, node: NodeId): boolean {
  return estimators[kindOf(graph, node) ?? ""]?.iterationName !== undefined;
}

function kindOf(graph: PipelineGraph, node: NodeId): string | undefined {
  return findNode(graph, node)?.kind;
}

function curveWords(
  task: Task,
  estimator: string | undefined,
  params: unknown,
): Pick<CurveFigure, "unit" | "loss"> {
  const spec = estimators[estimator ?? ""];
  const values = { ...(spec?.params.defaults as object | undefined), ...(params as object | undefined) };
  return { unit: spec?.iterationName ?? "iteration", loss: spec?.curveLoss?.(task, values) ?? "loss" };
}

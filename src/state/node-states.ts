import { estimators } from "#core/estimators/registry.ts";
import { learnNodesOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph, PipelineNode } from "#core/pipeline/graph.ts";
import { isWired, nodeKeys } from "#core/pipeline/node-keys.ts";
import { inputsOf } from "#core/pipeline/recipe-chain.ts";
import { modelsBelow } from "#core/pipeline/step-words.ts";
import { drifted } from "#core/monitor/advice.ts";
import { adviceTitles } from "#core/monitor/advice-titles.ts";
import type { Project } from "#core/project/project.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { Job, StudioData } from "#state/studio-state.ts";

export type NodeStatus = "idle" | "loose" | "queued" | "running" | "done" | "stale" | "failed";

/** What a step of the drawing is doing, and the run that its present inputs, or its last ones, gave. */
export interface NodeState {
  readonly status: NodeStatus;
  /** "fold 3/5", "not trained yet". */
  readonly words: string;
  /** 0…1 while running. */
  readonly progress: number | null;
  readonly run: RunRecord | null;
  readonly job: Job | null;
}

type Known = Pick<StudioData, "data" | "jobs" | "paused" | "project" | "exports">;

/** The state of every step. A result is a step's own as long as the key of all that it rests on is the same. */
export function nodeStates(state: Known): ReadonlyMap<NodeId, NodeState> {
  const { project, data } = state;
  const { graph } = project;
  const keys = nodeKeys(graph, project.source?.contentHash ?? "");
  const models = new Map(learnNodesOf(graph).map((node) => [node.id, modelState(state, node, keys)]));
  return new Map(
    graph.nodes.map((node): [NodeId, NodeState] => {
      const model = models.get(node.id);
      if (model) return [node.id, model];
      switch (node.kind) {
        case "file":
          return [node.id, fileState(data)];
        case "recipe":
          return [node.id, recipeState(state, node, keys, models)];
        case "leaderboard":
        case "importance":
        case "export":
        case "predict":
        case "monitor":
          return [node.id, judgeState(state, node, models)];
        default:
          return [
            node.id,
            data.status === "ready" ? plain("done", "done") : plain("idle", "waits for a table"),
          ];
      }
    }),
  );
}

/** Models without a result for their present inputs, and not being trained on them now. */
export function changedModels(state: Known): readonly NodeId[] {
  const keys = nodeKeys(state.project.graph, state.project.source?.contentHash ?? "");
  return learnNodesOf(state.project.graph).flatMap((node) => {
    if (!isWired(state.project.graph, node.id)) return [];
    const key = keys.get(node.id);
    const isDone = state.project.runs.some((run) => run.nodeKey === key && isKept(run));
    const isRunning = state.jobs.some((job) => job.node === node.id && job.nodeKey === key);
    return isDone || isRunning ? [] : [node.id];
  });
}

function modelState(
  { project, jobs, paused }: Known,
  node: PipelineNode,
  keys: ReadonlyMap<NodeId, string>,
): NodeState {
  const key = keys.get(node.id);
  const kept = project.runs.filter(isKept);
  const current = kept.filter(({ nodeKey }) => nodeKey !== undefined && nodeKey === key);
  const own = current.findLast((run) => run.node === node.id) ?? current.at(-1) ?? null;
  const last = own ?? kept.findLast((run) => run.node === node.id) ?? null;
  const job = jobs.find((candidate) => candidate.node === node.id) ?? null;
  if (job) return { ...jobState(job, paused), run: last, job };
  if (!isWired(project.graph, node.id)) return { ...plain("loose", "not wired to a recipe"), run: last };
  if (last === null) return plain("idle", "not trained yet");
  if (own === null) return { ...plain("stale", "changed since its last run"), run: last };
  if (own.status === "failed") return { ...plain("failed", "failed"), run: own };
  return { ...plain("done", own.status === "stopped" ? "stopped early" : "done"), run: own };
}

function jobState(job: Job, paused: boolean): Omit<NodeState, "run" | "job"> {
  if (job.status === "queued") return { status: "queued", words: "queued", progress: 0 };
  const folds = job.partsTotal - 1;
  const fold = Math.min(folds, job.partsDone + 1);
  const words = job.partsDone >= folds ? "final fit" : `fold ${fold}/${folds}`;
  const stopping = job.status === "stopping" ? "stopping" : null;
  return { status: "running", words: paused ? "paused" : (stopping ?? words), progress: job.progress };
}

function fileState(data: StudioData["data"]): NodeState {
  switch (data.status) {
    case "ready":
      return plain("done", "done");
    case "reading":
      return plain("running", "reading");
    case "failed":
      return plain("failed", "not read");
    case "empty":
      return plain("idle", "waits for a table");
  }
}

function recipeState(
  { project }: Known,
  node: PipelineNode,
  keys: ReadonlyMap<NodeId, string>,
  models: ReadonlyMap<NodeId, NodeState>,
): NodeState {
  const below = modelsBelow(project.graph, node.id).flatMap(({ id }) => models.get(id) ?? []);
  if (inputsOf(project.graph, node.id).length === 0) return plain("loose", "not wired to the split");
  if (below.length === 0) return plain("idle", "feeds no model yet");
  if (below.some(({ status }) => status === "running")) return plain("running", "in training");
  const key = keys.get(node.id);
  const fitted = project.runs.findLast(
    (run) => isKept(run) && run.inputKey === key && run.status !== "failed",
  );
  const isDone = fitted !== undefined || below.some(({ status }) => status === "done");
  if (isDone) return { ...plain("done", "done"), run: fitted ?? null };
  if (below.some(({ run }) => isJudged(run))) return plain("stale", "changed since its last run");
  return below.every(({ status }) => status === "failed")
    ? plain("idle", below.length === 1 ? "its model failed" : "its models failed")
    : plain("idle", "not fitted yet");
}

function judgeState(
  { project, exports }: Known,
  node: PipelineNode,
  models: ReadonlyMap<NodeId, NodeState>,
): NodeState {
  const board = node.kind === "leaderboard" ? node : inputsOf(project.graph, node.id)[0];
  const judged = board ? feeding(project.graph, board.id).flatMap((id) => models.get(id) ?? []) : [];
  if (judged.length === 0) {
    return plain("loose", node.kind === "leaderboard" ? "no model is wired to it" : "nothing is wired to it");
  }
  const nRunning = judged.filter(({ status }) => status === "running" || status === "queued").length;
  if (nRunning > 0)
    return plain("running", nRunning === 1 ? "waits for 1 model" : `waits for ${nRunning} models`);
  if (!judged.some(({ run }) => isJudged(run))) {
    return judged.every(({ status }) => status === "failed")
      ? plain("idle", judged.length === 1 ? "the model failed" : "every model failed")
      : plain("idle", "no model is judged yet");
  }
  if (judged.some(({ status }) => status === "stale")) return plain("stale", "a model changed since");
  if (node.kind === "leaderboard") return plain("done", "done");
  const runs = judged.flatMap(({ run }) => (isJudged(run) ? run : []));
  if (node.kind === "importance") {
    const explained = runs.some(({ importance }) => importance !== null);
    return explained ? plain("done", "done") : plain("idle", "not measured yet");
  }
  if (node.kind === "predict") return plain("done", "ready");
  if (node.kind === "monitor") return monitorState(project, runs);
  const own = exports.filter(({ run }) => runs.some(({ id }) => id === run));
  if (own.some(({ status }) => status === "refused" || status === "failed"))
    return plain("failed", "refused");
  if (own.some(({ status }) => status === "checking")) return plain("running", "being checked");
  return own.some(({ status }) => status === "verified")
    ? plain("done", "verified")
    : plain("idle", "nothing written yet");
}

/** What the newest check of the models there are found. */
function monitorState({ checks = [] }: Project, runs: readonly RunRecord[]): NodeState {
  const last = checks.findLast(({ run }) => runs.some(({ id }) => id === run));
  if (!last) {
    return checks.length > 0
      ? plain("stale", "checked with an earlier model")
      : plain("idle", "no later table yet");
  }
  const { advice, columns } = last.report;
  const nMoved = drifted(last.report).length;
  if (advice === "none") return plain("done", "as it was");
  const words = nMoved > 0 ? `${nMoved} of ${columns.length} moved` : adviceTitles[advice].toLowerCase();
  return plain(advice === "look" ? "done" : "failed", words);
}

function feeding(graph: PipelineGraph, id: NodeId): readonly NodeId[] {
  return inputsOf(graph, id)
    .filter(({ kind }) => kind in estimators)
    .map((node) => node.id);
}

function isJudged(run: RunRecord | null): run is RunRecord {
  return run !== null && run.status !== "failed";
}

function isKept({ deletedAt }: RunRecord): boolean {
  return deletedAt === null;
}

function plain(status: NodeStatus, words: string): NodeState {
  return { status, words, progress: null, run: null, job: null };
}

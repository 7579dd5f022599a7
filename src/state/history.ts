import { type LearnParams } from "#core/pipeline/nodes/learn.ts";
import { learnNodesOf } from "#core/pipeline/edit.ts";
import { findNode, type PipelineGraph, withParams } from "#core/pipeline/graph.ts";
import type { Project } from "#core/project/project.ts";
import type { RunRecord } from "#core/project/run.ts";

/** Steps kept at most. */
const CAP = 200;
/** Edits of the same field closer together than this are one step, ms. */
const GROUP_MS = 1000;

/** What a person writes on a run, and the scores, which edits of shapes move; all else of it is a result. */
type UndoableRun = Pick<RunRecord, "id" | "name" | "deletedAt" | "note" | "pinned" | "shapeEdits" | "scores">;

/** What undo and redo step through. Results, the ledger of the seal and the data are not in it. */
export interface Undoable {
  readonly name: string;
  readonly graph: PipelineGraph;
  readonly threshold: number;
  readonly runs: readonly UndoableRun[];
  readonly checks: Project["checks"];
  readonly columnLayout: Project["columnLayout"];
  readonly charts: Project["charts"];
}

interface Step {
  /** "change target to price" */
  readonly name: string;
  /** Edits with the same key in quick succession are one step; null is never grouped. */
  readonly group: string | null;
  readonly at: number;
  readonly before: Undoable;
  readonly after: Undoable;
}

export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const emptyHistory: History = { past: [], future: [] };

function undoableOf({ name, graph, threshold, runs, checks, columnLayout, charts }: Project): Undoable {
  return {
    name,
    graph,
    threshold,
    runs: runs.map(({ id, name: runName, deletedAt, note, pinned, shapeEdits, scores }) => ({
      id,
      name: runName,
      deletedAt,
      note,
      pinned,
      shapeEdits,
      scores,
    })),
    checks,
    columnLayout,
    charts,
  };
}

/** The history after an edit from `before` to `after`, at `at` ms. What could be redone is gone. */
export function recordStep(
  history: History,
  name: string,
  group: string | null,
  at: number,
  before: Project,
  after: Project,
): History {
  const step: Step = { name, group, at, before: undoableOf(before), after: undoableOf(after) };
  const last = history.past.at(-1);
  const joins = last !== undefined && group !== null && last.group === group && at - last.at <= GROUP_MS;
  const past = joins
    ? [...history.past.slice(0, -1), { ...step, before: last.before }]
    : [...history.past, step].slice(-CAP);
  return { past, future: [] };
}

export function undoStep(history: History, project: Project): { history: History; project: Project } | null {
  const step = history.past.at(-1);
  if (!step) return null;
  return {
    history: { past: history.past.slice(0, -1), future: [step, ...history.future] },
    project: restore(project, step.before, step.after),
  };
}

export function redoStep(history: History, project: Project): { history: History; project: Project } | null {
  const step = history.future[0];
  if (!step) return null;
  return {
    history: { past: [...history.past, step], future: history.future.slice(1) },
    project: restore(project, step.after, step.before),
  };
}

export function stepNames({ past, future }: History): { canUndo: string | null; canRedo: string | null } {
  return { canUndo: past.at(-1)?.name ?? null, canRedo: future[0]?.name ?? null };
}

/** `to` on top of the project as it is now: runs that came since stay, and so do engines recorded since. */
function restore(project: Project, to: Undoable, from: Undoable): Project {
  const runs = new Map(to.runs.map((run) => [run.id, run]));
  return {
    ...project,
    name: to.name,
    threshold: to.threshold,
    checks: to.checks,
    columnLayout: to.columnLayout,
    charts: to.charts,
    graph: keepEngines(project.graph, to.graph, from.graph),
    runs: project.runs.map((run) => restoreRun(run, runs.get(run.id))),
  };
}

/** What was measured of a model whose shapes were other is measured anew. */
function restoreRun(run: RunRecord, to: UndoableRun | undefined): RunRecord {
  if (to === undefined) return run;
  const isOther = to.shapeEdits !== run.shapeEdits;
  return { ...run, ...to, ...(isOther ? { importance: null, test: null } : {}) };
}

/** An engine that timing recorded is no step of the person's: undoing another edit leaves it. */
function keepEngines(now: PipelineGraph, to: PipelineGraph, from: PipelineGraph): PipelineGraph {
  let graph = to;
  for (const node of learnNodesOf(to)) {
    const engine = engineOf(to, node.id);
    const current = engineOf(now, node.id);
    const untouched = engine === engineOf(from, node.id);
    if (untouched && current !== undefined && current !== engine) {
      graph = withParams(graph, node.id, { ...(node.params as LearnParams), engine: current });
    }
  }
  return graph;
}

function engineOf(graph: PipelineGraph, id: Parameters<typeof findNode>[1]): string | null | undefined {
  return (findNode(graph, id)?.params as LearnParams | undefined)?.engine;
}

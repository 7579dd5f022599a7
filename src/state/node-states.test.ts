import { expect, it } from "vitest";
import { addStep } from "#core/pipeline/arrange.ts";
import { branch } from "#core/pipeline/clip.ts";
import { setLearn } from "#core/pipeline/edit.ts";
import { nodeKeys } from "#core/pipeline/node-keys.ts";
import { disconnect } from "#core/pipeline/wiring.ts";
import type { Project } from "#core/project/project.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { changedModels, nodeStates } from "#state/node-states.ts";
import type { Dataset, Job } from "#state/studio-state.ts";
import { smallGraph, smallProject, smallRun } from "#test/support/small-project.ts";

const id = (text: string) => text as NodeId;
const graph = addStep(smallGraph, "ridge");
const keys = nodeKeys(graph, "00");
const run = (node: string, change = {}) =>
  smallRun(`run-${node}`, {
    node: id(node),
    nodeKey: keys.get(id(node)),
    inputKey: keys.get(id(node === "baseline" ? "recipe-tree" : "recipe-linear")),
    ...change,
  });
const known = (change: Partial<Project> = {}, jobs: readonly Job[] = []) => ({
  data: { status: "ready", dataset: {} as Dataset } as const,
  jobs,
  paused: false,
  project: smallProject({ graph, runs: [run("baseline"), run("ridge")], ...change }),
  exports: [],
});
const words = (state: ReturnType<typeof known>) =>
  [...nodeStates(state)].map(([node, { status }]) => `${node}: ${status}`);

it("says done where the present inputs were trained on", () => {
  expect(words(known())).toEqual([
    "file: done",
    "roles: done",
    "split: done",
    "recipe-tree: done",
    "baseline: done",
    "leaderboard: done",
    "importance: idle",
    "export: idle",
    "recipe-linear: done",
    "ridge: done",
  ]);
  expect(changedModels(known())).toEqual([]);
});

it("marks a changed model and all below it stale, and nothing else to be trained", () => {
  const state = known({ graph: setLearn(graph, id("ridge"), { params: { alpha: 9 } }) });
  expect(words(state).filter((line) => line.endsWith("stale"))).toEqual([
    "leaderboard: stale",
    "importance: stale",
    "export: stale",
    "ridge: stale",
  ]);
  expect(changedModels(state)).toEqual(["ridge"]);
});

it("takes the result of an equal step for a copy's own", () => {
  const { graph: after, ids } = branch(graph, id("ridge"));
  const state = known({ graph: after });
  expect(nodeStates(state).get(ids[0]!)).toMatchObject({ status: "done", run: { id: "run-ridge" } });
  expect(changedModels(state)).toEqual([]);
});

it("says what is not wired, failed, or was never trained", () => {
  const cut = disconnect(graph, id("recipe-linear"), id("ridge"));
  expect(nodeStates(known({ graph: cut })).get(id("ridge"))?.words).toBe("not wired to a recipe");
  expect(changedModels(known({ graph: cut }))).toEqual([]);
  const failed = known({ runs: [run("baseline", { status: "failed" })] });
  expect(words(failed)).toContain("baseline: failed");
  expect(words(failed)).toContain("ridge: idle");
  expect(changedModels(failed)).toEqual(["ridge"]);
});

it("counts the folds of a training, and what waits for it", () => {
  const job = {
    id: "j",
    node: "ridge",
    title: "Ridge",
    nodeKey: keys.get(id("ridge")),
    status: "running",
    partsDone: 1,
    partsTotal: 3,
    progress: 0.4,
  } as unknown as Job;
  const state = known({ runs: [run("baseline")] }, [job]);
  expect(nodeStates(state).get(id("ridge"))).toMatchObject({ words: "fold 2/2", progress: 0.4 });
  expect(nodeStates(state).get(id("leaderboard"))?.words).toBe("waits for 1 model");
  expect(changedModels(state)).toEqual([]);
});

it("calls nothing judged where every model failed", () => {
  const failed = { status: "failed" } as const;
  const state = known({ runs: [run("baseline", failed), run("ridge", failed)] });
  expect([...nodeStates(state)].slice(3).map(([node, at]) => `${node}: ${at.status}, ${at.words}`)).toEqual([
    "recipe-tree: idle, its model failed",
    "baseline: failed, failed",
    "leaderboard: idle, every model failed",
    "importance: idle, every model failed",
    "export: idle, every model failed",
    "recipe-linear: idle, its model failed",
    "ridge: failed, failed",
  ]);
  const one = known({ runs: [run("baseline", failed), run("ridge")] });
  expect(nodeStates(one).get(id("leaderboard"))?.status).toBe("done");
});

it("gives every status there is, each in words", () => {
  const queued = { id: "j", node: "ridge", status: "queued", partsDone: 0, partsTotal: 3, progress: 0 };
  const running = { ...queued, status: "running", partsDone: 2, progress: 0.8 };
  const jobs = (job: object) => [job as unknown as Job];
  const changed = setLearn(graph, id("ridge"), { params: { alpha: 9 } });
  const of = (node: string, state: ReturnType<typeof known>) => {
    const { status, words: said } = nodeStates(state).get(id(node))!;
    return `${status}: ${said}`;
  };
  expect(of("ridge", known({ runs: [] }))).toBe("idle: not trained yet");
  expect(of("ridge", known({}, jobs(queued)))).toBe("queued: queued");
  expect(of("ridge", known({}, jobs(running)))).toBe("running: final fit");
  expect(of("ridge", { ...known({}, jobs(running)), paused: true })).toBe("running: paused");
  expect(of("ridge", known())).toBe("done: done");
  expect(of("ridge", known({ graph: changed }))).toBe("stale: changed since its last run");
  expect(of("ridge", known({ runs: [run("ridge", { status: "failed" })] }))).toBe("failed: failed");
  expect(of("file", { ...known(), data: { status: "empty" } } as never)).toBe("idle: waits for a table");
});

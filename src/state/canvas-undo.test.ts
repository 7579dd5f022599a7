import fc from "fast-check";
import { expect, it } from "vitest";
import { addNote, changeNote, groupSteps, joinGroup, renameGroup } from "#core/pipeline/annotate.ts";
import { addStep, moveSteps, removeSteps, renameStep, tidy } from "#core/pipeline/arrange.ts";
import { checkGraph } from "#core/pipeline/check-graph.ts";
import { branch, duplicate, paste, readClip, writeClip } from "#core/pipeline/clip.ts";
import { graphSchema, type PipelineGraph } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { connect, disconnect, insertOnWire } from "#core/pipeline/wiring.ts";
import type { Project } from "#core/project/project.ts";
import { canonicalJson, hashText } from "#core/shared/hash.ts";
import { LatheError } from "#core/shared/problems.ts";
import { emptyHistory, type History, recordStep, redoStep, undoStep } from "#state/history.ts";
import { smallProject } from "#test/support/small-project.ts";
import { tell } from "#test/support/tell.ts";

type Edit = (graph: PipelineGraph, a: number, b: number) => PipelineGraph;
const kinds = [...nodeKinds.keys()];
const at = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
const node = (graph: PipelineGraph, n: number) => at(graph.nodes, n).id;
const some = (graph: PipelineGraph, a: number, b: number) =>
  graph.nodes.filter((_, i) => (i * 7 + a) % (2 + (b % 4)) === 0).map(({ id }) => id);

const edits: Readonly<Record<string, Edit>> = {
  add: (graph, a, b) => addStep(graph, at(kinds, a), b % 2 ? { position: { x: a, y: b } } : {}),
  addOnWire: (graph, a, b) =>
    graph.edges.length === 0 ? graph : addStep(graph, at(kinds, a), { onWire: at(graph.edges, b) }),
  remove: (graph, a, b) => removeSteps(graph, some(graph, a, b).slice(0, 2)),
  connect: (graph, a, b) => connect(graph, node(graph, a), node(graph, b)),
  cut: (graph, a) => {
    const edge = graph.edges.length === 0 ? null : at(graph.edges, a);
    return edge ? disconnect(graph, edge.from, edge.to) : graph;
  },
  insert: (graph, a, b) =>
    graph.edges.length === 0 ? graph : insertOnWire(graph, at(graph.edges, a), node(graph, b)),
  move: (graph, a, b) => moveSteps(graph, new Map([[node(graph, a), { x: b, y: a }]])),
  tidy,
  rename: (graph, a, b) => renameStep(graph, node(graph, a), b % 3 ? `name ${b}` : ""),
  duplicate: (graph, a) => duplicate(graph, [node(graph, a)]).graph,
  branch: (graph, a) => branch(graph, node(graph, a)).graph,
  paste: (graph, a, b) => paste(graph, readClip(writeClip(graph, some(graph, a, b).slice(0, 3)))!).graph,
  note: (graph, a, b) => addNote(graph, `note ${a}`, { x: a, y: b }),
  changeNote: (graph, a, b) => changeNote(graph, `note-${1 + (a % 3)}`, { text: b % 2 ? "" : `note ${b}` }),
  group: (graph, a, b) => groupSteps(graph, some(graph, a, b), `group ${a}`),
  joinGroup: (graph, a, b) => {
    const [step] = some(graph, a, b);
    return step === undefined
      ? graph
      : joinGroup(graph, step, b % 2 ? null : (graph.groups?.[0]?.id ?? null));
  },
  renameGroup: (graph, a, b) => renameGroup(graph, `group-${1 + (a % 3)}`, b % 2 ? "" : `group ${b}`),
};

const action = fc.tuple(fc.constantFrom(...Object.keys(edits), "undo", "redo"), fc.nat(60), fc.nat(60));

it("every undo of 500 random actions gives the exact earlier document, and the drawing stays legal", () => {
  const distinct = new Set<string>();
  fc.assert(
    fc.property(fc.array(action, { minLength: 500, maxLength: 500, size: "max" }), (actions) => {
      let project: Project = smallProject();
      let history: History = emptyHistory;
      let past: Project["graph"][] = [];
      let future: Project["graph"][] = [];
      for (const [name, a, b] of actions) {
        if (name === "undo" || name === "redo") {
          const step = (name === "undo" ? undoStep : redoStep)(history, project);
          const [from, to] = name === "undo" ? [past, future] : [future, past];
          expect(step === null).toBe(from.length === 0);
          if (!step) continue;
          to.push(project.graph);
          expect(step.project.graph).toStrictEqual(from.pop());
          ({ project, history } = step);
          continue;
        }
        const graph = refused(() => edits[name]!(project.graph, a, b)) ?? project.graph;
        if (graph === project.graph || graph.nodes.length > 60) continue;
        distinct.add(hashText(canonicalJson(graph)));
        const after = { ...project, graph };
        past = [...past, project.graph].slice(-200);
        future = [];
        history = recordStep(history, name, null, 0, project, after);
        project = after;
        checkGraph(graph);
        compilePlan(wiredPart(graph));
      }
      expect(graphSchema.safeParse(JSON.parse(JSON.stringify(project.graph))).error).toBe(undefined);
    }),
    { numRuns: 4 },
  );
  tell(`4 runs of 500 random actions reached ${distinct.size} distinct drawings`);
  expect(distinct.size).toBeGreaterThan(500);
});

/** What an edit gives, or null when it is refused in words. */
function refused<T>(edit: () => T): T | null {
  try {
    return edit();
  } catch (error) {
    if (error instanceof LatheError) return null;
    throw error;
  }
}

import { describe, expect, it } from "vitest";
import { addNote, changeNote, groupSteps, joinGroup, renameGroup } from "#core/pipeline/annotate.ts";
import {
  addStep,
  connectChoices,
  moveSteps,
  removeSteps,
  renameStep,
  tidy,
  whyNotAdd,
  whyNotRemove,
} from "#core/pipeline/arrange.ts";
import { branch, duplicate, paste, readClip, writeClip } from "#core/pipeline/clip.ts";
import { defaultGraph, defaultSplit, emptyGraph } from "#core/pipeline/default-graph.ts";
import { type PipelineGraph, graphSchema } from "#core/pipeline/graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { readingOrder, stepLetters } from "#core/pipeline/step-words.ts";
import { connect, disconnect, hasWire, insertOnWire, whyNotConnect } from "#core/pipeline/wiring.ts";
import type { NodeId } from "#core/shared/brand.ts";

const id = (text: string) => text as NodeId;
const graph = defaultGraph({
  read: {},
  roles: { target: "y", task: "binary", positive: "yes", columns: [{ column: "a", role: "feature" }] },
  split: defaultSplit,
  models: ["baseline", "logistic-regression", "decision-tree"],
  randomState: 0,
});
const wires = ({ edges }: PipelineGraph) => edges.map(({ from, to }) => `${from} > ${to}`);
const why = (from: string, to: string, on = graph) => whyNotConnect(on, id(from), id(to));

describe("a wire", () => {
  it("is refused in words when it is not legal", () => {
    expect([
      why("roles", "recipe-linear"),
      why("recipe-linear", "file"),
      why("file", "leaderboard"),
      why("leaderboard", "decision-tree"),
      why("baseline", "baseline"),
      why("split", "recipe-tree"),
      why("recipe-linear", "decision-tree"),
    ]).toEqual([
      "Recipe learns from rows, so it must come after Split",
      "File is a source, so nothing can flow into it",
      "Leaderboard needs a model, and File gives a table",
      "Decision tree needs prepared features, and Leaderboard gives judged models. The wire runs the other way, from Decision tree",
      "A step cannot feed itself",
      "Split already feeds Tree recipe",
      null,
    ]);
  });

  it("to a family of another task is refused in words", () => {
    const odd = { ...graph, nodes: [...graph.nodes, { id: id("ridge"), kind: "ridge", params: {} }] };
    expect(why("recipe-linear", "ridge", odd)).toBe(
      "Ridge regression predicts a number, and “y” has classes",
    );
  });

  it("may not close a circle of recipes", () => {
    const two = addStep(graph, "recipe");
    const chained = connect(two, id("recipe"), id("recipe-linear"));
    expect(why("recipe-linear", "recipe", chained)).toBe("These wires would run in a circle");
  });

  it("takes the place of the one that a step with one input had", () => {
    const moved = connect(graph, id("recipe-linear"), id("decision-tree"));
    expect([
      hasWire(moved, id("recipe-tree"), id("decision-tree")),
      hasWire(moved, id("recipe-linear"), id("decision-tree")),
    ]).toEqual([false, true]);
  });

  it("that is not there cannot be cut", () => {
    expect(disconnect(graph, id("file"), id("split"))).toBe(graph);
  });
});

describe("a recipe on a wire", () => {
  const edge = { from: id("recipe-linear"), to: id("logistic-regression") };
  const longer = addStep(graph, "recipe", { onWire: edge });

  it("stands between the two, and its steps run after those before it", () => {
    expect(wires(longer)).toContain("recipe-linear > recipe");
    expect(wires(longer)).toContain("recipe > logistic-regression");
    expect(wires(longer)).not.toContain("recipe-linear > logistic-regression");
    const plan = compilePlan(longer);
    const steps = (node: string) => plan.models.find((model) => model.node === node)?.recipe.length;
    expect(steps("logistic-regression")).toBe(8);
  });

  it("heals the wire when it goes", () => {
    expect(wires(removeSteps(longer, [id("recipe")])).toSorted()).toEqual(wires(graph).toSorted());
  });

  it("is put there from where it stood, too", () => {
    const loose = addStep(graph, "recipe");
    expect(wires(insertOnWire(loose, edge, id("recipe"))).toSorted()).toEqual(wires(longer).toSorted());
  });
});

describe("a step", () => {
  it("is added wired as it most likely is wanted", () => {
    const bare = removeSteps(graph, [id("leaderboard"), id("importance"), id("export")]);
    const back = ["leaderboard", "importance", "export"].reduce((on, kind) => addStep(on, kind), bare);
    expect(wires(back).toSorted()).toEqual(wires(graph).toSorted());
    const second = addStep(graph, "decision-tree", { position: { x: 3.4, y: 5 } });
    expect(second.nodes.at(-1)).toMatchObject({ id: "decision-tree-2", position: { x: 3, y: 5 } });
    expect(wires(second).slice(-2)).toEqual([
      "recipe-tree > decision-tree-2",
      "decision-tree-2 > leaderboard",
    ]);
  });

  it("is refused in words when it cannot be added or taken away", () => {
    expect([
      whyNotAdd(graph, "leaderboard"),
      whyNotAdd(graph, "ridge"),
      whyNotAdd(emptyGraph, "decision-tree"),
      whyNotAdd(graph, "mlp"),
      whyNotRemove(graph, id("split")),
      whyNotRemove(graph, id("baseline")),
    ]).toEqual([
      "Leaderboard is already there, once",
      "Ridge regression predicts a number, and “y” has classes",
      "Open a table and choose what to predict first",
      null,
      "Every model needs Split, so it stays",
      null,
    ]);
    expect(removeSteps(graph, [id("split"), id("file")])).toBe(graph);
  });

  it("has a letter in reading order", () => {
    expect(readingOrder(graph).map((node) => node.id)).toEqual([
      "file",
      "roles",
      "split",
      "recipe-linear",
      "recipe-tree",
      "baseline",
      "logistic-regression",
      "decision-tree",
      "leaderboard",
      "importance",
      "export",
    ]);
    expect(stepLetters(graph).get(id("leaderboard"))).toBe("i");
  });

  it("names where it can be wired, legal first, and why not elsewhere", () => {
    const choices = connectChoices(addStep(graph, "recipe"), id("recipe"), "out");
    expect(choices.slice(0, 5).map(({ node, whyNot }) => [node.id, whyNot])).toEqual([
      ["recipe-linear", null],
      ["recipe-tree", null],
      ["baseline", null],
      ["logistic-regression", null],
      ["decision-tree", null],
    ]);
    expect(choices.at(-1)?.whyNot).toBe("Export needs judged models, and Recipe gives prepared features");
  });

  it("keeps its place and name, and loses the place by tidying", () => {
    const moved = moveSteps(graph, new Map([[id("split"), { x: 10.6, y: 2 }]]));
    expect(moved.nodes[2]?.position).toEqual({ x: 11, y: 2 });
    expect(moveSteps(moved, new Map([[id("split"), { x: 11, y: 2 }]]))).toBe(moved);
    expect(tidy(moved)).toEqual(graph);
    const named = renameStep(graph, id("baseline"), " Floor ");
    expect(named.nodes.find((node) => node.id === "baseline")?.name).toBe("Floor");
    expect(renameStep(named, id("baseline"), "")).toEqual(graph);
  });
});

describe("copies", () => {
  it("go through the clipboard as one line of JSON and come back under fresh ids, wired", () => {
    const text = writeClip(graph, [id("recipe-tree"), id("decision-tree")]);
    expect(text).not.toContain("\n");
    const { graph: after, ids } = paste(graph, readClip(text)!);
    expect(ids).toEqual(["recipe", "decision-tree-2"]);
    expect(wires(after).slice(wires(graph).length)).toEqual([
      "split > recipe",
      "recipe > decision-tree-2",
      "decision-tree-2 > leaderboard",
    ]);
    expect(graphSchema.safeParse(after).success).toBe(true);
  });

  it("leave kinds that exist once and text of others alone", () => {
    const all = writeClip(
      graph,
      graph.nodes.map((node) => node.id),
    );
    expect(paste(graph, readClip(all)!).ids).toEqual([
      "recipe",
      "recipe-2",
      "baseline-2",
      "logistic-regression-2",
      "decision-tree-2",
    ]);
    expect([readClip("a,b\n1,2"), readClip('{"lathe":"steps","version":1'), readClip("{}")]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("stand beside the original", () => {
    const placed = moveSteps(graph, new Map([[id("baseline"), { x: 100, y: 50 }]]));
    const { graph: after, ids } = duplicate(placed, [id("baseline")]);
    expect(after.nodes.find((node) => node.id === ids[0])?.position).toEqual({ x: 124, y: 74 });
  });

  it("branch a recipe with the models it feeds", () => {
    const { graph: after, ids } = branch(graph, id("recipe-linear"));
    expect(ids).toEqual(["recipe", "logistic-regression-2"]);
    expect(after.nodes.find((node) => node.id === "recipe")?.name).toBe("Linear recipe, branch");
    expect(compilePlan(after).models.map(({ node }) => node)).toContain("logistic-regression-2");
    expect(branch(graph, id("split"))).toEqual({ graph, ids: [] });
  });
});

describe("notes and groups", () => {
  it("are written, changed and dissolved, and go with their steps", () => {
    const noted = addNote(graph, "look here", { x: 1.2, y: 2 });
    expect(noted.notes).toEqual([{ id: "note-1", text: "look here", position: { x: 1, y: 2 } }]);
    expect(changeNote(noted, "note-1", { text: " " }).notes).toEqual([]);
    const grouped = groupSteps(graph, [id("baseline"), id("decision-tree")], "Simple");
    expect(grouped.groups).toEqual([{ id: "group-1", name: "Simple", nodes: ["baseline", "decision-tree"] }]);
    expect(removeSteps(grouped, [id("baseline")]).groups?.[0]?.nodes).toEqual(["decision-tree"]);
    expect(removeSteps(grouped, [id("baseline"), id("decision-tree")]).groups).toEqual([]);
    expect(renameGroup(grouped, "group-1", "").groups).toEqual([]);
    const two = groupSteps(grouped, [id("ridge")].concat(id("decision-tree")), "Other");
    expect(two.groups?.map(({ nodes }) => nodes)).toEqual([["baseline"], ["decision-tree"]]);
    const joined = joinGroup(two, id("baseline"), "group-2");
    expect(joined.groups).toEqual([{ id: "group-2", name: "Other", nodes: ["decision-tree", "baseline"] }]);
    expect(joinGroup(joined, id("baseline"), "group-2")).toEqual(joined);
    expect(joinGroup(joined, id("baseline"), null).groups?.[0]?.nodes).toEqual(["decision-tree"]);
    expect(
      graphSchema.safeParse(JSON.parse(JSON.stringify(addNote(grouped, "n", { x: 0, y: 0 })))).success,
    ).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { boardOf } from "#state/board.ts";
import { newProject } from "#state/new-project.ts";

const empty = newProject({ now: () => "2026-01-01T00:00:00.000Z", newId: () => "p" });
const full = defaultGraph({
  read: {},
  roles: { target: "y", task: "binary", positive: null, columns: [{ column: "a", role: "feature" }] },
  split: defaultSplit,
  models: ["baseline"],
  randomState: 0,
});
const without = (kind: string) => ({
  ...empty,
  graph: { ...full, nodes: full.nodes.filter((node) => node.kind !== kind) },
});

describe("why nothing can be trained", () => {
  it("is no problem before any table, or where all can run", () => {
    expect(boardOf(empty)).toMatchObject({ plan: null, problem: null });
    expect(boardOf({ ...empty, graph: full }).problem).toBeNull();
  });

  it("is the lack of a target where no column could be proposed, not a step that nobody removed", () => {
    expect(boardOf(without("roles"))).toMatchObject({ plan: null, problem: { code: "no-target" } });
  });

  it("is what the drawing lacks, else", () => {
    expect(boardOf(without("split"))).toMatchObject({ plan: null, problem: { code: "pipeline-invalid" } });
  });
});

import { describe, expect, it } from "vitest";
import { setLearn, setSplit } from "#core/pipeline/edit.ts";
import type { Project } from "#core/project/project.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { emptyHistory, type History, recordStep, redoStep, stepNames, undoStep } from "#state/history.ts";
import { smallProject, smallRun } from "#test/support/small-project.ts";

const rename = (project: Project, name: string): Project => ({ ...project, name });

/** Names given one after the other, each at its time; `group` as for typing. */
function typed(names: readonly (readonly [name: string, at: number])[], group: string | null) {
  let project = smallProject();
  let history: History = emptyHistory;
  for (const [name, at] of names) {
    const after = rename(project, name);
    history = recordStep(history, `rename to ${name}`, group, at, project, after);
    project = after;
  }
  return { project, history };
}

it("steps back and forth by name", () => {
  const { project, history } = typed(
    [
      ["a", 0],
      ["b", 1],
    ],
    null,
  );
  expect(stepNames(history)).toEqual({ canUndo: "rename to b", canRedo: null });
  const back = undoStep(history, project)!;
  expect([back.project.name, stepNames(back.history)]).toEqual([
    "a",
    { canUndo: "rename to a", canRedo: "rename to b" },
  ]);
  expect(redoStep(back.history, back.project)?.project.name).toBe("b");
});

it("joins quick edits of the same field into one step", () => {
  const quick = typed(
    [
      ["a", 0],
      ["ab", 400],
      ["abc", 1300],
    ],
    "name",
  );
  expect(undoStep(quick.history, quick.project)?.project.name).toBe("small");
  const slow = typed(
    [
      ["a", 0],
      ["ab", 1500],
    ],
    "name",
  );
  expect(undoStep(slow.history, slow.project)?.project.name).toBe("a");
});

it("keeps the last 200 steps", () => {
  const names = Array.from({ length: 250 }, (_, i) => [`n${i}`, i] as const);
  expect(typed(names, null).history.past.length).toBe(200);
});

it("has nothing to redo after a new edit", () => {
  const { project, history } = typed([["a", 0]], null);
  const back = undoStep(history, project)!;
  const after = rename(back.project, "c");
  expect(stepNames(recordStep(back.history, "rename to c", null, 9, back.project, after)).canRedo).toBe(null);
});

describe("undo leaves", () => {
  const edited = (change: (project: Project) => Project) => {
    const before = smallProject();
    const after = { ...before, graph: setSplit(before.graph, { folds: 3 }) };
    const history = recordStep(emptyHistory, "change the split", null, 0, before, after);
    return { before, result: undoStep(history, change(after))!.project };
  };

  it("runs that came since", () => {
    const { before, result } = edited((now) => ({ ...now, runs: [...now.runs, smallRun("r2")] }));
    expect(result.graph).toEqual(before.graph);
    expect(result.runs.map(({ id }) => id)).toEqual(["r1", "r2"]);
  });

  it("the ledger of the seal", () => {
    const opening = { at: "now", reason: "look", runs: [] };
    const { result } = edited((now) => ({ ...now, seal: [...now.seal, opening] }));
    expect(result.seal.length).toBe(2);
  });

  it("an engine that timing recorded since", () => {
    const node = "baseline" as NodeId;
    const { result } = edited((now) => ({ ...now, graph: setLearn(now.graph, node, { engine: "wasm" }) }));
    const learn = result.graph.nodes.find(({ id }) => id === node);
    expect(learn?.params).toMatchObject({ engine: "wasm" });
    const split = result.graph.nodes.find(({ kind }) => kind === "split");
    expect(split?.params).toMatchObject({ folds: 2 });
  });
});

it("undoes an engine that the person chose", () => {
  const node = "baseline" as NodeId;
  const before = smallProject();
  const after = { ...before, graph: setLearn(before.graph, node, { engine: "wasm" }) };
  const history = recordStep(emptyHistory, "change engine", null, 0, before, after);
  expect(undoStep(history, after)?.project.graph).toEqual(before.graph);
});

it("brings a deleted run back, with what it has learned since", () => {
  const before = smallProject();
  const after = { ...before, runs: before.runs.map((run) => ({ ...run, deletedAt: "now" })) };
  const history = recordStep(emptyHistory, "delete Baseline", null, 0, before, after);
  const judged = { ...after, runs: after.runs.map((run) => ({ ...run, test: [] })) };
  expect(undoStep(history, judged)?.project.runs).toMatchObject([{ id: "r1", deletedAt: null, test: [] }]);
});

it("takes a pin and a note away and back", () => {
  const before = smallProject();
  const after = { ...before, runs: before.runs.map((run) => ({ ...run, pinned: true, note: "to beat" })) };
  const history = recordStep(emptyHistory, "pin Baseline", null, 0, before, after);
  const back = undoStep(history, after)!;
  expect(back.project.runs).toEqual(before.runs);
  expect(redoStep(back.history, back.project)?.project).toEqual(after);
});

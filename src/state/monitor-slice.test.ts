import { afterEach, describe, expect, it } from "vitest";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { readProject, writeProject } from "#core/project/project-file.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { nodeStates } from "#state/node-states.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";

afterEach(closeWorkers);

/** y follows a; the later rows have `a` moved by so much. */
function csv(nRows: number, moved: number): Blob {
  const lines = ["a,group,y"];
  for (let i = 0; i < nRows; i++) {
    const a = (i * 37) % 101;
    lines.push(`${a + moved},${["red", "green", "blue"][i % 3]},${a > 50 ? "yes" : "no"}`);
  }
  return new Blob([lines.join("\n")]);
}

async function trained() {
  const { useStudio, studio } = createStudio(inProcessServices());
  const state = useStudio.getState;
  await state().openFile(csv(150, 0), "then.csv");
  state().cancel(state().jobs.find(({ node }) => node === "mlp")?.id as RunId);
  state().removeModel("mlp" as NodeId);
  await new Promise<void>((resolve) => {
    const look = () => {
      if (state().jobs.length > 0 || state().project.runs.length < 3) return;
      stop();
      resolve();
    };
    const stop = useStudio.subscribe(look);
    look();
  });
  const run = state().project.runs.find(({ estimator }) => estimator === "decision-tree")!.id;
  const monitor = () => {
    const node = state().project.graph.nodes.find(({ kind }) => kind === "monitor");
    return node && nodeStates(state()).get(node.id);
  };
  return { state, studio, run, monitor };
}

const kindsOf = ({ nodes }: PipelineGraph) => nodes.map(({ kind }) => kind);

describe("a later file", () => {
  it("becomes a check of the document and a step of the drawing, undone and done again together", async () => {
    const { state, run, monitor } = await trained();
    await state().checkFile(run, csv(90, 200), "now.csv");
    expect(state().checking).toEqual({ status: "idle" });
    const [check] = state().project.checks!;
    expect(check).toMatchObject({ run, fileName: "now.csv", report: { nRows: 90, advice: "retrain" } });
    expect(check?.report.columns[0]).toMatchObject({ column: "a", state: "far" });
    expect(monitor()).toMatchObject({ status: "failed", words: "1 of 2 moved" });
    expect(state().history.canUndo).toBe("check now.csv");
    state().undo();
    expect([state().project.checks, kindsOf(state().project.graph).includes("monitor")]).toEqual([
      undefined,
      false,
    ]);
    state().redo();
    expect([state().project.checks, kindsOf(state().project.graph).includes("monitor")]).toEqual([
      [check],
      true,
    ]);
    expect(readProject(writeProject(state().project))).toEqual(state().project);
  });

  it("joins those before, each can be removed, and removing can be undone", async () => {
    const { state, run, monitor } = await trained();
    await state().checkFile(run, csv(90, 200), "now.csv");
    await state().checkFile(run, csv(90, 0), "later.csv");
    expect(state().project.checks!.map(({ report }) => report.advice)).toEqual(["retrain", "none"]);
    expect(monitor()).toMatchObject({ status: "done", words: "as it was" });
    state().removeCheck(state().project.checks![1]!.id);
    expect(monitor()?.status).toBe("failed");
    state().undo();
    expect(state().project.checks).toHaveLength(2);
    expect(kindsOf(state().project.graph).filter((kind) => kind === "monitor")).toHaveLength(1);
  });

  it("of a run that was kept without its reference is compared by the rows, which is then kept", async () => {
    const { state, studio, run } = await trained();
    const { reference, ...before } = studio.vault.runs.get(run)!;
    studio.vault.runs.set(run, before);
    await state().checkFile(run, csv(90, 200), "now.csv");
    expect(state().project.checks?.[0]?.report.columns[0]?.column).toBe("a");
    expect(studio.vault.runs.get(run)?.reference).toEqual(reference);
    studio.vault.runs.set(run, before);
    studio.vault.tableKey = null;
    await state().checkFile(run, csv(90, 200), "now.csv");
    expect(state().checking).toMatchObject({ status: "failed", problem: { code: "no-training-reference" } });
  });

  it("that is no table is said to be none where it was dropped, and nothing is kept of it", async () => {
    const { state, run } = await trained();
    await state().checkFile(run, new Blob([]), "empty.csv");
    expect(state().checking).toMatchObject({
      status: "failed",
      fileName: "empty.csv",
      problem: { code: "file-empty" },
    });
    state().cancelCheck();
    expect([state().checking, state().project.checks]).toEqual([{ status: "idle" }, undefined]);
  });

  it("is left at once when it is cancelled, and gives way to the next one", async () => {
    const { state, run } = await trained();
    const first = state().checkFile(run, csv(90, 200), "first.csv");
    const second = state().checkFile(run, csv(90, 0), "second.csv");
    await Promise.all([first, second]);
    expect(state().project.checks?.map(({ fileName }) => fileName)).toEqual(["second.csv"]);
    const third = state().checkFile(run, csv(90, 0), "third.csv");
    state().cancelCheck();
    await third;
    expect([state().checking.status, state().project.checks?.length]).toEqual(["idle", 1]);
  });
});

import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { compilePlan } from "#core/pipeline/plan.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { learnNodesOf, rolesOf } from "#core/pipeline/edit.ts";
import { versionOf } from "#core/versions/version-hash.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { createStudio } from "#state/studio.ts";
import type { Services } from "#state/services.ts";
import { cancelSlowModels } from "#test/support/cancel-slow-models.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { until as untilIn } from "#test/support/until.ts";
import { inProcessServices, memoryStorage } from "#test/support/in-process-services.ts";

/** 120 rows; y follows a and the group, with one missing cell. */
function csv(rows = 120): string {
  const lines = ["id,a,group,y"];
  for (let i = 0; i < rows; i++) {
    const a = (i * 37) % 101;
    const group = ["red", "green", "blue"][i % 3];
    lines.push(`row-${i},${i === 5 ? "" : a},${group},${a + (i % 3) * 10 > 60 ? "yes" : "no"}`);
  }
  return lines.join("\n");
}
const file = (text = csv()) => new Blob([text]);

afterEach(closeWorkers);

function setup(change: Partial<Services> = {}) {
  const services = inProcessServices(change);
  const { useStudio, queries, studio } = createStudio(services);
  const state = useStudio.getState;
  const until = (check: () => boolean) => untilIn(useStudio, check);
  const trained = () => until(() => state().jobs.length === 0 && state().project.runs.length > 0);
  return { state, queries, studio, until, trained };
}

/** The net is left out: it is slow, and has tests of its own. */
const quick = (studio: ReturnType<typeof setup>) => studio.state().removeModel("mlp" as NodeId);

describe("a dropped file", () => {
  it("is read, given a pipeline and trained with no further act", async () => {
    const studio = setup();
    await studio.state().openFile(file(), "colours.csv");
    expect(studio.state().problems).toEqual([]);
    expect(studio.state().project).toMatchObject({
      name: "colours",
      source: { fileName: "colours.csv", nRows: 120 },
    });
    expect(rolesOf(studio.state().project.graph)).toMatchObject({
      target: "y",
      task: "binary",
      positive: "yes",
    });
    expect(studio.state().jobs.map(({ node }) => node)).toContain("baseline");
    studio.state().cancel(studio.state().jobs.find(({ node }) => node === "mlp")?.id as RunId);
    await studio.trained();
    const { runs } = studio.state().project;
    expect(runs.map(({ status, problem }) => [status, problem])).toEqual(runs.map(() => ["succeeded", null]));
    expect(runs[0]?.estimator).toBe("baseline");
    const score = (estimator: string) =>
      runs.find((run) => run.estimator === estimator)?.scores.find(({ metric }) => metric === "accuracy")
        ?.mean ?? 0;
    expect(score("decision-tree")).toBeGreaterThan(score("baseline") + 0.2);
  });

  it("that is no table is refused in words, and the project stays", async () => {
    const studio = setup();
    await studio.state().openFile(new Blob([""]), "empty.csv");
    expect(studio.state().data).toMatchObject({ status: "failed", problem: { code: "file-empty" } });
    expect(studio.state().project.source).toBe(null);
  });

  it("can be cancelled", async () => {
    const studio = setup();
    const opening = studio.state().openFile(file(csv(20_000)), "big.csv");
    studio.state().cancelImport();
    await opening;
    expect(studio.state().data.status).toBe("empty");
    expect(studio.state().problems).toEqual([]);
  });
});

describe("after training", () => {
  async function small() {
    const studio = setup();
    await studio.state().openFile(file(), "colours.csv");
    cancelSlowModels(studio.state());
    await studio.trained();
    const tree = studio.state().project.runs.find(({ estimator }) => estimator === "decision-tree")!;
    return { ...studio, tree: tree.id };
  }

  it("answers what the screens ask", async () => {
    const { queries, state, tree } = await small();
    expect(await queries.cells(4, 6, false)).toEqual({
      start: 4,
      rows: [4, 5],
      columns: [
        ["row-4", "row-5"],
        ["47", null],
        ["green", "blue"],
        ["no", "yes"].map((_, i) => (i === 0 ? "no" : expect.any(String))),
      ],
      selected: [false, false],
    });
    expect(await queries.distribution("group")).toMatchObject({ column: "group", missing: 0 });
    expect(await queries.scatter("a", "a")).toMatchObject({ correlation: 1 });
    const evaluation = await queries.evaluation(tree, false);
    expect(evaluation).toMatchObject({ task: "binary", nRows: 96 });
    await queries.importance(tree);
    const run = state().project.runs.find(({ id }) => id === tree);
    expect(run?.importance?.columns[0]?.column).toBe("a");
    expect(
      (
        await queries.predictRow(tree, [
          ["a", "100"],
          ["group", "red"],
        ])
      ).label,
    ).toBe("yes");
    const { nRows, csv: predictions } = await queries.predictFile(
      tree,
      file("a,group\n100,red\n1,red\n"),
      "new.csv",
    );
    expect(nRows).toBe(2);
    expect((await predictions.text()).split("\r\n")[1]).toMatch(/^0,yes,/);
    expect((await queries.inputs(tree)).map(({ name }) => name)).toEqual(["a", "group"]);
    expect(await queries.python(tree)).toContain("DecisionTreeClassifier");
  });

  it("selects the rows of a confusion cell", async () => {
    const { state, queries, tree } = await small();
    state().setOpenRun(tree);
    await state().selectCell(1, 1);
    expect(state().selection).toMatchObject({ label: "said yes, was yes" });
    const rows = await queries.cells(0, 1000, true);
    expect(rows.rows.length).toBe(state().selection?.count);
    expect(new Set(rows.columns[3])).toEqual(new Set(["yes"]));
  });

  it("opens the seal on purpose only, and counts each look", async () => {
    const { state, queries, tree } = await small();
    await expect(queries.evaluation(tree, true)).rejects.toMatchObject({ problem: { code: "seal-closed" } });
    await state().openSeal("the last check");
    expect(state().project.seal).toMatchObject([{ reason: "the last check" }]);
    const looked = () => state().project.runs.find(({ id }) => id === tree);
    expect(looked()?.test?.length).toBeGreaterThan(0);
    const version = versionOf(state().project.graph, state().project.source?.contentHash ?? "");
    const first = { number: 1, reason: "the last check", version, scores: looked()?.test };
    expect(looked()?.looks).toMatchObject([first]);
    expect(await queries.evaluation(tree, true)).toMatchObject({ nRows: 24 });
    state().undo();
    expect(state().project.seal.length).toBe(1);
    await state().openSeal("once more");
    expect(looked()?.looks, "a look stays written").toMatchObject([
      first,
      { number: 2, reason: "once more" },
    ]);
  });

  it("checks an ONNX file before it is offered", async () => {
    const { state, tree } = await small();
    await state().exportOnnx(tree);
    expect(state().problems).toEqual([]);
    expect(state().exports).toMatchObject([{ run: tree, status: "verified" }]);
    expect(state().checkedOnnx(tree)?.size).toBeGreaterThan(100);
    state().setThreshold(0.3);
    expect(state().checkedOnnx(tree), "a file of another threshold").toBe(null);
  });

  it("goes on showing the model that is exported, though another may come to lead", async () => {
    const { state, tree } = await small();
    expect(state().openRun).toBe(null);
    await state().exportOnnx(tree);
    expect(state().openRun).toBe(tree);
    const baseline = state().project.runs.find(({ estimator }) => estimator === "baseline")!.id;
    state().setOpenRun(baseline); // what a person chose is never taken from them
    await state().exportOnnx(tree);
    expect(state().openRun).toBe(baseline);
  });

  it("packs it with made rows, what the model says of each, and its README", async () => {
    const { state, tree } = await small();
    const zip = await state().exportBundle(tree, new Blob(["model"]), "my-tree", [["Seed", "0"]]);
    expect(state().problems).toEqual([]);
    const entries = unzipSync(new Uint8Array((await zip?.arrayBuffer()) ?? []));
    const lines = (name: string) =>
      strFromU8(entries[name] ?? new Uint8Array())
        .trimEnd()
        .split("\r\n");
    expect(lines("my-tree.onnx")).toEqual(["model"]);
    expect(lines("sample_inputs.csv")).toHaveLength(6);
    const [head, typical] = lines("sample_outputs.csv");
    expect(head).toBe("row,prediction,p:no,p:yes");
    expect(typical).toMatch(/^0,(yes|no),/);
    expect(lines("README.md").join("")).toContain("| Seed | 0 |");
  });

  it("saves a .lathe file that opens to the same state", async () => {
    const { state, tree } = await small();
    const saved = await state().saveProjectFile(true);
    const other = setup();
    await other.state().openProjectFile(saved, "colours.lathe");
    expect(other.state().problems).toEqual([]);
    const { id: _, updatedAt: __, ...rest } = state().project;
    expect(other.state().project).toMatchObject(JSON.parse(JSON.stringify(rest)));
    expect(other.state().data).toEqual(state().data);
    expect(await other.queries.evaluation(tree, false)).toMatchObject({ nRows: 96 });
  });

  it("opens a .lathe file without rows, and takes them back when the table is opened again", async () => {
    const { state, tree } = await small();
    const saved = await state().saveProjectFile(false);
    const other = setup();
    await other.state().openProjectFile(saved, "colours.lathe");
    expect(other.state().data).toMatchObject({ status: "failed", problem: { code: "table-not-in-file" } });
    expect((await other.queries.predictRow(tree, [["a", "100"]])).label).toBe("yes");
    await other.state().openFile(file(), "colours.csv");
    expect(other.state().project.runs.length).toBe(state().project.runs.length);
    expect(await other.queries.evaluation(tree, false)).toMatchObject({ nRows: 96 });
  });

  it("leaves the project alone when a file is no project", async () => {
    const { state } = await small();
    const before = state().project;
    await state().openProjectFile(new Blob(["nonsense"]), "bad.lathe");
    expect(state().problems).toMatchObject([{ problem: { code: "project-invalid" } }]);
    expect(state().project).toBe(before);
  });
});

describe("without being asked", () => {
  it("explains the leader when training has ended", async () => {
    const studio = setup();
    await studio.state().openFile(file(), "colours.csv");
    cancelSlowModels(studio.state());
    await studio.until(() => studio.state().project.runs.some(({ importance }) => importance !== null));
    const explained = studio.state().project.runs.filter(({ importance }) => importance !== null);
    expect(explained.map(({ estimator }) => estimator)).not.toContain("baseline");
  });

  it("reads the table again when the worker that held it was lost", async () => {
    const studio = setup();
    await studio.state().openFile(file(), "colours.csv");
    studio.studio.scheduler.cancelAll();
    studio.studio.data.terminate();
    expect((await studio.queries.cells(0, 1, false)).rows).toEqual([0]);
    expect(studio.state().problems).toEqual([]);
  });

  it("says saved only of what is on the disk, and again once an undo leads back to it", async () => {
    const storage = memoryStorage();
    const studio = setup({ openStorage: async () => storage });
    await studio.state().start();
    await studio.state().openFile(file(), "colours.csv");
    cancelSlowModels(studio.state());
    await studio.until(() => studio.state().jobs.length === 0 && studio.state().save.status === "saved");
    studio.state().renameProject("Colours");
    expect(studio.state().save.status).toBe("saving");
    await studio.until(() => studio.state().save.status === "saved");
    const { id } = studio.state().project;
    expect(await storage.documents.read(id)).toMatchObject({ name: "Colours" });
    studio.state().undo();
    studio.state().redo();
    expect(studio.state().save.status).toBe("saving");
    await studio.until(() => studio.state().save.status === "saved");
    expect(await storage.documents.read(id)).toMatchObject({ name: "Colours" });
  });

  it("tries a save again that had failed", async () => {
    const storage = memoryStorage();
    const studio = setup({ openStorage: async () => storage });
    await studio.state().start();
    storage.failNext(new DOMException("full", "QuotaExceededError"));
    await studio.state().openFile(file(), "colours.csv");
    await studio.until(() => studio.state().save.status === "not-saved");
    studio.state().renameProject("Colours");
    await studio.until(() => studio.state().save.status === "saved");
    const { id } = studio.state().project;
    const names = (await storage.files.list(id)).map(({ name }) => name.replace(/-.*/, ""));
    expect(new Set(names)).toEqual(
      new Set(["source", "table", "facts", ...(names.includes("run") ? ["run"] : [])]),
    );
  });
});

describe("edits", () => {
  it("of the target train at once, and are one named step", async () => {
    const studio = setup();
    await studio.state().openFile(file(), "colours.csv");
    studio.state().setTarget("a");
    await studio.until(() => rolesOf(studio.state().project.graph)?.target === "a");
    expect(rolesOf(studio.state().project.graph)?.task).toBe("regression");
    expect(studio.state().history.canUndo).toBe("change target to a");
    expect(studio.state().jobs.map(({ node }) => node)).toContain("ridge");
    studio.state().undo();
    expect(rolesOf(studio.state().project.graph)?.target).toBe("y");
    expect(learnNodesOf(studio.state().project.graph).map(({ id }) => id)).toContain("logistic-regression");
  });

  it("of how a column is read read the file again", async () => {
    const studio = setup();
    await studio.state().openFile(file(), "colours.csv");
    quick(studio);
    await studio.state().setKind("a", "categorical");
    const kindOf = () => {
      const { data } = studio.state();
      return data.status === "ready" ? data.dataset.columns[1]?.kind : null;
    };
    expect(kindOf()).toBe("categorical");
    studio.state().undo();
    await studio.until(() => kindOf() === "integer");
  });
});

describe("a selection", () => {
  it("is made by conditions, shown sorted, and becomes a step of the pipeline", async () => {
    const { state, queries, studio } = setup();
    await state().openFile(file(), "colours.csv");
    studio.scheduler.cancelAll();
    await state().selectWhere([{ kind: "range", column: "a", min: 0, max: 9 }], "a up to 9");
    expect(state().selection).toMatchObject({ count: 12, label: "a up to 9" });
    const order = { column: "a", descending: true };
    const cells = await queries.cells(0, 3, true, order);
    expect(cells.columns[1]).toEqual(["9", "8", "7"]);
    expect(cells.selected).toEqual([true, true, true]);
    expect((await queries.cells(0, 1, false, order)).columns[1]).toEqual(["100"]);
    expect(await queries.countWhere([{ kind: "missing", column: "a" }])).toBe(1);

    state().chooseSelected("drop");
    expect(state()).toMatchObject({ selection: null, history: { canUndo: "leave out 12 rows" } });
    const [job] = state().jobs;
    expect(job?.node).toBe("baseline");
    const { graph } = state().project;
    expect(compilePlan(graph).rows?.[0]).toMatchObject({ mode: "drop" });
    studio.scheduler.cancelAll();
    state().removeRowChoice(rowsNodesOf(graph)[0]!.id);
    expect(compilePlan(state().project.graph).rows).toBe(undefined);
    state().undo();
    expect(state().project.graph).toEqual(graph);
    studio.scheduler.cancelAll();
  });

  it("that is a step goes when the file is read with other rows, and undo brings it back", async () => {
    const { state, studio, until } = setup();
    await state().openFile(file(), "colours.csv");
    await state().selectWhere([{ kind: "range", column: "a", min: 0, max: 9 }], "a up to 9");
    state().chooseSelected("keep");
    studio.scheduler.cancelAll();
    await state().reread({ header: false });
    expect(state().problems.map(({ problem }) => problem.code)).toContain("target-lost");
    state().undo();
    await until(() => state().data.status === "ready");
    expect(rowsNodesOf(state().project.graph).length).toBe(1);
    studio.scheduler.cancelAll();
  });
});

describe("a file that leaves something open", () => {
  const days = Array.from(
    { length: 40 },
    (_, i) => `0${(i % 9) + 1}/0${(i % 2) + 1}/2024,${(i * 7) % 13},${i % 3 ? "no" : "yes"}`,
  );
  const asking = (studio: ReturnType<typeof setup>) => {
    const { data } = studio.state();
    return data.status === "ready" ? data.dataset.reading.guesses.filter(({ ask }) => ask) : [];
  };

  it("is not learned from before it is answered", async () => {
    const studio = setup();
    await studio.state().openFile(file(`when,a,y\n${days.join("\n")}`), "days.csv");
    expect(asking(studio)).toMatchObject([{ column: "when" }]);
    expect(rolesOf(studio.state().project.graph)?.target).toBe("y"); // it could be learned from
    expect(studio.state().jobs).toEqual([]);
    await studio.state().reread({ dateOrders: [["when", "month-first"]] });
    expect(asking(studio)).toEqual([]);
    expect(studio.state().jobs.length).toBeGreaterThan(0);
    studio.studio.scheduler.cancelAll();
  });

  it("may be kept as words, which is an answer too", async () => {
    const studio = setup();
    await studio.state().openFile(file(`when,a,y\n${days.join("\n")}`), "days.csv");
    await studio.state().reread({ kinds: [["when", "categorical"]] });
    expect(asking(studio)).toEqual([]);
    expect(studio.state().jobs.length).toBeGreaterThan(0);
    studio.studio.scheduler.cancelAll();
  });
});

describe("reading again", () => {
  it("takes table and pipeline together when the target cannot be learned any more", async () => {
    const studio = setup();
    const days = Array.from(
      { length: 40 },
      (_, i) => `${(i * 7) % 13},${i % 2 === 0 ? "x" : "z"},${(i % 28) + 1} April 2024`,
    );
    await studio.state().openFile(file(`a,b,when\n${days.join("\n")}`), "days.csv");
    await studio.state().setKind("when", "categorical");
    studio.state().setTarget("when");
    await studio.until(() => rolesOf(studio.state().project.graph)?.target === "when");
    await studio.state().setKind("when", "datetime");
    const { data, project, problems } = studio.state();
    expect(data.status === "ready" && data.dataset.columns[2]?.kind).toBe("datetime");
    expect(rolesOf(project.graph)?.target).toBe("b");
    expect(problems).toMatchObject([{ problem: { code: "target-lost", details: { now: "b" } } }]);
    studio.state().undo();
    await studio.until(() => rolesOf(studio.state().project.graph)?.target === "when");
    await studio.until(() => studio.state().data.status === "ready");
    const again = studio.state().data;
    expect(again.status === "ready" && again.dataset.columns[2]?.kind).toBe("categorical");
  });

  it("takes another positive class when no row has the one there was", async () => {
    const { state, studio } = setup();
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${["yes", "no", "gone"][i % 3]}`);
    await state().openFile(file(`a,y\n${rows.join("\n")}`), "three.csv");
    studio.scheduler.cancelAll();
    await state().reread({ missingTokens: ["yes"] });
    studio.scheduler.cancelAll();
    expect(rolesOf(state().project.graph)).toMatchObject({ task: "binary" });
    state().setPositive("gone");
    await state().reread({ missingTokens: ["gone"] });
    studio.scheduler.cancelAll();
    expect(["yes", "no"]).toContain(rolesOf(state().project.graph)?.positive);
    expect(state().problems).toEqual([]);
  });

  it("keeps the file's options where nothing can be predicted", async () => {
    const studio = setup();
    await studio.state().openFile(file("a\n1\n1\n1\n"), "ones.csv");
    expect(rolesOf(studio.state().project.graph)).toBe(null);
    await studio.state().reread({ delimiter: ";" });
    await studio.state().reread({ header: true });
    expect(studio.state().project.graph.nodes[0]?.params).toEqual({ delimiter: ";", header: true });
  });
});

describe("runs", () => {
  it("are trained again when the other class is the positive one", async () => {
    const studio = setup();
    await studio.state().openFile(file(), "colours.csv");
    quick(studio);
    studio.studio.scheduler.cancelAll();
    studio.state().setPositive("no");
    expect(studio.state().jobs.map(({ node }) => node)).toContain("decision-tree");
  });

  it("deleted in an earlier visit go for good, with their files", async () => {
    const storage = memoryStorage();
    const first = setup({ openStorage: async () => storage });
    await first.state().start();
    await first.state().openFile(file(), "colours.csv");
    cancelSlowModels(first.state());
    await first.trained();
    const { id: project, runs } = first.state().project;
    const [gone, kept] = runs;
    first.state().deleteRun(gone!.id);
    first.state().restoreRun(gone!.id);
    expect(await first.queries.inputs(gone!.id)).not.toEqual([]);
    first.state().deleteRun(gone!.id);
    await new Promise((resolve) => setTimeout(resolve, 800)); // the quiet before a document is written
    const runFilesKept = async () =>
      (await storage.files.list(project)).map(({ name }) => name).filter((name) => name.startsWith("run-"));
    expect(await runFilesKept()).toContain(`run-${gone!.id}`);

    const second = setup({ openStorage: async () => storage });
    await second.state().start();
    expect(await runFilesKept()).not.toContain(`run-${gone!.id}`);
    expect(await runFilesKept()).toContain(`run-${kept!.id}`);
    expect(second.state().project.runs.map(({ id }) => id)).toEqual(runs.slice(1).map(({ id }) => id));
  });
});

describe("between visits", () => {
  async function visitThatSaves(storage: ReturnType<typeof memoryStorage>) {
    const studio = setup({ openStorage: async () => storage });
    await studio.state().start();
    await studio.state().openFile(file(), "colours.csv");
    await studio.until(() => studio.state().save.status === "saved");
    await new Promise((resolve) => setTimeout(resolve, 800)); // the quiet before a document is written
    return studio;
  }

  it("the last project comes back with its rows, runs and models", async () => {
    const storage = memoryStorage();
    const first = setup({ openStorage: async () => storage });
    await first.state().start();
    await first.state().openFile(file(), "colours.csv");
    cancelSlowModels(first.state());
    await first.trained();
    await first.until(() => first.state().save.status === "saved");
    await new Promise((resolve) => setTimeout(resolve, 800)); // the quiet before a document is written

    const second = setup({ openStorage: async () => storage });
    await second.state().start();
    expect(second.state().problems).toEqual([]);
    expect(second.state().project).toEqual(first.state().project);
    expect(second.state().data).toEqual(first.state().data);
    const [run] = second.state().project.runs;
    expect(await second.queries.evaluation(run!.id, false)).toMatchObject({ nRows: 96 });
    expect(second.state().projects.map(({ name }) => name)).toEqual(["colours"]);
  });

  it("a file dropped while the last project is still opening is the one that is open in the end", async () => {
    const storage = memoryStorage();
    await visitThatSaves(storage);

    const second = setup({ openStorage: async () => storage });
    await Promise.all([second.state().start(), second.state().openFile(file(), "dropped.csv")]);
    const { project, data } = second.state();
    const open = data.status === "ready" ? data.dataset.reading.fileName : data.status;
    expect({ open, source: project.source?.fileName }).toEqual({
      open: "dropped.csv",
      source: "dropped.csv",
    });
  });

  it("work goes on when nothing more can be kept, and says so", async () => {
    const storage = memoryStorage();
    const studio = setup({ openStorage: async () => storage });
    await studio.state().start();
    storage.failNext(new DOMException("full", "QuotaExceededError"));
    await studio.state().openFile(file(), "colours.csv");
    await studio.until(() => studio.state().save.status === "not-saved");
    expect(studio.state().data.status).toBe("ready");
  });

  it("a project that another tab has is not touched", async () => {
    const storage = memoryStorage();
    const first = await visitThatSaves(storage);
    storage.locks.add(first.state().project.id);
    const second = setup({ openStorage: async () => storage });
    await second.state().start();
    expect(second.state()).toMatchObject({ readOnly: true, project: { id: first.state().project.id } });
    second.state().renameProject("Mine");
    expect(second.state().problems).toMatchObject([{ problem: { code: "read-only-window" } }]);
    expect(second.state().project.name).toBe("colours");
  });

  it("projects are listed, renamed, duplicated and deleted", async () => {
    const storage = memoryStorage();
    const studio = setup({ openStorage: async () => storage });
    await studio.state().start();
    await studio.state().openFile(file(), "colours.csv");
    const first = studio.state().project.id;
    await studio.state().renameListedProject(first, "Colours");
    await studio.state().duplicateProject(first);
    const copy = studio.state().projects.find(({ id }) => id !== first)!;
    expect(copy).toMatchObject({ name: "Colours copy", fileName: "colours.csv" });
    await studio.state().openProject(copy.id);
    expect(studio.state().data.status).toBe("ready");
    await studio.state().deleteProject(copy.id);
    expect(studio.state().projects.map(({ name }) => name)).toEqual(["Colours"]);
    expect(studio.state().project.source).toBe(null);
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { LatheError } from "#core/shared/problems.ts";
import { currentTable } from "#state/ask.ts";
import type { Part } from "#state/large-file.ts";
import { refreshProjects } from "#state/project-list.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices, memoryStorage } from "#test/support/in-process-services.ts";
import { closeWorkers, connect, inProcessWorker } from "#test/support/in-process-worker.ts";
import { dataHandlers } from "#workers/data-handlers.ts";
import type { DataOperations } from "#workers/protocol.ts";
import { until } from "#test/support/until.ts";

const file = new Blob([
  `size,place,y\n${Array.from({ length: 4000 }, (_, i) => `${(i * 37) % 101}.25,place ${i % 30},${i % 3}`).join("\n")}\n`,
]);

afterEach(closeWorkers);

async function opening(tableBudget: number) {
  const { useStudio, studio } = createStudio(inProcessServices({ tableBudget }));
  await useStudio.getState().start();
  const done = useStudio.getState().openFile(file, "long.csv");
  const state = useStudio.getState;
  return { state, studio, done, asked: () => until(useStudio, () => state().large !== null) };
}

function readingOf({ data }: ReturnType<Awaited<ReturnType<typeof opening>>["state"]>) {
  if (data.status !== "ready") throw new Error(`the table is ${data.status}`);
  return data.dataset.reading;
}

it("reads a file that fits without a question", async () => {
  const { state, studio, done } = await opening(10_000_000);
  await done;
  studio.scheduler.cancelAll();
  expect(readingOf(state()).nRows).toBe(4000);
  expect(readingOf(state()).sampled).toBeUndefined();
});

it("asks before it reads one that will not, and reads the part that is wanted", async () => {
  const { state, studio, done, asked } = await opening(60_000);
  await asked();
  expect(state().data.status).toBe("empty");
  const { large } = state();
  expect(large?.forecast.columns.map(({ name }) => name)).toEqual(["size", "place", "y"]);
  expect(large!.forecast.bytes).toBeGreaterThan(60_000);
  expect(large!.forecast.nRows).toBe(4000);
  const part = { columns: ["size", "y"], sample: { share: 0.5, randomState: 0 } };
  state().readPart(part);
  await done;
  studio.scheduler.cancelAll();
  expect(state().large).toBeNull();
  const { sampled, leftOut } = readingOf(state());
  expect(sampled).toEqual({ ...part.sample, of: 4000 });
  expect(leftOut).toBe(1);
  expect(tableOptionsOf(state().project.graph)).toEqual(part); // reading it again gives the same rows
});

describe("with all rows on disk", () => {
  const onDisk = { sample: { share: 0.2, randomState: 0 }, onDisk: true };

  async function kept(storage = memoryStorage(), diskRoom = 1e9) {
    const services = inProcessServices({
      tableBudget: 60_000,
      openStorage: async () => storage,
      diskRoom: async () => diskRoom,
      createDataClient: (onFault) =>
        connect<DataOperations>(() => inProcessWorker(dataHandlers(undefined, storage.createRowFile)), {
          doing: (op) => op,
          onFault,
        }),
    });
    const { useStudio, studio } = createStudio(services);
    await useStudio.getState().start();
    const state = useStudio.getState;
    const files = async () => (await storage.rows.list()).map(({ name }) => name);
    return { storage, state, studio, useStudio, files };
  }
  async function imported(part: Part = onDisk) {
    const studio = await kept();
    const done = studio.state().openFile(file, "long.csv");
    await until(studio.useStudio, () => studio.state().large !== null);
    studio.state().readPart(part);
    await done;
    studio.studio.scheduler.cancelAll();
    await studio.studio.persistence.flush();
    return studio;
  }

  it("says beforehand what room that takes, and what there is", async () => {
    const { state, useStudio } = await kept(memoryStorage(), 5000);
    const done = state().openFile(file, "long.csv");
    await until(useStudio, () => state().large !== null);
    const { disk, forecast } = state().large!;
    expect(disk).toEqual({ refused: null, room: 5000, columns: forecast.storedBytes, copy: file.size });
    state().readPart(null);
    await done;
  });

  it("shows the sample, and opens again with both", async () => {
    const { state, studio, storage, files } = await imported();
    const reading = readingOf(state());
    expect(reading.nRows).toBeLessThan(1000);
    expect(reading.onDisk).toMatchObject({ nRows: 4000 });
    expect(await files()).toEqual([reading.onDisk!.file]);
    expect((await currentTable(studio)).disk?.size).toBe(reading.onDisk!.nBytes);
    const again = await kept(storage);
    await until(again.useStudio, () => again.state().data.status === "ready");
    expect(readingOf(again.state()).onDisk).toEqual(reading.onDisk);
    expect((await currentTable(again.studio)).disk?.size).toBe(reading.onDisk!.nBytes);
    await again.storage.rows.delete(reading.onDisk!.file);
    const third = await kept(storage);
    await until(third.useStudio, () => third.state().data.status === "ready");
    expect(readingOf(third.state()).onDisk).toBeUndefined(); // and the sample is what it was
    expect(readingOf(third.state()).nRows).toBe(reading.nRows);
  });

  it("trains a net on all of them, and the others on the sample", async () => {
    const { state, studio, useStudio } = await imported();
    const nets = state().project.graph.nodes.filter(({ kind }) => kind === "mlp");
    const trees = state().project.graph.nodes.filter(({ kind }) => kind === "decision-tree");
    state().setParams(nets[0]!.id, { hiddenLayers: [4], maxIter: 2 });
    state().train([nets[0]!.id, trees[0]!.id]);
    await until(useStudio, () => state().project.runs.length >= 2 && state().jobs.length === 0);
    studio.scheduler.cancelAll();
    const runOf = (kind: string) => state().project.runs.find(({ estimator }) => estimator === kind)!;
    const { disk, nTrainRows } = runOf("mlp");
    expect(runOf("decision-tree").disk).toBeUndefined();
    expect(disk!.learned + readingOf(state()).nRows).toBe(4000);
    expect(nTrainRows).toBeGreaterThan(disk!.learned);
    expect(disk!.judged).toBe(disk!.learned); // each row on disk is held out in one fold
    expect(disk!.scores.map(({ metric }) => metric)).toContain("logLoss");
  });

  it("count as room that the project takes, once where its copy names them too", async () => {
    const { state, studio } = await imported();
    const { nBytes } = readingOf(state()).onDisk!;
    await studio.persistence.flush();
    await refreshProjects(studio);
    const [first] = state().projects;
    expect(first!.bytes).toBeGreaterThan(nBytes);
    expect(state().storageBytes).toBe(first!.bytes);
    await state().duplicateProject(first!.id);
    await refreshProjects(studio);
    expect(state().projects.map(({ bytes }) => bytes > nBytes)).toEqual([true, true]);
    const both = state().projects.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(state().storageBytes).toBe(both - nBytes);
  });

  it("leaves nothing behind when it is cancelled, when the disk is full, or when the project is deleted", async () => {
    const { state, files } = await imported();
    const id = state().project.id;
    await state().deleteProject(id);
    expect(await files()).toHaveLength(1); // until it cannot be undone any more
    await state().freeProject(id);
    expect(await files()).toEqual([]);

    const full = await kept();
    const done = full.state().openFile(file, "long.csv");
    await until(full.useStudio, () => full.state().large !== null);
    full.storage.failNext(new LatheError("disk-full", { file: "long.csv", written: "0 MB" }));
    full.state().readPart(onDisk);
    await done;
    expect(full.state().data).toMatchObject({ status: "failed", problem: { code: "disk-full" } });
    expect(await full.files()).toEqual([]);
  });

  it("writes them anew when the file is read in another way, in place of those before", async () => {
    const { state, studio, files } = await imported();
    const before = readingOf(state()).onDisk!.file;
    await state().setKind("y", "categorical");
    studio.scheduler.cancelAll();
    await studio.persistence.flush();
    const after = readingOf(state()).onDisk!.file;
    expect(after).not.toBe(before);
    expect(await files()).toEqual([after]);
  });

  it("takes the sample alone along in a project file", async () => {
    const { state } = await imported();
    const packed = await state().saveProjectFile(true);
    const other = await kept();
    await other.state().openProjectFile(packed, "long.lathe");
    other.studio.scheduler.cancelAll();
    expect(readingOf(other.state()).onDisk).toBeUndefined();
    expect(readingOf(other.state()).nRows).toBe(readingOf(state()).nRows);
  });
});

it("leaves everything as it was where the person leaves it, or cancels", async () => {
  for (const leave of ["readPart", "cancelImport"] as const) {
    const { state, done, asked } = await opening(60_000);
    await asked();
    if (leave === "readPart") state().readPart(null);
    else state().cancelImport();
    await done;
    expect(state()).toMatchObject({ large: null, problems: [], data: { status: "empty" } });
  }
});

it("reads all of it anyway where that is wanted, and another file in its place", async () => {
  const { state, studio, done, asked } = await opening(60_000);
  await asked();
  const other = state().openFile(new Blob(["a,b\n1,2\n3,4\n5,6\n"]), "short.csv");
  await Promise.all([done, other]);
  expect(readingOf(state()).fileName).toBe("short.csv");
  const again = state().openFile(file, "long.csv");
  await asked();
  state().readPart({});
  await again;
  studio.scheduler.cancelAll();
  expect(readingOf(state()).nRows).toBe(4000);
});

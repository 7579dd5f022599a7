import { strToU8, zipSync } from "fflate";
import { afterEach, expect, it } from "vitest";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { until } from "#test/support/until.ts";

afterEach(closeWorkers);

const month = (from: number) =>
  `day,sold,shop\n${Array.from({ length: 40 }, (_, i) => `${from + i},${(i * 7) % 23},${"ab"[i % 2]}`).join("\n")}\n`;
const zipped = (files: Readonly<Record<string, string>>) =>
  new Blob([
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    ) as Uint8Array<ArrayBuffer>,
  ]);

async function opening(files: Readonly<Record<string, string>>) {
  const { useStudio, studio } = createStudio(inProcessServices());
  const state = useStudio.getState;
  const done = state().openFile(zipped(files), "months.zip");
  return { state, studio, done, asked: () => until(useStudio, () => state().partsAsked !== null) };
}

it("asks which of several is the table, and reads the answer", async () => {
  const { state, studio, done, asked } = await opening({
    "a.csv": month(0),
    "b.csv": month(40),
    "c.csv": "x\n1\n2\n",
    "d.csv": "",
  });
  await asked();
  const { partsAsked } = state();
  expect(partsAsked?.chosen).toEqual(["a.csv"]);
  expect(
    partsAsked?.parts.map(({ name, nRows, columns, problem }) => [
      name,
      nRows,
      columns.length,
      problem?.code,
    ]),
  ).toEqual([
    ["a.csv", 40, 3, undefined],
    ["b.csv", 40, 3, undefined],
    ["c.csv", 2, 1, undefined],
    ["d.csv", null, 0, "file-empty"],
  ]);
  state().answerParts(["a.csv", "b.csv"]);
  await done;
  studio.scheduler.cancelAll();
  expect(state().partsAsked).toBeNull();
  expect(state().project.source?.nRows).toBe(80);
  expect(tableOptionsOf(state().project.graph)).toEqual({ parts: ["a.csv", "b.csv"] });
});

it("takes all of one kind to begin with, reads nothing when nothing is wanted, and a later file instead", async () => {
  const { state, studio, done, asked } = await opening({ "a.csv": month(0), "b.csv": month(40) });
  await asked();
  expect(state().partsAsked?.chosen).toEqual(["a.csv", "b.csv"]);
  state().answerParts(null);
  await done;
  expect(state()).toMatchObject({ partsAsked: null, problems: [], data: { status: "empty" } });
  const waiting = state().openFile(zipped({ "a.csv": month(0), "b.csv": month(1) }), "months.zip");
  await state().openFile(new Blob([month(3)]), "third.csv");
  await waiting;
  studio.scheduler.cancelAll();
  expect(state().project.source?.fileName).toBe("third.csv");
  expect(state().partsAsked).toBeNull();
});

it("does not ask where only one is a table, and packs files that come together", async () => {
  const { state, studio, done } = await opening({ "a.csv": month(0), "empty.csv": "" });
  await done;
  studio.scheduler.cancelAll();
  expect(state().project.source?.nRows).toBe(40);
  const files = ["x.csv", "y.csv"].map((name) => ({ file: new Blob([month(9)]), name }));
  const together = state().openFiles(files, "x and 1 more.zip");
  await expect.poll(() => state().partsAsked?.parts.length).toBe(2);
  state().answerParts(["y.csv"]);
  await together;
  studio.scheduler.cancelAll();
  expect(state().project.source).toMatchObject({ fileName: "x and 1 more.zip", nRows: 40 });
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "#cli/commands.ts";
import { runCli } from "#cli/run-cli.ts";
import type { Report } from "#cli/train/report.ts";
import { readLatheFile } from "#core/project/lathe-file.ts";

let folder: string;
const rows = (from: number) => Array.from({ length: 80 }, (_, i) => `${(i * 7) % 13},${from + i}`).join("\n");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-seal-"));
  await writeFile(join(folder, "a.csv"), `x,y\n${rows(0)}\n`);
  await writeFile(join(folder, "b.csv"), `x,y\n${rows(1)}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

async function train(file: string) {
  let err = "";
  const io = { out: () => {}, err: (text: string) => void (err += text), cwd: folder };
  const words = ["train", file, "--target", "y", "--models", "baseline", "--cv", "2", "--out", "o"];
  expect(await runCli(commands, "0", words, io), err).toBe(0);
  const { seal, data, models } = JSON.parse(await readFile(join(folder, "o/report.json"), "utf8")) as Report;
  const { project } = readLatheFile(new Uint8Array(await readFile(join(folder, "o/project.lathe"))));
  return { err, seal, version: data.version, models, project };
}

it("writes each look into report, run and project, and warns from the second on", {
  timeout: 60_000,
}, async () => {
  const first = await train("a.csv");
  const [model] = first.models;
  const look = {
    number: 1,
    version: first.version,
    models: [{ id: model!.id, name: model!.name, test: model!.test }],
  };
  expect(first.seal).toMatchObject({ looks: [look], warning: null });
  expect(first.err).toContain(`look 1, of data version ${first.version.slice(0, 8)}`);
  expect(first.err).not.toContain("warning: These sealed rows");

  const second = await train("a.csv");
  expect(second.seal.looks).toMatchObject([look, { ...look, number: 2 }]);
  expect(second.seal.warning).toContain("looked at 2 times");
  expect(second.err).toContain("warning: These sealed rows were looked at 2 times");
  const [run] = second.project.runs;
  expect(run).toMatchObject({ version: second.version, looks: [{ number: 2, version: second.version }] });
  expect(run!.looks![0]!.scores).toEqual(run!.test);
  expect(second.project.seal.map(({ runs }) => runs)).toEqual([[], [run!.id]]);

  const other = await train("b.csv");
  expect(other.seal, "another file has other sealed rows").toMatchObject({
    looks: [{ number: 1 }],
    warning: null,
  });
  expect(other.version).not.toBe(first.version);
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "#cli/commands.ts";
import { runCli } from "#cli/run-cli.ts";
import type { MonitorReport } from "#core/monitor/monitor-report.ts";
import { readLatheFile, writeLatheFile } from "#core/project/lathe-file.ts";

const penguins = join(import.meta.dirname, "../../public/samples/penguins.csv");
let folder: string;

async function lathe(...words: string[]) {
  let [out, err] = ["", ""];
  const io = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    cwd: folder,
  };
  return { code: await runCli(commands, "0", words, io), out, err };
}
const reported = (out: string) => JSON.parse(out) as MonitorReport & { schema: number; fileName: string };

/** The file's rows with a cell changed in each. */
async function later(name: string, column: string, change: (cell: string, row: number) => string) {
  const [header = "", ...rows] = (await readFile(penguins, "utf8")).trimEnd().split(/\r?\n/);
  const at = header.split(",").indexOf(column);
  const lines = rows.map((line, row) =>
    line
      .split(",")
      .map((cell, i) => (i === at ? change(cell, row) : cell))
      .join(","),
  );
  await writeFile(join(folder, name), [header, ...lines].join("\n"));
}

describe("lathe monitor", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lathe-monitor-"));
    await lathe("train", penguins, "--target", "species", "--models", "logistic-regression", "--out", "p");
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it("has nothing to say of rows like those of training, and ends with 0", async () => {
    const { code, out, err } = await lathe("monitor", "p/project.lathe", penguins);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("These rows look like the rows the model learned from.");
    expect(out).toContain("Nothing to do.");
  });

  it("names the column whose unit changed, says that the score fell, and ends with 3", async () => {
    await later("grams.csv", "body_mass_g", (cell) => (cell === "" ? "" : String(Number(cell) * 2)));
    const { code, out } = await lathe("monitor", "p/project.lathe", "grams.csv");
    expect(code).toBe(3);
    expect(out).toContain("The score fell by more than chance, and “body_mass_g” moved most.");
    expect(out).toContain("Train again.");
  });

  it("says as JSON what it says in words", async () => {
    const { code, out } = await lathe("monitor", "p/project.lathe", "grams.csv", "--json");
    const report = reported(out);
    expect([code, report.schema, report.fileName, report.advice]).toEqual([3, 1, "grams.csv", "retrain"]);
    expect(report.columns[0]).toMatchObject({ column: "body_mass_g", state: "far", misread: 0 });
    expect(report.score?.outcome).toBe("worse");
  });

  it("counts cells that are no numbers any more", async () => {
    await later("words.csv", "bill_depth_mm", (cell, row) => (row % 2 === 0 ? "deep" : cell));
    const report = reported((await lathe("monitor", "p/project.lathe", "words.csv", "--json")).out);
    expect(report.columns[0]).toMatchObject({ column: "bill_depth_mm", misread: 172, reasons: ["missing"] });
  });

  it("needs no rows in the project, only what was kept of them", async () => {
    const contents = readLatheFile(new Uint8Array(await readFile(join(folder, "p/project.lathe"))));
    await writeFile(join(folder, "bare.lathe"), writeLatheFile({ ...contents, table: null }));
    const [bare, full] = [
      await lathe("monitor", "bare.lathe", "grams.csv", "--json"),
      await lathe("monitor", "p/project.lathe", "grams.csv", "--json"),
    ];
    expect(bare).toEqual(full);
  });

  it("looks at the rows where a project of before kept nothing of them, and says so without rows", async () => {
    const contents = readLatheFile(new Uint8Array(await readFile(join(folder, "p/project.lathe"))));
    const runs = contents.runs.map(({ id, files: { reference: _, ...files } }) => ({ id, files }));
    await writeFile(join(folder, "old.lathe"), writeLatheFile({ ...contents, runs }));
    await writeFile(join(folder, "older.lathe"), writeLatheFile({ ...contents, runs, table: null }));
    const old = await lathe("monitor", "old.lathe", "grams.csv", "--json");
    expect(old).toEqual(await lathe("monitor", "p/project.lathe", "grams.csv", "--json"));
    const older = await lathe("monitor", "older.lathe", "grams.csv");
    expect([older.code, older.out]).toEqual([2, ""]);
    expect(older.err).toContain("was kept without what its training rows looked like");
  });
});

import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import type { Page } from "playwright/test";
import { type LatheContents, readLatheFile } from "#core/project/lathe-file.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import { hashModel } from "#core/shared/hash.ts";
import { loans, writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  choose,
  download,
  dropFile,
  goTo,
  openTable,
  sample,
  seeTrained,
  showModel,
  trainingDone,
} from "./support/user.ts";

const run = promisify(execFile);
const commandLine = (...args: string[]) =>
  run(process.execPath, ["bin/lathe.mjs", "train", ...args], { maxBuffer: 2 ** 26 });

async function projectOfPage(page: Page): Promise<LatheContents> {
  await goTo(page, "Export");
  const file = await download(page, () => page.getByRole("button", { name: "Save project" }).click());
  return readLatheFile(file.bytes);
}

/** What each run gave, by family: the newest where there are several. */
function filesByFamily({ project, runs }: LatheContents): ReadonlyMap<string, RunFiles> {
  const newest = [...project.runs].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return new Map(
    newest.flatMap(({ id, estimator }) => {
      const files = runs.find((candidate) => candidate.id === id)?.files;
      return files ? [[estimator, files] as const] : [];
    }),
  );
}

const hashes = ({ folds, pipeline }: RunFiles) => ({
  final: hashModel(pipeline),
  folds: [...folds]
    .sort((a, b) => a.fold - b.fold)
    .map(({ fold, rows, outputs, pipeline: fitted }) => [fold, hashModel([rows, outputs, fitted])]),
});

for (const { what, target, models } of [
  { what: "loans", target: "repaid", models: ["baseline", "logistic-regression", "decision-tree"] },
  { what: "penguins", target: "species", models: ["baseline", "logistic-regression", "decision-tree"] },
  { what: "sacramento_homes", target: "price", models: ["baseline", "ridge", "decision-tree"] },
])
  test(`page and command line fit the same models of ${what}, bit for bit`, async ({ page }, info) => {
    const path = what === "loans" ? writeTable(info, "loans.csv", loans(400)) : sample(what);
    await openTable(page, path);
    await seeTrained(page, ["Baseline", "Decision tree", "Neural net"]);
    const ofPage = filesByFamily(await projectOfPage(page));

    const out = info.outputPath("out");
    await commandLine(path, "--target", target, "--models", models.join(","), "--out", out);
    const ofCommandLine = filesByFamily(readLatheFile(readFileSync(`${out}/project.lathe`)));
    expect([...ofCommandLine.keys()].sort()).toEqual([...models].sort());
    for (const [family, files] of ofCommandLine)
      expect([family, hashes(ofPage.get(family)!)]).toEqual([family, hashes(files)]);
  });

for (const [id, title, apart] of [
  ["fused", /Fused/, 0],
  ["tfjs-wasm", /WebAssembly .tfjs/, 1e-4],
] as const)
  test(`the net agrees within ${apart} where both run ${id}, and the page's pipeline repeats on the command line`, async ({
    page,
  }, info) => {
    await openTable(page, sample("iris"));
    await seeTrained(page, ["Neural net"]);
    await boardRow(page, "Neural net").getByRole("button", { name: "Neural net", exact: true }).click();
    await choose(page, "Runs on", title);
    await page.getByRole("button", { name: /^Train (again|with these settings)$/ }).click();
    await expect(boardRow(page, /^Neural net./)).toBeVisible({ timeout: 180_000 });
    await trainingDone(page);
    const contents = await projectOfPage(page);
    const net = contents.project.runs.filter(({ estimator }) => estimator === "mlp").at(-1);
    expect(net?.engine).toBe(id);

    const pipeline = info.outputPath("pipeline.json");
    writeFileSync(pipeline, JSON.stringify(contents.project.graph));
    const out = info.outputPath("out");
    await commandLine(sample("iris"), "--target", "Species", "--pipeline", pipeline, "--out", out);
    const repeated = readLatheFile(readFileSync(`${out}/project.lathe`));
    expect(repeated.project.runs.find(({ estimator }) => estimator === "mlp")?.engine).toBe(id);
    const here = filesByFamily(contents).get("mlp")!;
    const there = filesByFamily(repeated).get("mlp")!;
    const outputs = ({ folds }: RunFiles) =>
      new Map(
        folds.map(({ fold, rows, outputs: values }) => [fold, { rows: [...rows], values: [...values] }]),
      );
    for (const [fold, { rows, values }] of outputs(here)) {
      const other = outputs(there).get(fold)!;
      expect(other.rows).toEqual(rows);
      expect(Math.max(...values.map((value, i) => Math.abs(value - other.values[i]!)))).toBeLessThanOrEqual(
        apart,
      );
    }
  });

test("a project that the command line made opens in the page with its runs", async ({ page }, info) => {
  const out = info.outputPath("out");
  await commandLine(
    sample("penguins"),
    "--target",
    "species",
    "--models",
    "baseline,decision-tree",
    "--out",
    out,
  );
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await dropFile(page, `${out}/project.lathe`);
  await expect(page.getByRole("grid", { name: "penguins.csv, 344 rows, 8 columns" })).toBeVisible();
  await goTo(page, "Train");
  await expect(boardRow(page, "Decision tree")).toBeVisible();
  await goTo(page, "Evaluate");
  await expect(page.getByRole("button", { name: /was Adelie, said Adelie/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Sealed test set" })).toContainText("Opened 1 time");
  await goTo(page, "Predict");
  await showModel(page, "Decision tree");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^For this row it says/);
});

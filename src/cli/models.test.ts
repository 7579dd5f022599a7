import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { modelsCommand } from "#cli/models.ts";
import { runCli } from "#cli/run-cli.ts";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";

async function output(...words: readonly string[]): Promise<string> {
  let out = "";
  await runCli([modelsCommand], "0", ["models", ...words], {
    out: (text) => void (out += text),
    err: () => {},
    cwd: ".",
  });
  return out;
}

it("lists every registered model with its settings, ranges and defaults as JSON", async () => {
  const listed = JSON.parse(await output("--json")) as {
    readonly models: readonly { id: string; params: readonly { name: string; default: unknown }[] }[];
  };
  expect(listed.models.map(({ id }) => id)).toEqual([...estimatorIds]);
  for (const { id, params } of listed.models)
    expect(Object.fromEntries(params.map((field) => [field.name, field.default]))).toEqual(
      JSON.parse(JSON.stringify(estimators[id]!.params.defaults)),
    );
});

it("lists every model for people", async () => {
  const out = await output();
  for (const id of estimatorIds) expect(out).toContain(`${id}: ${estimators[id]!.title}`);
});

async function tableFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lathe-models-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "prices.csv");
  const rows = Array.from({ length: 400 }, (_, i) => `${(i * 37) % 101}.5,${i % 7},${(i * 37) % 101}.25`);
  await writeFile(path, `size,rooms,price\n${rows.join("\n")}\n`);
  return path;
}

it("forecasts what each model would take on a table, and says which cannot learn its target", async () => {
  const path = await tableFile();
  const { models } = JSON.parse(await output(path, "--target", "price", "--json")) as {
    readonly models: readonly {
      id: string;
      forecast: { seconds: number; bytes: number; refused: unknown } | null;
    }[];
  };
  const of = (id: string) => models.find((model) => model.id === id)?.forecast;
  expect(of("logistic-regression")).toBeNull();
  expect(of("ebm")).toMatchObject({ refused: null });
  expect(of("ebm")!.seconds).toBeGreaterThan(of("baseline")!.seconds);
  expect(of("hist-gradient-boosting")!.bytes).toBeGreaterThan(0);
  const text = await output(path, "--target", "price");
  expect(text).toMatch(
    /On this table: (less than a second|about \d+ s) and (less than 1|\d+) MB of memory\./,
  );
  expect(text).toContain("On this table: it cannot learn this target.");
});

it("says what would not be begun here; the baseline always would", async () => {
  const path = await tableFile();
  const wide = join(path, "..", "wide.csv");
  const header = Array.from({ length: 60 }, (_, j) => `c${j}`).join(",");
  const line = (i: number) => Array.from({ length: 60 }, (_, j) => ((i * 31 + j * 17) % 997) / 8).join(",");
  await writeFile(wide, `${header}\n${Array.from({ length: 2500 }, (_, i) => line(i)).join("\n")}\n`);
  const text = await output(wide, "--target", "c3", "--task", "regression", "--memory", "1");
  const block = (id: string) => text.split("\n\n").find((part) => part.startsWith(`${id}:`));
  expect(block("ridge")).toContain("of memory at once, and training may take 1 MB here.");
  expect(block("baseline")).toContain("On this table: less than a second");
});

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "#cli/commands.ts";
import { runCli } from "#cli/run-cli.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { readLatheFile } from "#core/project/lathe-file.ts";
import { otherTablesOf } from "#core/table-edits/other-table.ts";

const key = "0".repeat(64);
const shops = "shop,size\nnorth,10\nsouth,20\neast,30\n";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-second-"));
  const rows = Array.from(
    { length: 90 },
    (_, i) => `${["north", "south", "east"][i % 3]},${i % 11},${(i % 3) * 10 + (i % 11)}`,
  );
  await writeFile(join(folder, "sales.csv"), `shop,staff,sold\n${rows.join("\n")}\n`);
  await writeFile(join(folder, "shops.csv"), shops);
  const other = { key, fileName: "the = shops.csv" };
  const graph = defaultGraph({
    read: {
      edits: [
        { edit: "join", on: true, params: { other, on: [["shop", "shop"]], how: "left", columns: null } },
      ],
    },
    roles: {
      target: "sold",
      task: "regression",
      positive: null,
      columns: ["shop", "staff", "size"].map((column) => ({ column, role: "feature" as const })),
    },
    split: defaultSplit,
    models: ["baseline", "ridge"],
    randomState: 0,
  });
  await writeFile(join(folder, "p.json"), JSON.stringify(graph));
});
afterAll(() => rm(folder, { recursive: true }));

async function train(...words: string[]) {
  let err = "";
  const io = { out: () => {}, err: (text: string) => (err += text), cwd: folder };
  const code = await runCli(commands, "0", ["train", "sales.csv", "--pipeline", "p.json", ...words], io);
  return { code, err };
}

describe("a pipeline that joins a second table", { timeout: 60_000 }, () => {
  it("says which file it needs, and knows no other name", async () => {
    const without = await train("--out", "o");
    expect(without.code).toBe(2);
    expect(without.err).toContain('say --table "the = shops.csv=FILE"');
    const wrong = await train("--table", "prices.csv=shops.csv", "--out", "o");
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("names “prices.csv”") as unknown });
    expect((await train("--table", "the = shops.csv=", "--out", "o")).code).toBe(2);
  });

  it("learns from its columns, says that the rows are others, and keeps them in the project", async () => {
    const { code, err } = await train("--table", "the = shops.csv=shops.csv", "--out", "o");
    expect({ code, features: /(\d) features/.exec(err)?.[1] }).toEqual({ code: 0, features: "3" });
    expect(err).toContain("has other rows than the pipeline was made with");
    const { project, table } = readLatheFile(new Uint8Array(await readFile(join(folder, "o/project.lathe"))));
    const named = otherTablesOf(tableOptionsOf(project.graph)?.edits ?? []);
    expect(named.map(({ fileName }) => fileName)).toEqual(["the = shops.csv"]);
    expect(table?.others.map((other) => other.key)).toEqual([named[0]!.key]);
  });

  it("repeats what was written exactly, and without a word", async () => {
    const predictions = async (dir: string) => {
      const names = (await readdir(join(folder, dir, "predictions"))).toSorted();
      return Promise.all(names.map((name) => readFile(join(folder, dir, "predictions", name), "utf8")));
    };
    const first = await predictions("o");
    expect(first).toHaveLength(2);
    await writeFile(join(folder, "p.json"), await readFile(join(folder, "o/pipeline.json")));
    const again = await train("--table", "the = shops.csv=shops.csv", "--out", "again");
    expect(again.err).not.toContain("other rows");
    expect(await predictions("again")).toEqual(first);
    const written = JSON.parse(await readFile(join(folder, "again/pipeline.json"), "utf8")) as PipelineGraph;
    expect(tableOptionsOf(written)?.edits).toHaveLength(1);
  });
});

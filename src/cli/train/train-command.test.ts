import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "#cli/commands.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { addRowsNode } from "#core/pipeline/row-choices.ts";
import { runCli } from "#cli/run-cli.ts";
import type { Report } from "#cli/train/report.ts";

const penguins = join(import.meta.dirname, "../../../public/samples/penguins.csv");
const homes = join(import.meta.dirname, "../../../public/samples/sacramento_homes.csv");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-train-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function lathe(...words: string[]) {
  let err = "";
  const io = { out: () => {}, err: (text: string) => (err += text), cwd: folder };
  return { code: await runCli(commands, "0", words, io), err };
}
const read = (name: string) => readFile(join(folder, name), "utf8");
const report = async (dir: string) => JSON.parse(await read(`${dir}/report.json`)) as Report;
const exists = (name: string) =>
  access(join(folder, name)).then(
    () => true,
    () => false,
  );

it("says what a model's settings cannot be kept to before anything is trained", {
  timeout: 60_000,
}, async () => {
  const quick = ["--models", "hist-gradient-boosting", "--cv", "2"];
  expect((await lathe("train", homes, "--target", "price", ...quick, "--out", "settings")).code).toBe(0);
  const graph = JSON.parse(await read("settings/pipeline.json")) as PipelineGraph;
  const nodes = graph.nodes.map((node) =>
    node.kind === "hist-gradient-boosting"
      ? {
          ...node,
          params: {
            ...(node.params as object),
            params: { monotonicCst: [{ column: "city", direction: "up" }] },
          },
        }
      : node,
  );
  await writeFile(join(folder, "unusable.json"), JSON.stringify({ ...graph, nodes }));
  const { code, err } = await lathe("train", homes, "--pipeline", "unusable.json", "--out", "unusable");
  expect(code).toBe(2);
  expect(err).toContain("Gradient boosting: a direction of “city” cannot be kept to: only numbers have one");
  expect(await exists("unusable")).toBe(false);
});

describe("lathe train with a recipe of one's own", { timeout: 60_000 }, () => {
  const quick = ["--target", "species", "--models", "logistic-regression,decision-tree", "--cv", "2"];
  const train = async (recipe: unknown, ...more: string[]) => {
    await writeFile(join(folder, "recipe.json"), JSON.stringify(recipe));
    return lathe("train", penguins, ...quick, "--recipe", "recipe.json", "--out", "own", ...more);
  };
  const recipes = async () => {
    const { nodes } = JSON.parse(await read("own/pipeline.json")) as PipelineGraph;
    return nodes
      .filter(({ kind }) => kind === "recipe")
      .map(({ params }) => (params as { steps: { step: string; params: object }[] }).steps);
  };

  it("prepares every model by a list, with defaults for what it leaves out", async () => {
    expect((await train([{ step: "impute", params: { numeric: "mean" } }, { step: "one-hot" }])).code).toBe(
      0,
    );
    const [linear, tree] = await recipes();
    expect(linear!.map(({ step }) => step)).toEqual(["impute", "one-hot"]);
    expect(linear![0]!.params).toMatchObject({ numeric: "mean", categorical: expect.any(String) });
    expect(tree).toEqual(linear);
  });

  it("prepares one kind of model by the file, and leaves the other its own", async () => {
    expect((await train({ tree: [{ step: "ordinal" }] })).code).toBe(0);
    const [linear, tree] = await recipes();
    expect([linear!.length > 2, tree!.map(({ step }) => step)]).toEqual([true, ["ordinal"]]);
  });

  it.each([
    [[{ step: "impte" }], "has no step “impte”; there are text-facts"],
    [
      [{ step: "impute", params: { numeric: "moon" } }],
      "step “impute” cannot have these settings: “numeric”",
    ],
    [[{ step: "impute", params: { number: 1 } }], "step “impute” cannot have these settings"],
    [{ trees: [] }, "is no recipe: it must be a list"],
  ])("refuses %j in words", async (recipe, words) => {
    const { code, err } = await train(recipe);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

describe("lathe train on classes", { timeout: 120_000 }, () => {
  const fast = ["--models", "baseline,logistic-regression,decision-tree"];

  it("begins no model that does not fit into memory, and says which and why", async () => {
    const small = ["--models", "baseline,decision-tree,hist-gradient-boosting", "--memory", "1"];
    const { code, err } = await lathe("train", homes, "--target", "price", ...small, "--out", "small");
    expect(code).toBe(0);
    expect(err).toMatch(
      /Gradient boosting: not begun\. It needs about [\d.]+ MB of memory at once, .* 1 MB here\./,
    );
    expect(err).toMatch(
      /^Decision tree: less than a second and (less than 1|\d+) MB of memory, by forecast$/m,
    );
    expect(err).not.toMatch(/^Gradient boosting: .* by forecast$/m);
    expect(err.indexOf("by forecast")).toBeLessThan(err.indexOf("fold 1 of"));
    expect(err).toMatch(/^1 of 3 models not trained: Gradient boosting; report\.json says why$/m);
    const { models } = await report("small");
    expect(models.map(({ id, error }) => [id, error === undefined])).toEqual([
      ["baseline", true],
      ["decision-tree", true],
      ["hist-gradient-boosting", false],
    ]);
  });

  it("writes report, predictions, ONNX files, project and pipeline", async () => {
    expect((await lathe("train", penguins, "--target", "species", ...fast, "--out", "a")).code).toBe(0);
    const { task, classes, split, models, data } = await report("a");
    expect({ task, classes, rows: data.rows }).toEqual({
      task: "multiclass",
      classes: ["Adelie", "Chinstrap", "Gentoo"],
      rows: 344,
    });
    expect(split).toEqual({
      kind: "stratified",
      trainRows: 275,
      testRows: 69,
      ignoredRows: 0,
      leftOutRows: 0,
      rowsWithoutGroupOrTime: 0,
      folds: 5,
      randomState: 0,
    });
    expect(models.map(({ id }) => id)).toEqual(["baseline", "logistic-regression", "decision-tree"]);
    for (const { id, cv, test, exports, error } of models) {
      expect(error).toBeUndefined();
      expect(Object.keys(cv).sort()).toEqual([
        "accuracy",
        "balancedAccuracy",
        "logLoss",
        "macroF1",
        "rocAuc",
      ]);
      expect(cv["logLoss"]?.folds).toHaveLength(5);
      expect(typeof test["accuracy"]).toBe("number");
      expect(exports.onnx).toMatchObject({ file: `${id}.onnx`, verified: true });
      expect(await exists(`a/${id}.onnx`)).toBe(true);
    }
    const [header, ...lines] = (await read("a/predictions/logistic-regression.csv")).trimEnd().split("\r\n");
    expect(header).toBe("row,prediction,p:Adelie,p:Chinstrap,p:Gentoo");
    expect(lines).toHaveLength(69);
    expect(await exists("a/project.lathe")).toBe(true);
  });

  it("repeats a pipeline.json exactly", async () => {
    expect((await lathe("train", penguins, "--pipeline", "a/pipeline.json", "--out", "b")).code).toBe(0);
    for (const name of [
      "predictions/decision-tree.csv",
      "predictions/logistic-regression.csv",
      "pipeline.json",
    ]) {
      expect(await read(`b/${name}`)).toBe(await read(`a/${name}`));
    }
  });

  it("learns from no row that a Rows step of the pipeline leaves out", async () => {
    const graph = JSON.parse(await read("a/pipeline.json")) as PipelineGraph;
    const first = { mode: "drop" as const, rows: [[0, 99]] as const, label: "the first hundred" };
    await writeFile(join(folder, "fewer.json"), JSON.stringify(addRowsNode(graph, first, "Fewer")));
    const { code, err } = await lathe("train", penguins, "--pipeline", "fewer.json", "--out", "fewer");
    expect(code).toBe(0);
    expect(err).toContain("100 rows left out by the pipeline");
    expect((await report("fewer")).split).toMatchObject({
      trainRows: 195,
      testRows: 49,
      ignoredRows: 100,
      leftOutRows: 100,
    });
    const tested = (await read("fewer/predictions/baseline.csv")).match(/^\d+/gm) ?? [];
    expect(tested.length).toBe(49);
    expect(Math.min(...tested.map(Number))).toBeGreaterThanOrEqual(100);

    const beyond = addRowsNode(graph, { ...first, rows: [[0, 344]] }, "Beyond");
    await writeFile(join(folder, "beyond.json"), JSON.stringify(beyond));
    const refused = await lathe("train", penguins, "--pipeline", "beyond.json", "--out", "beyond");
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("chooses row 344") });
  });

  it("judges on the test rows it is given, and clears what an earlier training left", async () => {
    await writeFile(join(folder, "rows.json"), JSON.stringify([0, 1, 2, 200, 201, 300, 301, 343]));
    const words = ["--target", "species", "--models", "baseline", "--test-rows", "rows.json", "--out", "a"];
    expect((await lathe("train", penguins, ...words)).code).toBe(0);
    expect((await report("a")).split).toMatchObject({ trainRows: 336, testRows: 8 });
    expect((await read("a/predictions/baseline.csv")).match(/^\d+/gm)).toEqual([
      "0",
      "1",
      "2",
      "200",
      "201",
      "300",
      "301",
      "343",
    ]);
    expect(await exists("a/decision-tree.onnx")).toBe(false);
  });

  it("predicts a new table with the saved project", async () => {
    const words = ["predict", "b/project.lathe", penguins, "--model", "decision-tree", "--out", "p.csv"];
    expect((await lathe(...words)).code).toBe(0);
    expect((await read("p.csv")).trimEnd().split("\r\n")).toHaveLength(345);
  });

  it("predicts the same with an exported model", async () => {
    const project = [
      "predict",
      "b/project.lathe",
      penguins,
      "--model",
      "logistic-regression",
      "--out",
      "p.csv",
    ];
    expect((await lathe(...project)).code).toBe(0);
    const words = ["predict", "b/logistic-regression.onnx", penguins, "--out", "q.csv"];
    expect((await lathe(...words)).code).toBe(0);
    const table = async (name: string) =>
      (await read(name))
        .trimEnd()
        .split("\r\n")
        .map((line) => line.split(","));
    const [first, second] = [await table("p.csv"), await table("q.csv")];
    expect(second.map((cells) => cells.slice(0, 2))).toEqual(first.map((cells) => cells.slice(0, 2)));
    for (const [row, cells] of second.slice(1).entries())
      for (const [column, cell] of cells.slice(2).entries())
        expect(Number(cell)).toBeCloseTo(Number(first[row + 1]![column + 2]), 4);
    await writeFile(join(folder, "no.onnx"), "not a model");
    expect((await lathe("predict", "no.onnx", penguins, "--out", "r.csv")).code).toBe(2);
    expect(await exists("r.csv")).toBe(false);
  });

  it("skips a model that does not fit the task, and says so", async () => {
    const words = ["--target", "species", "--models", "baseline,ridge", "--out", "c"];
    expect((await lathe("train", penguins, ...words)).code).toBe(0);
    const { models, warnings } = await report("c");
    expect(models.map(({ id }) => id)).toEqual(["baseline"]);
    expect(warnings).toEqual(["ridge was skipped: it cannot learn a multiclass target"]);
  });
});

describe("lathe train on a number", { timeout: 120_000 }, () => {
  it("scores mae, rmse and r2, and predicts one value a row", async () => {
    const words = [
      "--target",
      "price",
      "--models",
      "baseline,ridge,decision-tree",
      "--cv",
      "3",
      "--out",
      "n",
    ];
    expect((await lathe("train", homes, ...words)).code).toBe(0);
    const { task, models, classes } = await report("n");
    expect({ task, classes }).toEqual({ task: "regression", classes: undefined });
    for (const { test, cv, exports } of models) {
      expect(Object.keys(test).sort()).toEqual(["mae", "r2", "rmse"]);
      expect(cv["rmse"]?.folds).toHaveLength(3);
      expect(exports.onnx.verified).toBe(true);
    }
    expect((await read("n/predictions/ridge.csv")).split("\r\n")[0]).toBe("row,prediction");
  });
});

it("says how many rows have no target, and how many of the file an infinite one", {
  timeout: 60_000,
}, async () => {
  const target = (i: number) => (i % 20 === 0 ? "inf" : i % 33 === 1 ? "" : `${(i * 3) % 17}.5`);
  const rows = Array.from({ length: 80 }, (_, i) => `${i % 7},${(i * 13) % 11},${target(i)}`);
  await writeFile(join(folder, "infinite.csv"), ["a,b,y", ...rows].join("\n"));
  const words = ["--target", "y", "--models", "baseline", "--cv", "3"];
  const { code, err } = await lathe("train", "infinite.csv", ...words, "--out", "infinite");
  expect(code).toBe(0);
  expect(err).toMatch(
    /^regression of “y”: \d+ training rows, \d+ test rows, 2 features, 7 rows left out for want of a target \(infinite in 4 rows of the file\)$/m,
  );
});

it("ends with 1 where no model was trained", { timeout: 60_000 }, async () => {
  const words = ["--target", "price", "--models", "hist-gradient-boosting", "--memory", "1"];
  const { code, err } = await lathe("train", homes, ...words, "--out", "none");
  expect(code).toBe(1);
  expect(err.trimEnd().split("\n").at(-1)).toBe(
    "no model was trained: Gradient boosting; report.json says why",
  );
});

describe("lathe train with roles", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const rows = Array.from({ length: 240 }, (_, i) => {
      const customer = i % 41 === 5 ? "" : `c${(i * 7) % 30}`;
      return `${i % 7},${(i * 13) % 11},${customer},2024-${String(1 + (i % 12)).padStart(2, "0")}-01,${i % 3},r${i},${i % 5 > 2 ? "yes" : "no"}`;
    });
    await writeFile(join(folder, "roles.csv"), ["a,b,customer,day,w,name,y", ...rows].join("\n"));
  });
  const train = async (...words: string[]) => {
    const fast = ["--models", "baseline,decision-tree", "--cv", "3", "--out", "r"];
    const { code, err } = await lathe("train", "roles.csv", "--target", "y", ...words, ...fast);
    return { code, err, report: code === 0 ? await report("r") : null };
  };

  it("keeps groups whole, weighs rows, and learns from neither nor from ids", async () => {
    const { report: made } = await train("--group", "customer", "--weight", "w", "--id", "name");
    expect(made).toMatchObject({ features: ["a", "b", "day"], weight: "w", ids: ["name"] });
    expect(made?.split).toMatchObject({
      kind: "group",
      group: "customer",
      ignoredRows: 6,
      rowsWithoutGroupOrTime: 6,
    });
    const [header, ...lines] = (await read("r/predictions/decision-tree.csv")).trimEnd().split("\r\n");
    expect(header).toBe("row,prediction,p:no,p:yes");
    const held = lines.map((line) => Number(line.split(",")[0]));
    const tested = new Set(held.map((row) => (row * 7) % 30));
    const whole = Array.from({ length: 240 }, (_, i) => i).filter(
      (i) => i % 41 !== 5 && tested.has((i * 7) % 30),
    );
    expect(held.toSorted((a, b) => a - b)).toEqual(whole);
  });

  it("writes the scores of a random split and of repeated folds beside those of the groups", async () => {
    const { report: made, err } = await train("--group", "customer", "--compare-splits", "--repeats", "2");
    const [baseline, tree] = made!.models;
    expect(baseline!.splitComparison).toBeUndefined();
    const { own, random, sentence } = tree!.splitComparison!;
    expect(own).toEqual(tree!.cv);
    expect(random["logLoss"]!.folds.length).toBe(3);
    expect(random).not.toEqual(own);
    expect(err).toContain(sentence);
    for (const { repeats, cv } of made!.models) {
      const { repeats: dealt, std } = repeats!["logLoss"]!;
      expect(dealt[0]).toEqual(cv["logLoss"]!.folds);
      expect(dealt.map(({ length }) => length)).toEqual([3, 3]);
      expect(std).toBeGreaterThan(0);
    }
  });

  it("seals the latest rows", async () => {
    const { report: made } = await train("--time", "day");
    expect(made?.split).toMatchObject({ kind: "time", time: "day", trainRows: 192, testRows: 48 });
    const lines = (await read("r/predictions/baseline.csv")).trimEnd().split("\r\n").slice(1);
    const months = lines.map((line) => 1 + (Number(line.split(",")[0]) % 12));
    expect(Math.min(...months)).toBe(10);
    const again = await lathe("train", "roles.csv", "--pipeline", "r/pipeline.json", "--out", "r2");
    expect(again.code).toBe(0);
    expect(await read("r2/predictions/decision-tree.csv")).toBe(
      await read("r/predictions/decision-tree.csv"),
    );
  });

  it.each([
    [["--group", "nobody"], "There is no column “nobody”"],
    [["--group", "day", "--time", "day"], "“day” is given to both --group and --time"],
    [["--id", "y"], "“y” is given to both --target and --id"],
    [["--time", "customer"], "so its rows have no order in time"],
    [["--weight", "name"], "“name” cannot weigh the rows"],
    [["--group", "w"], "groups of “w” are too few for 3 folds"],
    [["--compare-splits"], "it is at random already"],
    [["--time", "day", "--repeats", "2"], "windows in order of time can be cut in one way only"],
  ])("%j ends with one clear sentence", async (words, sentence) => {
    const { code, err } = await train(...words);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(sentence) as string });
  });
});

describe("lathe train on what cannot be used", () => {
  it.each([
    [["train", "none.csv", "--target", "x"], "There is no file"],
    [["train", penguins, "--target", "nope"], "There is no column “nope”"],
    [["train", penguins], "needs --target COL"],
    [["train", penguins, "--target", "species", "--models", "forest"], "There is no model “forest”"],
    [["train", penguins, "--target", "species", "--models", "ridge"], "none of ridge can learn"],
    [["train", penguins, "--target", "species", "--task", "binary"], "has 3 classes, not two"],
    [["train", penguins, "--target", "species", "--task", "regression"], "cannot be predicted as a number"],
    [["train", penguins, "--target", "species", "--drop", "nope"], "There is no column “nope”"],
    [["train", penguins, "--target", "species", "--drop", "species"], "cannot be dropped"],
    [["train", penguins, "--target", "species", "--positive", "Adelie"], "--positive is for two classes"],
    [["train", penguins, "--target", "species", "--cv", "1"], "--cv must be a whole number"],
    [["train", penguins, "--target", "species", "--test-rows", "none.json"], "There is no file"],
  ])("%j ends with one clear sentence and code 2", async (words, sentence) => {
    const { code, err } = await lathe(...words, "--out", "bad");
    expect({ code, lines: err.trimEnd().split("\n").length }).toEqual({ code: 2, lines: 1 });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    expect(await exists("bad/report.json")).toBe(false);
  });

  it("says at once that a folder cannot be made", async () => {
    await writeFile(join(folder, "taken"), "");
    const { code, err } = await lathe("train", penguins, "--target", "species", "--out", "taken");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("A folder is needed") as string });
  });
});

it("splits a --drop value at its commas only when no column has that whole name", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},${i % 3},${i % 2 ? "yes" : "no"}`);
  await writeFile(join(folder, "commas.csv"), ['a,b,"a,b",y', ...rows].join("\n"));
  const features = async (...drop: string[]) => {
    const words = drop.flatMap((value) => ["--drop", value]);
    await lathe("train", "commas.csv", "--target", "y", "--models", "baseline", ...words, "--out", "d");
    return (await report("d")).features;
  };
  expect(await features("a,b")).toEqual(["a", "b"]);
  expect(await features("b,a")).toEqual(["a,b"]);
});

describe("lathe train --out-of-core", { timeout: 120_000 }, () => {
  it("trains the net on all rows, and leaves no rows behind", async () => {
    const line = (i: number) => `${Math.sin(i)},${(i * 37) % 101},${Math.sin(i) > 0.2 ? "yes" : "no"}`;
    const text = `a,b,y\n${Array.from({ length: 1500 }, (_, i) => line(i)).join("\n")}\n`;
    await writeFile(join(folder, "many.csv"), text);
    const rowsLeft = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("lathe-rows-"));
    const before = await rowsLeft();
    const words = ["train", "many.csv", "--target", "y", "--cv", "2", "--models", "baseline,mlp"];
    const given = [...words, "--sample", "0.2", "--out-of-core"];
    const { code, err } = await lathe(...given, "--out", "d1");
    expect(code).toBe(0);
    expect(err).toMatch(/^1500 rows on disk, \d{3} of them in memory$/m);
    const { data, models } = await report("d1");
    const [baseline, net] = models;
    expect(baseline!.disk).toBeUndefined();
    expect(net!.disk!.learned + data.rows).toBe(1500);
    expect(net!.disk!.judged).toBe(net!.disk!.learned);
    expect(net!.disk!.scores["logLoss"]).toBeLessThan(0.4);
    expect(await rowsLeft()).toEqual(before);
    expect((await lathe(...words, "--out-of-core", "--out", "d2")).err).toContain(
      "--out-of-core needs --sample",
    );
  });
});

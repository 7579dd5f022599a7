import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "#cli/commands.ts";
import { runCli } from "#cli/run-cli.ts";

const penguins = join(import.meta.dirname, "../../public/samples/penguins.csv");
let folder: string;

async function lathe(...words: string[]) {
  let err = "";
  const io = { out: () => undefined, err: (text: string) => (err += text), cwd: folder };
  return { code: await runCli(commands, "0", words, io), err };
}

describe("lathe explain", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lathe-explain-"));
    const models = ["--models", "hist-gradient-boosting,logistic-regression"];
    await lathe(
      "train",
      penguins,
      "--target",
      "body_mass_g",
      "--models",
      "hist-gradient-boosting,ridge",
      "--out",
      "n",
    );
    await lathe("train", penguins, "--target", "species", ...models, "--out", "p");
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ["n/project.lathe", [], "number of “body_mass_g”"],
    ["p/project.lathe", ["--class", "Gentoo"], "score of “Gentoo”"],
  ])("%s: each line adds up to its output", async (project, more, words) => {
    const asked = ["--model", "hist-gradient-boosting", "--out", "s.csv", ...more];
    const { code, err } = await lathe("explain", project, penguins, ...asked);
    expect([code, err]).toEqual([0, expect.stringContaining(words)]);
    const [header, ...lines] = (await readFile(join(folder, "s.csv"), "utf8")).trimEnd().split("\r\n");
    expect(header).toMatch(/^row,expected,.*,output$/);
    expect(header!.split(",")).toContain("flipper_length_mm");
    expect(lines.length).toBe(344);
    for (const line of lines) {
      const numbers = line.split(",").slice(1).map(Number);
      const sum = numbers.slice(0, -1).reduce((total, value) => total + value, 0);
      expect(Math.abs(sum - numbers.at(-1)!)).toBeLessThan(1e-9 * (1 + Math.abs(sum)));
    }
  });

  it("writes pairs whose values add up to the output too", async () => {
    const asked = ["--model", "hist-gradient-boosting", "--class", "Gentoo", "--out", "s.csv"];
    const { code } = await lathe("explain", "p/project.lathe", penguins, ...asked, "--pairs", "pairs.csv");
    expect(code).toBe(0);
    const read = async (name: string) =>
      (await readFile(join(folder, name), "utf8"))
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(","));
    const sums = new Map<string, number>();
    const pairs = await read("pairs.csv");
    for (const [row, , , value] of pairs) sums.set(row!, (sums.get(row!) ?? 0) + Number(value));
    expect(pairs.some(([, column, beside, value]) => column !== beside && Number(value) !== 0)).toBe(true);
    const explained = await read("s.csv");
    expect(sums.size).toBe(explained.length);
    for (const line of explained)
      expect(Number(line[1]) + sums.get(line[0]!)!).toBeCloseTo(Number(line.at(-1)), 9);
  });

  it("says which classes there are, and of which models nothing is said", async () => {
    const asked = ["explain", "p/project.lathe", penguins, "--out", "s.csv"];
    const unknown = await lathe(...asked, "--class", "Emu");
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining("the classes are Adelie, Chinstrap, Gentoo"),
    ]);
    const linear = await lathe(...asked, "--model", "logistic-regression");
    expect([linear.code, linear.err]).toEqual([2, expect.stringContaining("no sum of trees")]);
  });
});

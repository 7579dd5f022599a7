import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "#cli/commands.ts";
import { runCli } from "#cli/run-cli.ts";

let folder: string;
const rows = Array.from({ length: 50 }, (_, i) => `${i},${i % 2 ? "red" : "blue"}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-diff-"));
  await writeFile(join(folder, "a.csv"), `x,c\n${rows.join("\n")}\n`);
  await writeFile(
    join(folder, "b.csv"),
    `x,c,z\n${rows
      .slice(5)
      .map((row, i) => `${row},${i * 2}`)
      .join("\n")}\n`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function diff(...words: string[]) {
  let out = "";
  const io = { out: (text: string) => void (out += text), err: () => {}, cwd: folder };
  return { code: await runCli(commands, "0", ["diff", ...words], io), out };
}

it("says what differs, and by its exit code whether anything does", async () => {
  expect(await diff("a.csv", "a.csv")).toMatchObject({
    code: 0,
    out: expect.stringContaining("No row") as unknown,
  });
  const { code, out } = await diff("a.csv", "b.csv");
  expect(code).toBe(3);
  expect(out).toContain("5 rows removed, 1 column added, 1 column of another shape.");
  expect(out).toContain("+ “z”, integer");
  expect(out).toMatch(/“x”: Stability index 0\.\d+/);
  const json = JSON.parse((await diff("a.csv", "b.csv", "--json")).out) as unknown;
  expect(json).toMatchObject({ schema: 1, rows: { kept: 45, added: 0, removed: 5 } });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { convertCommand } from "#cli/convert.ts";
import { runCli } from "#cli/run-cli.ts";

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "lathe-convert-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function convert(...words: readonly string[]) {
  let err = "";
  const io = { out: () => {}, err: (text: string) => void (err += text), cwd };
  return { code: await runCli([convertCommand], "0", ["convert", ...words], io), err };
}

const awkward = '__proto__;"a ""b"", c";when\n1,5;x;2024-01-02\n;"y\nz";\n-0,25;;2024-02-03\n';

it("writes CSV as understood: commas, points, quotes where needed, empty for missing", async () => {
  writeFileSync(join(cwd, "in.csv"), awkward);
  expect((await convert("in.csv", "--out", "out.csv")).code).toBe(0);
  expect(readFileSync(join(cwd, "out.csv"), "utf8")).toBe(
    '__proto__,"a ""b"", c",when\n1.5,x,2024-01-02\n,"y\nz",\n-0.25,,2024-02-03\n',
  );
  expect(readdirSync(cwd).toSorted()).toEqual(["in.csv", "out.csv"]);
});

it("writes JSON records with numbers as numbers and missing as null", async () => {
  writeFileSync(join(cwd, "in.csv"), awkward);
  expect((await convert("in.csv", "--out", "out.json")).code).toBe(0);
  const records = JSON.parse(readFileSync(join(cwd, "out.json"), "utf8")) as object[];
  expect(records.map((record) => Object.entries(record))).toEqual([
    [
      ["__proto__", 1.5],
      ['a "b", c', "x"],
      ["when", "2024-01-02"],
    ],
    [
      ["__proto__", null],
      ['a "b", c', "y\nz"],
      ["when", null],
    ],
    [
      ["__proto__", -0.25],
      ['a "b", c', null],
      ["when", "2024-02-03"],
    ],
  ]);
});

it("writes JSON that can be read when a column holds infinities", async () => {
  writeFileSync(join(cwd, "in.csv"), "x,y\n1.5,a\ninf,b\n-inf,c\n2.5,d\n1e999,e\n");
  await convert("in.csv", "--out", "out.json");
  expect(() => JSON.parse(readFileSync(join(cwd, "out.json"), "utf8"))).not.toThrow();
});

it("refuses another ending, a missing file, a folder, and a place that is not there", async () => {
  writeFileSync(join(cwd, "in.csv"), "a,b\n1,2\n");
  expect(await convert("in.csv", "--out", "x.xlsx")).toMatchObject({ code: 2 });
  expect(await convert("none.csv", "--out", "x.csv")).toMatchObject({ code: 2 });
  expect(await convert(".", "--out", "x.csv")).toMatchObject({ code: 2 });
  const nowhere = await convert("in.csv", "--out", "no/such/x.csv");
  expect(nowhere.code).toBe(2);
  expect(nowhere.err).toMatch(/^lathe: There is no such file or folder: “.*x\.csv\.part”\.\n$/);
});

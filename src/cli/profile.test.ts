import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { profileCommand } from "#cli/profile.ts";
import { runCli } from "#cli/run-cli.ts";

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "lathe-profile-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function profile(text: string, ...words: readonly string[]) {
  writeFileSync(join(cwd, "in.csv"), text);
  let out = "";
  let err = "";
  const io = { out: (t: string) => void (out += t), err: (t: string) => void (err += t), cwd };
  return { code: await runCli([profileCommand], "0", ["profile", "in.csv", ...words], io), out, err };
}

it("prints what it read, column by column, with warnings and alerts, as JSON", async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i % 7 === 0 ? "" : i * 1.5};${i % 3 ? "red" : "blue"};k`,
  );
  const { code, out } = await profile(`size;colour;constant\n${rows.join("\n")}\nshort\n`, "--json");
  expect(code).toBe(0);
  const told = JSON.parse(out) as Record<string, unknown>;
  expect(Object.keys(told)).toEqual([
    "file",
    "format",
    "encoding",
    "delimiter",
    "rows",
    "target",
    "columns",
    "associations",
    "missing",
    "guesses",
    "warnings",
    "alerts",
  ]);
  expect(told).toMatchObject({
    file: "in.csv",
    encoding: "utf-8",
    delimiter: ";",
    rows: 31,
    warnings: expect.arrayContaining([
      { code: expect.any(String), message: expect.any(String), count: expect.any(Number) },
    ]) as unknown,
    alerts: expect.arrayContaining([
      expect.objectContaining({
        code: "ragged-rows",
        severity: "low",
        message: "1 row is not as wide as the header (3.2\u202f%)",
      }),
      expect.objectContaining({
        code: "rows-without-target",
        column: "colour",
        severity: "medium",
        message: "1 row has no “colour” (3.2\u202f%)",
      }),
    ]) as unknown,
  });
  expect(told.columns).toContainEqual(
    expect.objectContaining({ name: "colour", kind: "categorical", missing: 1, distinct: 2 }),
  );
});

it("prints the same for people", async () => {
  const { code, out } = await profile("a,b\n1,x\n2,y\n3,x\n");
  expect(code).toBe(0);
  expect(out).toContain(
    'in.csv: 3 rows, 2 columns (utf-8, delimiter ",")\nTarget: b (binary)\n  a  integer      0 missing, 3 distinct\n',
  );
});

it("answers an empty file with one sentence and exit code 2", async () => {
  const { code, out, err } = await profile("", "--json");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^lathe: “in\.csv” is empty\. .*\n$/);
});

it("says what it could not know, and takes the answer", async () => {
  const text = "note\n\nwhen;n\n01/02/2024;1,5\n03/04/2024;2,5\n05/06/2024;3,5\n";
  const asked = await profile(text);
  expect(asked.code).toBe(0);
  expect(asked.err).toContain('--date-order "when=day"');
  const told = await profile(text, "--date-order", "when=month", "--skip", "2", "--delimiter", ";");
  expect(told.err).toBe("");
  expect(told.out).toContain("when  datetime");
  expect((await profile(text, "--date-order", "week")).code).toBe(2);
});

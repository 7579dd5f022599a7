import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";

/** The third lock: a linter or a compiler whose configuration is lost is silent, this test is not. */

const listed = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path))
    .toSorted();

const tool = (name: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [`node_modules/${name}`, ...args], { encoding: "utf8" }).stdout;

interface LintReport {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
  readonly number_of_files: number;
}
const lint = (folder: string) =>
  JSON.parse(tool("oxlint/bin/oxlint", "--format=json", "--deny-warnings", folder)) as LintReport;

const boundary =
  /no-restricted-(imports|properties|globals)|no-relative-parent-imports|no-danger|no-eval|no-explicit-any/;

describe("the linter", () => {
  const planted = lint("test/violations/src").diagnostics;

  it.each(listed("test/violations/src"))("rejects %s", (path) => {
    const codes = planted.filter(({ filename }) => filename === path).map(({ code }) => code);
    expect(codes.join(" ")).toMatch(boundary);
  });

  it("accepts the source tree, and read all of it", () => {
    const { diagnostics, number_of_files } = lint("src");
    expect(diagnostics.map(({ filename, code }) => `${filename} ${code}`)).toEqual([]);
    expect(number_of_files).toBe(listed("src").length);
  });
});

describe("the compiler, as it reads core,", () => {
  const output = tool("typescript/bin/tsc", "-p", "test/violations/no-dom");

  it.each(listed("test/violations/no-dom"))("rejects %s", (path) => {
    expect(output).toContain(`${path}(`);
  });
});

describe("a source file", () => {
  const files = [
    ...listed("src"),
    ...listed("e2e"),
    ...listed("test").filter((p) => !p.includes("/violations/")),
  ];
  const source = new Map(files.map((path) => [path, readFileSync(path, "utf8")]));
  const those = (wrong: (path: string, text: string) => boolean) =>
    [...source].filter(([path, text]) => wrong(path, text)).map(([path]) => path);

  it("has at most 300 lines under src, its test aside", () => {
    const tooLong = (path: string, text: string) =>
      path.startsWith("src/") && !path.includes(".test.") && text.split("\n").length > 301;
    expect(those(tooLong)).toEqual([]);
  });

  it("is named for what it holds: no drawer, no barrel", () => {
    const drawers = new Set(["utils", "util", "helpers", "common", "misc", "types", "index"]);
    expect(those((path) => drawers.has(basename(path).replace(/\.tsx?$/, "")))).toEqual([]);
  });

  it("skips no test and leaves none to be written", () => {
    const skipped = new RegExp(String.raw`\b(it|test|describe)\.(skip|only|todo|fixme)\b`);
    expect(those((_, text) => skipped.test(text))).toEqual([]);
  });

  it("defers no work in a comment", () => {
    const deferred = new RegExp(
      String.raw`\b(TO` + String.raw`DO|FIX` + String.raw`ME|X` + String.raw`XX|HA` + String.raw`CK)\b`,
    );
    expect(those((_, text) => deferred.test(text))).toEqual([]);
  });

  it("raises nothing to a power by the engine's own ** in core", () => {
    const power = (path: string, text: string) =>
      path.startsWith("src/core/") && !path.endsWith(".test.ts") && /\*\*(?!\/)/.test(withoutWords(text));
    expect(those(power)).toEqual([]);
  });
});

/** Source without its comments and strings, so that an operator can be looked for. Regular expressions stay. */
function withoutWords(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g,
    "",
  );
}

import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { type LatheContents, readLatheFile, writeLatheFile } from "#core/project/lathe-file.ts";
import { LatheError } from "#core/shared/problems.ts";
import { smallContents } from "#test/support/small-project.ts";

function problemOf(bytes: Uint8Array, maxBytes?: number): string {
  try {
    readLatheFile(bytes, maxBytes);
  } catch (error) {
    if (error instanceof LatheError) return error.problem.code;
    throw error;
  }
  return "opened";
}

it("gives back the project, its models, its outputs and its rows", () => {
  const contents = smallContents();
  expect(readLatheFile(writeLatheFile(contents))).toEqual(contents);
});

it("keeps what was asked of a table, and which of its rows and columns were read", () => {
  const contents = smallContents();
  const asked = {
    about: "dates",
    column: "d",
    value: "",
    confidence: 0,
    evidence: "Either.",
    ask: true,
  } as const;
  const reading = {
    ...contents.table!.reading,
    guesses: [{ ...asked, example: "01/02/2024" }],
    sampled: { share: 0.5, randomState: 0, of: 20 },
    leftOut: 3,
    notRead: [{ line: 1, reason: "title" as const, text: "Sales" }],
  };
  const kept = { ...contents, table: { ...contents.table!, reading } };
  expect(readLatheFile(writeLatheFile(kept))).toEqual(kept);
});

it("leaves the rows out when they are not given", () => {
  const contents: LatheContents = { ...smallContents(), table: null };
  expect(readLatheFile(writeLatheFile(contents))).toEqual(contents);
});

it("writes equal projects as equal files", () => {
  expect(writeLatheFile(smallContents())).toEqual(writeLatheFile(smallContents()));
});

it("knows a family by the id it had before", () => {
  const { project, runs, ...rest } = smallContents();
  const as = (id: string): LatheContents => ({
    ...rest,
    project: {
      ...project,
      graph: {
        ...project.graph,
        nodes: project.graph.nodes.map((node) => (node.kind === "baseline" ? { ...node, kind: id } : node)),
      },
      runs: project.runs.map((run) => ({ ...run, estimator: id })),
    },
    runs: runs.map((run) => {
      const called = (pipeline: FittedPipeline) => ({
        ...pipeline,
        estimator: id,
        model: { ...pipeline.model, kind: id },
      });
      const folds = run.files.folds.map((fold) => ({ ...fold, pipeline: called(fold.pipeline) }));
      return { ...run, files: { ...run.files, folds, pipeline: called(run.files.pipeline) } };
    }),
  });
  expect(readLatheFile(writeLatheFile(as("gradient-boosting")))).toEqual(as("hist-gradient-boosting"));
});

it("keeps scores that are not defined", () => {
  const contents = smallContents();
  const { project } = readLatheFile(writeLatheFile(contents));
  expect(project.runs[0]?.scores[0]?.folds).toEqual([0.5, Number.NaN]);
});

it("refuses rows of a second table that are not those its key stands for", () => {
  const { table, ...rest } = smallContents();
  const others = [{ key: "0".repeat(64), bytes: Uint8Array.of(1, 2, 3) }];
  expect(problemOf(writeLatheFile({ ...rest, table: table && { ...table, others } }))).toBe(
    "project-invalid",
  );
});

describe("a file that is not to be trusted", () => {
  const manifest = (entries: object[]) => strToU8(JSON.stringify({ format: "lathe", version: 1, entries }));

  it.each([
    ["no zip", strToU8("row,prediction\n1,2\n")],
    ["nothing", new Uint8Array(0)],
    ["an empty zip", zipSync({})],
    ["a path that climbs out", zipSync({ "../evil": strToU8("x"), "manifest.json": manifest([]) })],
    ["no project", zipSync({ "manifest.json": manifest([]) })],
    ["a list of contents that is no list", zipSync({ "manifest.json": strToU8("[]") })],
    [
      "an entry that is not listed",
      zipSync({ "manifest.json": manifest([]), "project.json": strToU8("{}") }),
    ],
  ])("is refused: %s", (_, bytes) => expect(problemOf(bytes)).toBe("project-invalid"));

  it("is refused when it was saved by a newer Lathe", () => {
    const contents = smallContents();
    const newer = { ...contents, project: { ...contents.project, version: 2 as 1 } };
    expect(problemOf(writeLatheFile(newer))).toBe("project-newer");
  });

  it("is refused when it unpacks to more than it may", () => {
    const contents = smallContents();
    const table = { ...contents.table!, bytes: new Uint8Array(5_000_000) };
    const file = writeLatheFile({ ...contents, table });
    expect(file.length).toBeLessThan(100_000);
    expect(problemOf(file, 1_000_000)).toBe("project-invalid");
  });

  it("is refused when it was cut off anywhere before its last entry's end", () => {
    const contents = smallContents();
    const file = writeLatheFile(contents);
    for (let length = 0; length < file.length; length += 7) {
      const code = problemOf(file.subarray(0, length));
      if (code === "opened") expect(readLatheFile(file.subarray(0, length))).toEqual(contents);
      else expect(code).toBe("project-invalid");
    }
  });

  it("is refused, or says the same, whichever byte is changed", () => {
    const contents = smallContents();
    const file = writeLatheFile(contents);
    let refused = 0;
    for (let at = 0; at < file.length; at++) {
      const broken = file.slice();
      broken[at]! ^= 1 << (at % 8);
      const code = problemOf(broken);
      if (code === "opened") expect(readLatheFile(broken)).toEqual(contents);
      else {
        expect(["project-invalid", "project-newer"]).toContain(code);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(file.length / 2);
  });
});

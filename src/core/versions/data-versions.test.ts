import { expect, it } from "vitest";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { setRecipe } from "#core/pipeline/edit.ts";
import { setTableOptions } from "#core/pipeline/table-chain.ts";
import { readProject, writeProject } from "#core/project/project-file.ts";
import type { Project } from "#core/project/project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import type { TableOptions } from "#core/table-edits/table-options.ts";
import { currentVersion, versionsOf, withRecipesOf, withVersion } from "#core/versions/data-versions.ts";

const graph = defaultGraph({
  read: {},
  roles: { target: "y", task: "regression", positive: null, columns: [{ column: "x", role: "feature" }] },
  split: defaultSplit,
  models: ["ridge"],
  randomState: 0,
});
const recipe = graph.nodes.find(({ kind }) => kind === "recipe")!.id;
const opened: Project = {
  version: 1,
  id: "p" as ProjectId,
  name: "p",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  source: { fileName: "a.csv", byteLength: 1, contentHash: "a", nRows: 1, nColumns: 2, sample: null },
  graph,
  runs: [],
  seal: [],
  threshold: 0.5,
};
const drop = (column: string) => ({ edit: "drop-columns", params: { columns: [column] }, on: true });
const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 0, 0, second)).toISOString();
let second = 0;
function edited(project: Project, options: TableOptions, name: string, joins = false): Project {
  const after = { ...project, graph: setTableOptions(project.graph, options) };
  return withVersion(project, after, name, at(second++), joins);
}
const names = (project: Project) => versionsOf(project).map(({ name }) => name);

it("knows the version that stands before anything was changed", () => {
  expect(versionsOf(opened)).toMatchObject([
    { name: "open a.csv", at: opened.updatedAt, hash: currentVersion(opened) },
  ]);
  expect(opened.versions).toBeUndefined();
});

it("writes down each change of table and recipe, and nothing else", () => {
  const a = edited(opened, { edits: [drop("a")] }, "drop a");
  const b = edited(a, { edits: [drop("a"), drop("b")] }, "drop b");
  const c = withVersion(
    b,
    { ...b, graph: setRecipe(b.graph, recipe, []) },
    "clear the recipe",
    at(60),
    false,
  );
  expect(names(c)).toEqual(["open a.csv", "drop a", "drop b", "clear the recipe"]);
  const renamed = { ...c, name: "other", graph: { ...c.graph, notes: [] } };
  expect(withVersion(c, renamed, "rename", at(61), false).versions).toBe(c.versions);
  expect(versionsOf(c).map(({ table }) => table.edits?.length ?? 0)).toEqual([0, 1, 2, 2]);
  expect(versionsOf(c).map(({ recipes }) => recipes[0]!.steps.length > 0)).toEqual([true, true, true, false]);
  expect(
    c.versions!.map(({ edits, recipes }) => [edits.length, recipes === undefined]),
    "only what differs",
  ).toEqual([
    [0, false],
    [1, true],
    [1, true],
    [0, false],
  ]);
  expect(withRecipesOf(c.graph, versionsOf(c)[0]!).nodes.find(({ id }) => id === recipe)).toEqual(
    graph.nodes.find(({ id }) => id === recipe),
  );
  expect(readProject(writeProject(c))).toEqual(c);
});

it("adds none for a way back, and goes on from there", () => {
  const a = edited(opened, { edits: [drop("a")] }, "drop a");
  const back = edited(a, {}, "go back");
  expect(names(back)).toEqual(["open a.csv", "drop a"]);
  expect(currentVersion(back)).toBe(versionsOf(back)[0]!.hash);
  expect(names(edited(back, { edits: [drop("b")] }, "drop b"))).toEqual(["open a.csv", "drop a", "drop b"]);
});

it("makes one version of quick edits of a field, unless a run was trained on one of them", () => {
  const a = edited(opened, { edits: [drop("a")] }, "drag");
  const b = edited(a, { edits: [drop("b")] }, "drag", true);
  expect(versionsOf(b).map(({ name, table }) => [name, table.edits])).toEqual([
    ["open a.csv", undefined],
    ["drag", [drop("b")]],
  ]);
  const trained = { ...b, runs: [{ version: currentVersion(b)! }] as unknown as Project["runs"] };
  expect(names(edited(trained, { edits: [drop("c")] }, "drag", true))).toHaveLength(3);
});

it("keeps the latest three hundred, whole", () => {
  let project = opened;
  const edits = Array.from({ length: 320 }, (_, i) => drop(`c${i}`));
  for (let i = 1; i <= edits.length; i++)
    project = edited(project, { edits: edits.slice(0, i) }, `drop ${i}`);
  const versions = versionsOf(project);
  expect(versions).toHaveLength(300);
  expect(versions.map(({ table }) => table.edits?.length)).toEqual(
    Array.from({ length: 300 }, (_, i) => i + 21),
  );
  expect(versions.at(-1)!.table.edits).toEqual(edits);
  expect(JSON.stringify(project.versions).length, "no copy a version").toBeLessThan(80_000);
});

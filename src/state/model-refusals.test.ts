import { expect, it } from "vitest";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { forecastNodes, refusedFamilies, refusedNodes } from "#state/model-refusals.ts";

const graph = defaultGraph({
  read: {},
  roles: {
    target: "y",
    task: "binary",
    positive: null,
    columns: ["a", "b"].map((column) => ({ column, role: "feature" as const })),
  },
  split: defaultSplit,
  models: ["baseline", "logistic-regression"],
  randomState: 0,
});
const column = (name: string, kind: "numeric" | "categorical", distinct: number) => ({
  name,
  kind,
  distinct,
  missing: 0,
});
const dataset = (nRows: number) => ({
  reading: { nRows },
  columns: [column("a", "numeric", nRows), column("b", "categorical", 3), column("y", "categorical", 2)],
});
const means = { bytes: 6e9, workers: 2 };

it("offers everything for a table of usual size", () => {
  expect(refusedFamilies(graph, dataset(10_000), means).size).toBe(0);
  expect(refusedNodes(graph, dataset(10_000), means).size).toBe(0);
});

it("forecasts time and memory of every model of the pipeline, and more of both for more rows", () => {
  const [small, large] = [10_000, 1_000_000].map((nRows) => forecastNodes(graph, dataset(nRows), means));
  const nodes = graph.nodes.filter(({ kind }) => kind === "baseline" || kind === "logistic-regression");
  expect([...small!.keys()]).toEqual(nodes.map(({ id }) => id));
  const regression = nodes.find(({ kind }) => kind === "logistic-regression")!.id;
  expect(large!.get(regression)!.seconds).toBeGreaterThan(10 * small!.get(regression)!.seconds);
  expect(large!.get(regression)!.bytes).toBeGreaterThan(10 * small!.get(regression)!.bytes);
});

it("refuses the slow for many rows, and what does not fit for more", () => {
  const slow = refusedFamilies(graph, dataset(20_000_000), means);
  expect(slow.get("ebm")?.cause).toBe("time");
  expect(slow.has("hist-gradient-boosting")).toBe(false);
  const large = refusedFamilies(graph, dataset(400_000_000), means);
  expect(large.get("ebm")?.cause).toBe("memory");
  expect([...refusedNodes(graph, dataset(400_000_000), means).values()].map(({ cause }) => cause)).toContain(
    "memory",
  );
});

it("refuses nothing where the pipeline is no plan yet", () => {
  expect(refusedNodes({ nodes: [], edges: [] }, dataset(10), means).size).toBe(0);
});

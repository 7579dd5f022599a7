import { expect, it } from "vitest";
import { profileColumns } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { trainRowsOf, prepareSplit } from "#core/model-selection/fold.ts";
import type { Task } from "#core/pipeline/task.ts";
import { proposedAlertTarget } from "#core/profile/proposed-plan.ts";
import { targetRelations } from "#core/profile/target-relations.ts";

const keepGoing = async () => {};
async function given(text: string, target: string, task: Task) {
  const { table, reading } = await readTable(textSource("t.csv", text), {}, keepGoing);
  const profiles = await profileColumns(table, keepGoing);
  const asked = proposedAlertTarget(table, profiles, { target, task })!;
  return { table, profiles, reading, asked };
}
const noise = (i: number) => ((i * 7919) % 1009) / 1009;
const lines = (n: number, line: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => line(i)).join("\n");

it("ranks columns by their effect and says why one is left out", async () => {
  const rows = lines(300, (i) =>
    [noise(i), noise(i) ** 3, noise(i * 31 + 7), "k", noise(i) > 0.5 ? "a" : "b"].join(","),
  );
  const { table, profiles, reading, asked } = await given(
    `t,same,other,one,side\n${rows}\n`,
    "t",
    "regression",
  );
  const by = (method: "pearson" | "spearman") =>
    targetRelations(table, profiles, reading, asked, method, keepGoing);
  const ranked = await by("spearman");
  expect(ranked.columns.map(({ name, measure }) => `${measure} ${name}`)).toEqual([
    "ρ same",
    "η side",
    "ρ other",
  ]);
  expect(ranked.columns[0]!.effect).toBeCloseTo(1, 6);
  expect((await by("pearson")).columns[0]).toMatchObject({ name: "same", measure: "r" });
  expect(ranked.left).toEqual([{ name: "one", reason: "it does not vary among the training rows" }]);
});

it("never looks at a sealed row: what only they say is not seen", async () => {
  const row = (i: number) => `${noise(i)},${noise(i * 17 + 3)},${i % 2 ? "yes" : "no"}`;
  const { table, profiles, reading, asked } = await given(`v,w,t\n${lines(400, row)}\n`, "t", "binary");
  const trained = trainRowsOf(prepareSplit(table, asked.plan!), null);
  const isTrained = new Set(trained);
  const before = await targetRelations(table, profiles, reading, asked, "pearson", keepGoing);
  expect(before.nRows).toBe(trained.length);
  expect(before.nRows).toBeLessThan(400);
  const v = table.columns[0]!;
  if (!("values" in v)) throw new Error("v is a number");
  for (let i = 0; i < 400; i++) if (!isTrained.has(i)) v.values[i] = i % 2 ? 1e6 : -1e6;
  expect(await targetRelations(table, profiles, reading, asked, "pearson", keepGoing)).toEqual(before);
});

it("has nothing to say where the target has no values, and does not fall over infinite ones", async () => {
  const { table, profiles, reading } = await given(
    `v,t\n${lines(40, (i) => `${i % 7},${noise(i)}`)}\n`,
    "t",
    "regression",
  );
  const [v] = table.columns;
  if (!v || !("values" in v)) throw new Error("v is a number");
  v.values[3] = Number.POSITIVE_INFINITY;
  const asked = { column: "t", task: "regression", plan: null } as const;
  const found = await targetRelations(table, profiles, reading, asked, "pearson", keepGoing);
  expect(found.columns[0]).toMatchObject({ name: "v", nRows: 39 });
});

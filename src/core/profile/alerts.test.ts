import { expect, it } from "vitest";
import { profileColumns } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import type { Task } from "#core/pipeline/task.ts";
import { dataAlerts } from "#core/profile/alerts.ts";
import { countRepeats } from "#core/profile/equal-feature-rows.ts";
import { proposedAlertTarget } from "#core/profile/proposed-plan.ts";

const keepGoing = async () => {};
const alertsOf = async (
  header: string,
  n: number,
  row: (i: number) => string,
  column: string,
  task: Task,
) => {
  const text = `${header}\n${Array.from({ length: n }, (_, i) => row(i)).join("\n")}\n`;
  const { table, reading } = await readTable(textSource("t.csv", text), {}, keepGoing);
  const profiles = await profileColumns(table, keepGoing);
  const target = proposedAlertTarget(table, profiles, { target: column, task });
  return dataAlerts(table, profiles, reading, target, keepGoing);
};
const brief = (alerts: Awaited<ReturnType<typeof alertsOf>>) =>
  alerts.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

/** A fixed scatter without pattern. */
const noise = (i: number) => ((i * 7919) % 1009) / 1009;

it("says what is wrong with columns, most harmful first", async () => {
  const row = (i: number) =>
    [
      i,
      "k",
      "",
      i % 3 === 0 ? noise(i * i + 5) : "",
      `L${i % 60}`,
      noise(i),
      2 * noise(i),
      i % 2 ? "a" : "b",
    ].join(",");
  expect(brief(await alertsOf("id,same,none,gaps,levels,v,v2,t", 600, row, "t", "binary"))).toEqual([
    "high leak: “levels” gives “t” away",
    "medium id-like: “id” looks like an id",
    "medium all-missing: “none” is empty",
    "medium mostly-missing: “gaps” is mostly missing (67\u202f%)",
    "low dependent-missingness: Whether “gaps” is missing depends on “levels”",
    "low near-duplicate-columns: “v2” repeats “v”",
    "low constant: “same” never varies",
    "low high-cardinality: “levels” has 60 levels",
  ]);
});

it("finds a number and a word that give the class away, and none that only helps", async () => {
  const row = (i: number) =>
    `${(i % 2) * 100 + noise(i)},${i % 2 ? "p" : "q"},${noise(i) + (i % 2) * 0.5},${i % 2 ? "yes" : "no"}`;
  const alerts = await alertsOf("number,word,helps,t", 200, row, "t", "binary");
  expect(alerts.filter(({ code }) => code === "leak").map(({ column }) => column)).toEqual([
    "number",
    "word",
  ]);
  expect(alerts[0]).toMatchObject({ fix: { kind: "role", role: "ignore" }, severity: "high" });
  expect(alerts[0]?.detail).toContain("a Gini of 1");
});

it("finds a copy of a numeric target", async () => {
  const alerts = await alertsOf(
    "usd,other,eur",
    200,
    (i) => `${noise(i) * 1.1},${noise(i * 31 + 5)},${noise(i)}`,
    "eur",
    "regression",
  );
  expect(brief(alerts)).toEqual(["high leak: “usd” gives “eur” away"]);
});

it("says when classes are few, rare or unnamed", async () => {
  const label = (i: number) => (i < 5 ? "" : i < 9 ? "rare" : "usual");
  expect(brief(await alertsOf("v,t", 100, (i) => `${noise(i)},${label(i)}`, "t", "binary"))).toEqual([
    "high tiny-classes: Class “rare” has only 4 rows",
    "high imbalance: 95.8\u202f% of the rows are “usual”",
    "medium rows-without-target: 5 rows have no “t” (5\u202f%)",
  ]);
});

it("says that a table is tiny and ragged, and counts rows that come twice", async () => {
  const row = (i: number) => (i === 3 ? "1" : `${i % 2},${i % 2 ? "a" : "b"},${i % 2}`);
  const alerts = await alertsOf("v,w,t", 20, row, "t", "binary");
  expect(brief(alerts)).toContain("high tiny-table: Only 20 rows");
  expect(brief(alerts)).toContain("medium duplicate-rows: 17 rows repeat an earlier one (85\u202f%)");
  expect(brief(alerts)).toContain("low ragged-rows: 1 row is not as wide as the header (5\u202f%)");
});

it("takes a missing value for a value when it compares rows", () => {
  const column = {
    kind: "numeric",
    name: "a",
    values: Float64Array.of(Number.NaN, Number.NaN, 0, -0, 1),
  } as const;
  expect(countRepeats([column], 5)).toBe(2);
});

import { describe, expect, it } from "vitest";
import { profileColumns } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { dataAlerts } from "#core/profile/alerts.ts";
import { proposedAlertTarget } from "#core/profile/proposed-plan.ts";

const keepGoing = async () => {};
/** A fixed scatter without pattern. */
const noise = (i: number) => ((i * 7919) % 1009) / 1009;

/** Codes raised for `n` rows of a column `x`, beside a harmless number and a target of two even classes. */
async function codesOf(
  n: number,
  x: (i: number) => string,
  y: (i: number) => string = (i) => (i % 2 ? "yes" : "no"),
) {
  const rows = Array.from({ length: n }, (_, i) => `${x(i)},${noise(i * 31 + 7)},${y(i)}`);
  const source = textSource("t.csv", `x,other,y\n${rows.join("\n")}\n`);
  const { table, reading } = await readTable(source, {}, keepGoing);
  const profiles = await profileColumns(table, keepGoing);
  const target = proposedAlertTarget(table, profiles, { target: "y", task: "binary" });
  const alerts = await dataAlerts(table, profiles, reading, target, keepGoing);
  return alerts.map(({ code }) => code);
}
const measured = (i: number) => `${(10 + noise(i)).toFixed(4)}`;
const code = (k: number) =>
  `${String.fromCharCode(97 + (k % 26))}${String.fromCharCode(97 + Math.floor(k / 26))}`;

/** For each: the alert, the rows, `x` at the limit, where it is raised, and a step short of it, where it is not. */
const limits = [
  ["near-constant", 400, (i: number) => (i < 396 ? "k" : "l"), (i: number) => (i < 395 ? "k" : "l")],
  [
    "mostly-missing",
    400,
    (i: number) => (i < 201 ? "" : measured(i)),
    (i: number) => (i < 200 ? "" : measured(i)),
  ],
  ["high-cardinality", 612, (i: number) => code(i % 51), (i: number) => code(i % 50)],
  ["tiny-table", 49, measured, null],
  [
    "mixed-types",
    400,
    (i: number) => (i % 2 ? code(i % 40) : `${i % 40}`),
    (i: number) => (i % 2 || i < 10 ? code(i % 40) : `${i % 40}`),
  ],
  [
    "excess-zeros",
    400,
    (i: number) => (i < 120 ? "0" : measured(i)),
    (i: number) => (i < 119 ? "0" : measured(i)),
  ],
  [
    "inliers",
    400,
    (i: number) => (i < 8 ? "10.5" : measured(i)),
    (i: number) => (i < 7 ? "10.5" : measured(i)),
  ],
  ["all-missing", 100, () => "", measured],
  ["constant", 100, () => "k", (i: number) => (i < 50 ? "k" : "l")],
  [
    "disguised-missing",
    400,
    (i: number) => (i < 3 ? "-999" : measured(i)),
    (i: number) => (i < 2 ? "-999" : measured(i)),
  ],
  [
    "string-variants",
    400,
    (i: number) => (i < 5 ? "Berlin " : i % 2 ? "berlin" : "paris"),
    (i: number) => (i % 2 ? "berlin" : "paris"),
  ],
] as const;

describe("an alert on a column", () => {
  it.each(limits)("%s is raised at its limit and not a step before", async (alert, n, at, before) => {
    expect(await codesOf(n, at)).toContain(alert);
    expect(await codesOf(before === null ? n + 1 : n, before ?? at)).not.toContain(alert);
  });
});

describe("an alert on the target", () => {
  it.each([
    ["imbalance", 400, 321, 320],
    ["tiny-classes", 400, 391, 390],
  ] as const)("%s is raised at its limit and not a step before", async (alert, n, at, before) => {
    const classes = (many: number) => (i: number) => ((i * 7) % n < many ? "no" : "yes");
    expect(await codesOf(n, measured, classes(at))).toContain(alert);
    expect(await codesOf(n, measured, classes(before))).not.toContain(alert);
  });

  it("rows without it are raised from the first", async () => {
    expect(await codesOf(100, measured, (i) => (i === 7 ? "" : i % 2 ? "yes" : "no"))).toContain(
      "rows-without-target",
    );
    expect(await codesOf(100, measured)).not.toContain("rows-without-target");
  });
});

it("says nothing of a clean table", async () => {
  expect(await codesOf(400, measured)).toEqual([]);
});

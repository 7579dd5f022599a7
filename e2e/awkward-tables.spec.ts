import type { Page } from "playwright/test";
import { createRandom } from "#core/shared/random.ts";
import { writeTable } from "./support/made-tables.ts";
import { picture } from "./support/pictures.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, measured, openTable, type StepName, trainingDone } from "./support/user.ts";

/** Tables that nobody draws screens for: figures and tables of them are composed as those of any other. */
test.describe.configure({ timeout: 600_000 });
test.use({ viewport: { width: 1600, height: 1000 }, contextOptions: { reducedMotion: "reduce" } });
test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

/** Numbers, then what is to be predicted, from a fixed seed. */
function made(
  names: readonly string[],
  nRows: number,
  cell: (normal: number, column: number) => string | number,
  answer: (firstNormal: number, row: number) => string | number,
): string {
  const random = createRandom(5);
  const lines = [names.join(",")];
  for (let row = 0; row < nRows; row++) {
    const normals = names.slice(1).map(() => random.normal());
    lines.push([...normals.map(cell), answer(normals[0]! + 0.2 * random.normal(), row)].join(","));
  }
  return `${lines.join("\n")}\n`;
}

async function look(page: Page, name: string, steps: readonly StepName[]): Promise<void> {
  for (const step of steps) {
    await goTo(page, step);
    await expect(page.getByText("Opening it…")).toBeHidden();
    if (step !== "Explore") await measured(page);
    await picture(page, `awkward-${name}-${step.toLowerCase()}`);
  }
}

test("names of 100 characters, from right to left, with emoji, and 30 classes", async ({ page }, info) => {
  const long =
    "the share of all customers who answered the second letter within ten days of its first being sent out";
  const classes = Array.from({ length: 30 }, (_, i) =>
    i === 0 ? "x".repeat(100) : i === 1 ? "מחלקה ראשונה" : i === 2 ? "👩‍🔬 science" : `class number ${i}`,
  );
  const table = made(
    [long, "درجة الحرارة", "🌡️ heat", "__proto__", "kind"],
    600,
    (normal) => normal.toFixed(3),
    (first, row) => classes[(Math.abs(Math.round(first * 6)) + (row % 3)) % 30]!,
  );
  await openTable(page, writeTable(info, "names.csv", table));
  await trainingDone(page);
  await look(page, "names", ["Data", "Explore", "Prepare", "Train", "Evaluate", "Explain", "Predict"]);
});

test("one column to learn from", async ({ page }, info) => {
  const table = made(
    ["only", "answer"],
    150,
    (normal) => normal.toFixed(2),
    (first) => (first > 0 ? "yes" : "no"),
  );
  await openTable(page, writeTable(info, "one.csv", table));
  await trainingDone(page);
  await look(page, "one", ["Data", "Explore", "Evaluate", "Explain"]);
});

test("numbers as large as 1e12 and as small as 1e-9", async ({ page }, info) => {
  const table = made(
    ["small", "large", "mass"],
    200,
    (normal, column) => (column === 0 ? normal * 1e-9 : Math.round(normal * 1e12)),
    (first) => Math.round((first + 5) * 1e12),
  );
  await openTable(page, writeTable(info, "scales.csv", table));
  await trainingDone(page);
  await look(page, "scales", ["Data", "Explore", "Train", "Evaluate", "Explain", "Predict"]);
});

test("a thousand columns", async ({ page }, info) => {
  const names = [...Array.from({ length: 999 }, (_, i) => `column_${i}`), "answer"];
  const table = made(
    names,
    60,
    (normal) => normal.toFixed(1),
    (first) => (first > 0 ? "yes" : "no"),
  );
  await openTable(page, writeTable(info, "wide.csv", table));
  await look(page, "wide", ["Data", "Explore", "Prepare"]);
});

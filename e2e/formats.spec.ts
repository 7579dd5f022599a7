import { writeFile } from "node:fs/promises";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, goTo, openTable } from "./support/user.ts";

test("a person says which day 01/03/2024 is before anything is trained", async ({ page }, info) => {
  const path = info.outputPath("visits.csv");
  const rows = Array.from({ length: 60 }, (_, i) => `0${(i % 2) + 1}/0${(i % 9) + 1}/2024,${i},${i % 3}`);
  await writeFile(path, `when,age,visits\n${rows.join("\n")}`);
  await openTable(page, path);
  const question = page.getByRole("alert").filter({ hasText: "Which day is “01/03/2024”?" });
  await expect(question).toBeVisible();
  await goTo(page, "Train");
  await expect(page.getByRole("region", { name: "Jobs" })).toHaveCount(0);
  await expect(boardRow(page, "Baseline")).toHaveCount(0);
  await question.getByRole("button", { name: "3 January 2024" }).click();
  await expect(question).toHaveCount(0);
  await expect(boardRow(page, "Baseline")).toBeVisible();
  await goTo(page, "Data");
  const grid = page.getByRole("grid", { name: /visits.csv/ });
  await expect(grid.getByRole("gridcell", { name: "2024-01-03" }).first()).toBeVisible();
});

test("two columns of unsure dates are answered one by one; training all the same closes the question", async ({
  page,
}, info) => {
  const path = info.outputPath("stays.csv");
  const day = (i: number) => `0${(i % 2) + 1}/0${(i % 9) + 1}/2024`;
  const rows = Array.from({ length: 60 }, (_, i) => `${day(i)},${day(i + 3)},${i},${i % 3}`);
  await writeFile(path, `from,to,age,visits\n${rows.join("\n")}`);
  await openTable(page, path);
  const questions = page.getByRole("alert").filter({ hasText: /Which day is/ });
  await expect(questions).toHaveCount(1);
  await questions.getByRole("button", { name: "Answer each column by itself" }).click();
  await expect(questions).toHaveCount(2);
  await questions.first().getByRole("button", { name: "3 January 2024" }).click();
  await expect(questions).toHaveCount(1);
  await expect(questions).toContainText("“to”");
  await goTo(page, "Train");
  await expect(boardRow(page, "Baseline")).toHaveCount(0);
  await page
    .getByRole("button", { name: /^Train/ })
    .first()
    .click();
  await expect(questions).toHaveCount(0);
  await expect(boardRow(page, "Baseline")).toBeVisible({ timeout: 180_000 });
});

test("03/04/05 is offered with the year first too, and read so", async ({ page }, info) => {
  const path = info.outputPath("short.csv");
  const two = (n: number) => `${n}`.padStart(2, "0");
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${two(1 + (i % 3))}/${two(4 + (i % 8))}/${two(5 + (i % 7))},${i},${i % 3}`,
  );
  await writeFile(path, `when,age,visits\n${rows.join("\n")}`);
  await openTable(page, path);
  const question = page.getByRole("alert").filter({ hasText: "Which day is “01/04/05”?" });
  await expect(question).toContainText("with the day, the month or the year first");
  await expect(question.getByRole("button", { name: "1 April 2005" })).toBeVisible();
  await expect(question.getByRole("button", { name: "4 January 2005" })).toBeVisible();
  await question.getByRole("button", { name: "5 April 2001" }).click();
  await expect(question).toHaveCount(0);
  const grid = page.getByRole("grid", { name: /short.csv/ });
  await expect(grid.getByRole("gridcell", { name: "2001-04-05" }).first()).toBeVisible();
});

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

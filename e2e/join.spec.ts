import { writeFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { openTable, saved, trainingDone } from "./support/user.ts";

/** 80 orders of eight articles; the customer of one is not known. */
function orders(from: number, n: number): string {
  const lines = ["order,article,amount,kept"];
  for (let i = from; i < from + n; i++)
    lines.push(`${i},${i === 3 ? "" : `article ${i % 8}`},${1 + (i % 5)},${i % 8 > 3 ? "no" : "yes"}`);
  return lines.join("\n");
}
const articles = `name,price,kept\n${Array.from({ length: 7 }, (_, i) => `article ${i + 1},${i * 9 + 4.5},${i}`).join("\n")}\n`;

/** Opens the dialog from the menu and gives it a file. */
async function giveOther(page: Page, act: RegExp, path: string): Promise<void> {
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("menuitem", { name: act }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("dialog").getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles(path);
}

test("a person joins a second table, sees first what comes of it, and finds it again", async ({
  page,
}, info) => {
  const path = info.outputPath("orders.csv");
  const other = info.outputPath("articles.csv");
  await writeFile(path, orders(0, 80));
  await writeFile(other, articles);
  await openTable(page, path);
  await giveOther(page, /Join with another table/, other);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "articles.csv: 7 rows, 3 columns" })).toBeVisible();
  await expect(dialog.getByText("69 of 80 rows of this table have a partner in articles.csv.")).toBeVisible();
  await expect(dialog.getByText(/10 rows of this table \(1 key: article 0\) have no partner/)).toBeVisible();
  await expect(dialog.getByText("1 row of this table has no key; a missing key meets none.")).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: "kept" })).not.toBeChecked(); // called like the target
  await expect(dialog.getByRole("row", { name: "1 article 1 2 yes 4.5" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Join the tables" }).click();
  const grid = page.getByRole("grid", { name: /orders.csv, 80 rows, 5 columns/ });
  await expect(grid.getByRole("columnheader", { name: /price/ })).toBeVisible();
  const edits = page.getByRole("grid", { name: /Edits of the table/ });
  await expect(edits).toContainText("Join with articles.csv on article = name");
  await expect(edits).toContainText("69 of 80 rows found a partner, 1 column came");

  await trainingDone(page);
  await expectAccessible(page);
  await saved(page);
  await page.reload();
  await expect(grid.getByRole("columnheader", { name: /price/ })).toBeVisible();
  await edits.getByRole("button", { name: /^Take back: Join with/ }).click();
  await expect(page.getByRole("grid", { name: /orders.csv, 80 rows, 4 columns/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(grid).toBeVisible();
});

test("a person adds the rows of a second table, and takes them back", async ({ page }, info) => {
  const path = info.outputPath("orders.csv");
  const later = info.outputPath("later.csv");
  await writeFile(path, orders(0, 80));
  await writeFile(later, `${orders(75, 20).replace("amount", "amount paid")}\n`);
  await openTable(page, path);
  await giveOther(page, /Add rows from another table/, later);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("“amount” is missing in the rows of later.csv.")).toBeVisible();
  await expect(dialog.getByText("“amount paid” is missing in the rows of this table.")).toBeVisible();
  await dialog.getByRole("radio", { name: "This table’s columns" }).click();
  await expect(dialog.getByText("“amount paid” of later.csv does not come along.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add the rows" }).click();
  await expect(page.getByRole("grid", { name: /orders.csv, 100 rows, 4 columns/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("grid", { name: /orders.csv, 80 rows, 4 columns/ })).toBeVisible();
});

import { writeFile } from "node:fs/promises";
import { expect, test } from "./support/studio-test.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { choose, openTable, tick } from "./support/user.ts";

/** 60 rows; one city is spelled in three ways, and one age is a disguised gap. */
function cities(): string {
  const lines = ["city,age,buys"];
  for (let i = 0; i < 60; i++) {
    const city = i % 20 === 4 ? "Lisbn" : ["Lisbon", "Lisbon", "lisbon ", "Porto", "Porto"][i % 5];
    lines.push(`${city},${i === 7 ? -999 : 20 + ((i * 7) % 40)},${(i * 7) % 40 > 18 ? "yes" : "no"}`);
  }
  return lines.join("\n");
}

test("a person mends a table where it stands, and takes a change back", async ({ page }, info) => {
  const path = info.outputPath("cities.csv");
  await writeFile(path, cities());
  await openTable(page, path);
  const grid = page.getByRole("grid", { name: /cities.csv/ });

  await grid.getByRole("columnheader", { name: /city/ }).getByText("city", { exact: true }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("menuitem", { name: /Recode and merge values of city/ }).click();
  const recode = page.getByRole("dialog");
  await recode.getByRole("button", { name: "Merge into Lisbon" }).click();
  await expect(page.getByRole("complementary").getByRole("term").filter({ hasText: "Porto" })).toBeVisible();
  await expect(page.getByRole("complementary").getByRole("term").filter({ hasText: "Lisbn" })).toHaveCount(0);

  await grid.getByRole("gridcell", { name: "-999" }).dblclick();
  const cell = page.getByRole("textbox", { name: "age, row 7" });
  await cell.fill("");
  await cell.press("Enter");
  await expect(grid.getByRole("gridcell", { name: "-999" })).toHaveCount(0);
  await expect(grid.getByRole("gridcell", { name: "missing" })).toHaveCount(1);

  await page.getByRole("button", { name: "Back to the alerts" }).click();
  const edits = page.getByRole("grid", { name: /Edits of the table/ });
  await expect(edits.getByRole("row")).toHaveCount(2);
  await expect(edits).toContainText("15 cells changed");
  await page.keyboard.press("Control+z");
  await expect(grid.getByRole("gridcell", { name: "-999" })).toHaveCount(1);
  await expect(edits.getByRole("row")).toHaveCount(1);

  await page.goto("./#/canvas");
  await page.getByRole("group", { name: /^b, Edit, / }).click();
  await expect(page.getByRole("complementary", { name: "Inspector" })).toContainText(/Merge .*“lisbon ”/);
});

test("a person computes a column and groups the rows, and the models follow", async ({ page }, info) => {
  const path = info.outputPath("cities.csv");
  await writeFile(path, cities());
  await openTable(page, path);
  const edit = page.getByRole("button", { name: "Edit", exact: true });
  await edit.click();
  await page.getByRole("menuitem", { name: /Compute a column/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("decade");
  const formula = dialog.getByRole("textbox", { name: "Formula" });
  await formula.fill("floor(agee / 10)");
  await expect(dialog.getByText(/There is no column “agee”|there is no column “agee”/)).toBeVisible();
  await formula.fill("flo");
  await formula.press("Tab");
  await formula.pressSequentially("ag");
  await formula.press("Tab");
  await formula.pressSequentially(" / 10)");
  await expect(formula).toHaveValue("floor(age / 10)");
  await expect(dialog.getByText("First rows: 2, 2, 3, 4, 4, 5")).toBeVisible();
  await dialog.getByRole("button", { name: "Compute it" }).click();
  const grid = page.getByRole("grid", { name: /cities.csv, 60 rows, 4 columns/ });
  await expect(grid.getByRole("columnheader", { name: /decade/ })).toBeVisible();

  await edit.click();
  await page.getByRole("menuitem", { name: /Group, pivot or melt/ }).click();
  await tick(dialog.getByRole("checkbox", { name: "city" }));
  await tick(dialog.getByRole("checkbox", { name: "buys" }));
  await dialog.getByRole("button", { name: "Reshape the table" }).click();
  await expect(page.getByRole("columnheader", { name: /decade mean/ })).toBeVisible();
  await expect(page.getByRole("grid", { name: /Edits of the table/ }).getByRole("row")).toHaveCount(2);
});

test("a person keeps a random sample with the shares of a column", async ({ page }, info) => {
  const path = info.outputPath("cities.csv");
  await writeFile(path, cities());
  await openTable(page, path);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("menuitem", { name: /Keep a random sample/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Share" }).fill("50");
  await dialog.getByRole("textbox", { name: "Share" }).press("Tab");
  await choose(page, "Keep the shares of", "buys");
  await expect(dialog.getByText("30 of 60 rows, drawn at random")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Keep this sample" }).click();
  await expect(page.getByRole("grid", { name: /cities.csv, 30 rows/ })).toBeVisible();
  await expect(page.getByRole("grid", { name: /Edits of the table/ })).toContainText(
    "Keep 50 % of the rows drawn at random, by buys",
  );
});

import { mkdirSync, writeFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright/test";
import { workbookBytes } from "#test/workbooks.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { dropFile, dropFiles, tick } from "./support/user.ts";

const month = (from: number) =>
  `day,sold,shop\n${Array.from({ length: 40 }, (_, i) => `${from + i},${(i * 7) % 23},${"ab"[i % 2]}`).join("\n")}\n`;

async function start(page: Page): Promise<void> {
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
}

test("a workbook of several sheets asks which is the table, and can be asked again", async ({
  page,
}, info) => {
  const notes = [["remark"], ["made by hand"], ["not a table"]];
  const sold = [
    ["day", "sold", "shop"],
    ...Array.from({ length: 40 }, (_, i) => [i, (i * 7) % 23, "ab"[i % 2]!]),
  ];
  await start(page);
  await dropFile(
    page,
    writeTable(info, "sales.xlsx", workbookBytes({ Notes: notes, May: sold, June: sold })),
  );
  const dialog = page.getByRole("dialog", { name: "Which sheet of “sales.xlsx” is the table?" });
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await expect(dialog.getByRole("listitem").nth(1)).toContainText("40 rows, 3 columns: day, sold, shop");
  await expect(dialog.getByRole("checkbox", { name: /^May/ }), "the largest to begin with").toBeChecked();
  await expectAccessible(page);
  await tick(dialog.getByRole("checkbox", { name: /^Notes/ }));
  await expect(dialog.getByRole("checkbox", { name: /^May/ }), "its columns are others").not.toBeChecked();
  await tick(dialog.getByRole("checkbox", { name: /^May/ }));
  await dialog.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("grid", { name: "sales.xlsx, 40 rows, 3 columns" })).toBeVisible();

  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("button", { name: "Choose others…" }).click();
  await dialog.getByRole("button", { name: "Take all 2 with these columns" }).click();
  await dialog.getByRole("button", { name: "Read 2 as one table" }).click();
  await expect(page.getByRole("grid", { name: "sales.xlsx, 80 rows, 3 columns" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("grid", { name: "sales.xlsx, 40 rows, 3 columns" })).toBeVisible();
});

test("files dropped together, of the same columns, are read as one table; a zip asks; one table in it does not", async ({
  page,
}, info) => {
  await start(page);
  const paths = ["may.csv", "june.csv"].map((name, i) => writeTable(info, name, month(40 * i)));
  await dropFiles(page, paths);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await dialog.getByRole("button", { name: "Read 2 as one table" }).click();
  await expect(page.getByRole("grid", { name: /and 1 more\.zip, 80 rows, 3 columns/ })).toBeVisible();

  const zip = zipSync({ "a.csv": strToU8(month(0)), "b.csv": strToU8("x,y\n1,2\n3,4\n") });
  await dropFile(page, writeTable(info, "both.zip", zip));
  await tick(dialog.getByRole("checkbox", { name: /^b\.csv/ }));
  await dialog.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("grid", { name: "both.zip, 2 rows, 2 columns" })).toBeVisible();

  const single = zipSync({ "only.csv": strToU8(month(0)), "__MACOSX/._only.csv": strToU8("x") });
  await dropFile(page, writeTable(info, "single.zip", single));
  await expect(page.getByRole("grid", { name: "single.zip, 40 rows, 3 columns" })).toBeVisible();
});

test("a folder of tables is asked about; leaving it leaves what is open", async ({ page }, info) => {
  const folder = info.outputPath("months");
  mkdirSync(folder, { recursive: true });
  for (const [i, name] of ["may.csv", "june.csv"].entries())
    writeFileSync(`${folder}/${name}`, month(40 * i));
  await start(page);
  await dropFile(page, folder);
  const dialog = page.getByRole("dialog", { name: "Which file of “months.zip” is the table?" });
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Read none of it" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
});

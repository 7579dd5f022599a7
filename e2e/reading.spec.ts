import { gzipSync, strToU8 } from "fflate";
import { expectAccessible } from "./support/accessibility.ts";
import { writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, choose, dropFile, goTo, openTable } from "./support/user.ts";

const rows = (n: number, line: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => line(i)).join("\n");

test("how a file was read is seen with its reasons, tried on the first rows, changed and undone", async ({
  page,
}, info) => {
  const body = rows(60, (i) => `${i};${(i * 7) % 40},5;"${i % 2 ? "yes" : "no"}"`);
  await openTable(page, writeTable(info, "shop.csv", `Sales of the shop\n\nday;sold;open\n${body}\n`));
  await expect(page.getByRole("grid", { name: "shop.csv, 60 rows, 3 columns" })).toBeVisible();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "How should “shop.csv” be read?" });
  const first = dialog.getByRole("region", { name: "First rows", exact: true });
  await expect(first.getByRole("row")).toHaveCount(21);
  await expect(dialog.getByRole("button", { name: /Auto: semicolon Separator/ })).toBeVisible();
  await expect(first.getByRole("columnheader", { name: /sold/ })).toBeVisible();
  await expectAccessible(page);

  await choose(page, "Separator", "comma");
  await expect(first.getByRole("columnheader")).toHaveCount(2);
  await choose(page, "Separator", "Let Lathe find it");
  await expect(first.getByRole("columnheader")).toHaveCount(3);
  await dialog.getByRole("combobox", { name: "Kind of day" }).selectOption("category");
  await choose(page, "Rows of names", /^none/);
  await expect(first.getByRole("columnheader", { name: /column 1/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByRole("grid", { name: "shop.csv, 61 rows, 3 columns" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("grid", { name: "shop.csv, 60 rows, 3 columns" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /^sold/ })).toBeVisible();
});

test("a file that may be read in two ways is asked about first; packed, it is previewed all the same", async ({
  page,
}, info) => {
  const text = `name;price;kind\n${rows(60, (i) => `item ${i};${1 + (i % 9)},${100 + ((i * 37) % 900)};${"abc"[i % 3]}`)}\n`;
  await page.goto("./");
  await dropFile(page, writeTable(info, "prices.csv.gz", gzipSync(strToU8(text))));
  const question = page.getByRole("alert").filter({ hasText: "Is “prices.csv.gz” read right?" });
  await expect(question).toContainText("In “price” a cell like 1,234 was read as 1.234");
  await expect(page.getByRole("gridcell", { name: "item 0", exact: true })).toBeVisible();
  await expectAccessible(page);
  await goTo(page, "Train");
  await expect(boardRow(page, "Baseline")).toHaveCount(0);
  await question.getByRole("button", { name: "Look, and change it…" }).click();
  const dialog = page.getByRole("dialog");
  const cell = dialog.getByRole("region", { name: "First rows", exact: true }).getByRole("cell").nth(1);
  await expect(cell).toHaveText("1.1");
  await choose(page, "Numbers are written", "1,234.5");
  await expect(cell).toHaveText("1100");
  await dialog.getByRole("button", { name: "Read again" }).click();
  await expect(question).toHaveCount(0);
  await expect(boardRow(page, "Baseline")).toBeVisible({ timeout: 180_000 });
});

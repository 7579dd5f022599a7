import type { Page } from "playwright/test";
import { gzipSync, strToU8 } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expectAccessible } from "./support/accessibility.ts";
import { loans, writeTable } from "./support/made-tables.ts";
import { picture } from "./support/pictures.ts";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, dropFile, goTo, saved, seeTrained } from "./support/user.ts";

test("a table that will not fit is said so before it is read, and a part of it is", async ({
  page,
  consoleErrors,
}, info) => {
  // 6 MB, of which a table may take half.
  await page.addInitScript("Object.defineProperty(navigator, 'deviceMemory', { get: () => 6 / 1024 })");
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await dropFile(page, writeTable(info, "loans.csv", loans(60_000)));
  const dialog = page.getByRole("dialog", { name: /“loans.csv” makes a larger table/ });
  await expect(dialog).toContainText(/about 6\d,\d{3} rows|about 5\d,\d{3} rows/);
  await expect(dialog.getByRole("status")).toContainText("and fits");
  await expectAccessible(page);
  await picture(page, "large-file");
  await dialog.getByRole("textbox", { name: "Rows to keep" }).fill("100");
  await dialog.getByRole("textbox", { name: "Rows to keep" }).press("Tab");
  await expect(dialog.getByRole("status")).toContainText("too much");
  await dialog.getByRole("textbox", { name: "Rows to keep" }).fill("10");
  await dialog.getByText("since", { exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("and fits");
  await dialog.getByRole("button", { name: "Read this part" }).click();
  const grid = page.getByRole("grid", { name: /loans.csv, (5,[89]|6,[01])\d\d rows, 5 columns/ });
  await expect(grid).toBeVisible();
  await page.getByRole("radio", { name: "Import report" }).click();
  await expect(page.getByText(/A sample was kept: \d+ of 60000 rows/)).toBeVisible();
  await expect(page.getByText("1 column was left out, as asked.")).toBeVisible();
  await seeTrained(page, ["Baseline"]);
  expect(consoleErrors).toEqual([]);
});

test("all rows of a table that will not fit are kept on disk: a net learns from them, and they are there after a reload", async ({
  page,
  consoleErrors,
}, info) => {
  // The page asks once for fits, which have room, and once for tables: 1.5 MB, of which one may take half.
  await page.addInitScript(
    "let asked = 0; Object.defineProperty(navigator, 'deviceMemory', { get: () => (asked++ === 0 ? 8 : 1.5 / 1024) })",
  );
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await dropFile(page, writeTable(info, "loans.csv", loans(20_000)));
  const dialog = page.getByRole("dialog", { name: /“loans.csv” makes a larger table/ });
  await dialog.getByText("Keep all rows on disk").click();
  await expectAccessible(page);
  await picture(page, "large-file-disk");
  await dialog.getByRole("button", { name: "Read it, all rows to disk" }).click();
  const words = /Showing a sample of \d,\d{3} of 20,000 rows; all 20,000 are on disk\./;
  await expect(page.getByText(words)).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net"]);
  await boardRow(page, "Neural net").getByRole("button", { name: "Neural net", exact: true }).click();
  await expect(page.getByText("Learns from the rows on disk too, 20,000 in all")).toBeVisible();
  await expect(page.getByText(/^\d\d,\d{3} rows, 1\d,\d{3} of them from disk$/)).toBeVisible();
  await expect(page.getByText(/over 1\d,\d{3} held-out rows$/)).toBeVisible();
  await boardRow(page, "Decision tree").getByRole("button", { name: "Decision tree", exact: true }).click();
  await expect(page.getByText(/Learns from the sample of \d,\d{3} rows$/)).toBeVisible();

  await saved(page);
  await page.reload();
  await goTo(page, "Data");
  await expect(page.getByText(words)).toBeVisible();
  expect(await rowFiles(page)).toHaveLength(1);
  expect(consoleErrors).toEqual([]);
});

/** What lies in the page's own storage of rows on disk. */
function rowFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("rows", { create: true });
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names;
  });
}

test("a packed table and one in Parquet are said so too, and a part of them is read", async ({
  page,
  consoleErrors,
}, info) => {
  // 1.6 MB, of which a table may take half.
  await page.addInitScript("Object.defineProperty(navigator, 'deviceMemory', { get: () => 1.6 / 1024 })");
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await dropFile(page, writeTable(info, "loans.csv.gz", gzipSync(strToU8(loans(60_000)))));
  const packed = page.getByRole("dialog", { name: /“loans.csv.gz” makes a larger table/ });
  await expect(packed).toContainText(/about (5\d|6\d),\d{3} rows/);
  await packed.getByRole("button", { name: "Leave it" }).click();
  await expect(packed).toHaveCount(0);

  const numbers = (times: number) => Float64Array.from({ length: 40_000 }, (_, i) => (i * times) % 1013);
  const columnData = ["first", "second", "third", "y"].map((name, c) => ({
    name,
    data: numbers(c * 7919 + 31),
  }));
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData }));
  await dropFile(page, writeTable(info, "made.parquet", bytes));
  const dialog = page.getByRole("dialog", { name: /“made.parquet” makes a larger table/ });
  await expect(dialog).toContainText("about 40,000 rows");
  await dialog.getByRole("textbox", { name: "Rows to keep" }).fill("50");
  await dialog.getByText("third", { exact: true }).click();
  await dialog.getByText("second", { exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("and fits");
  await dialog.getByRole("button", { name: "Read this part" }).click();
  await expect(page.getByRole("grid", { name: /made.parquet, (19|20),\d{3} rows, 2 columns/ })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { gzipSync, strToU8 } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { Page } from "playwright/test";
import { loans, writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { dropFile, dropFiles, sample } from "./support/user.ts";

async function start(page: Page): Promise<void> {
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
}

test("broken files of every format are refused one after the other, in words, and the next good one opens", async ({
  page,
  consoleErrors,
}, info) => {
  const packed = gzipSync(strToU8(loans(500)));
  const columnData = [{ name: "n", data: Float64Array.from({ length: 40 }, (_, i) => i) }];
  const parquet = new Uint8Array(parquetWriteBuffer({ columnData }));
  const broken = parquet.slice();
  broken.fill(0xff, 14, 22); // in the header of its first page
  await start(page);
  for (const [name, content, says] of [
    ["cut.csv.gz", packed.slice(0, packed.length / 2), /“cut\.csv\.gz” cannot be read as gzip/],
    ["cut.parquet", parquet.slice(0, -10), /“cut\.parquet” cannot be read as Parquet/],
    ["pages.parquet", broken, /“pages\.parquet” cannot be read as Parquet/],
    ["deep.json", "[".repeat(100_000), /“deep\.json” cannot be read as JSON/],
  ] as const) {
    await dropFile(page, writeTable(info, name, content));
    await expect(page.getByText(says)).toBeVisible();
  }
  await dropFile(page, sample("iris"));
  await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test("of a file of 6 GB the forecast comes before it is read, and it is left", async ({ page }, info) => {
  // 8 GB, of which a table may take half.
  await page.addInitScript("Object.defineProperty(navigator, 'deviceMemory', { get: () => 8 })");
  const path = info.outputPath("huge.csv");
  const file = openSync(path, "w");
  writeSync(file, loans(60_000));
  ftruncateSync(file, 6 * 1024 ** 3); // the rest is a hole in the file, and takes no room
  closeSync(file);
  await start(page);
  await dropFile(page, path);
  const dialog = page.getByRole("dialog", { name: /“huge.csv” makes a larger table/ });
  await expect(dialog).toContainText(/about \d{3},\d{3},\d{3} rows/);
  await dialog.getByRole("button", { name: "Leave it" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
});

test("fifty files dropped at once are listed and asked about", async ({ page }, info) => {
  const paths = Array.from({ length: 50 }, (_, i) =>
    writeTable(info, `day-${i}.csv`, `when,n\n2024-01-0${1 + (i % 9)},${i}\n2024-02-01,${i + 1}\n`),
  );
  await start(page);
  await dropFiles(page, paths);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("checkbox")).toHaveCount(50);
});

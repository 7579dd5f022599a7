import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright/test";
import { writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  download,
  dropFile,
  goTo,
  openTable,
  sample,
  seeTrained,
  trainingDone,
} from "./support/user.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const workbook = zipSync({ "xl/workbook.xml": strToU8("<workbook/>") });

async function start(page: Page): Promise<void> {
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
}

/** Whatever was refused, the next good file opens and trains. */
async function stillWorks(page: Page): Promise<void> {
  await dropFile(page, sample("iris"));
  await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await seeTrained(page, ["Baseline"]);
}

for (const { name, content, says } of [
  { name: "empty.csv", content: "", says: /“empty\.csv” is empty/ },
  { name: "picture.csv", content: png, says: /“picture\.csv” is a PNG image, not a table of text/ },
  {
    name: "sheet.csv",
    content: workbook,
    says: /“sheet\.csv” cannot be read as an Excel workbook: it holds no sheet/,
  },
  {
    name: "page.csv",
    content: "<!doctype html><html><body>404</body></html>",
    says: /“page\.csv” is a web page/,
  },
  { name: "header.csv", content: "a,b,c\n", says: /“header\.csv” has a header but no rows/ },
  {
    name: "noise.csv",
    content: new Uint8Array(4096).map((_, i) => ((i * 7919) % 251) & 0x1f),
    says: /“noise\.csv” is binary data/,
  },
  { name: "broken.lathe", content: "no zip at all", says: /not a project that can be opened/ },
])
  test(`${name} is refused with a clear sentence, and the next file opens`, async ({ page }, info) => {
    await start(page);
    await dropFile(page, writeTable(info, name, content));
    await expect(page.getByText(says)).toBeVisible();
    const dismiss = page.getByRole("button", { name: "Dismiss" });
    if (name.endsWith(".lathe")) await dismiss.click();
    await stillWorks(page);
  });

test("a refused file leaves the open project as it is", async ({ page }, info) => {
  await openTable(page, sample("iris"));
  await dropFile(page, writeTable(info, "empty.csv", ""));
  await expect(page.getByText(/“empty\.csv” is empty/)).toBeVisible();
  await goTo(page, "Data");
  await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net"]);
});

test("uneven rows are kept, counted and listed one by one", async ({ page }, info) => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 7},${i % 2 ? "yes" : "no"}`);
  rows[3] = "3,3";
  rows[9] = "9,2,yes,more,still more";
  await openTable(page, writeTable(info, "uneven.csv", `a,b,c\n${rows.join("\n")}\n`));
  await expect(page.getByRole("grid", { name: "uneven.csv, 40 rows, 3 columns" })).toBeVisible();
  await page.getByText("Import report", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "2 uneven rows" })).toBeVisible();
  const list = page.getByRole("region", { name: "Uneven rows" }).getByRole("row");
  await expect(list.nth(1)).toHaveText("3" + "5" + "3" + "2" + "1 cell filled");
  await expect(list.nth(2)).toContainText("more,still more");
  const press = () => page.getByRole("button", { name: "Download the list" }).click();
  const { name, bytes } = await download(page, press);
  expect(name).toBe("uneven-uneven-rows.csv");
  expect(bytes.toString().split("\r\n").slice(1, 3)).toEqual([
    "3,5,2 of 3 cells: the others are missing,",
    '9,11,5 cells for 3 columns: the last ones are not used,"more,still more"',
  ]);
});

test("lines that are no rows are listed with their number and why, and downloaded", async ({
  page,
}, info) => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 7},${i % 2 ? "yes" : "no"}`);
  const lines = ["=Sales of the shop", "", "a,b,c", ...rows, "", "Source: the till"];
  await openTable(page, writeTable(info, "notes.csv", lines.join("\n")));
  await expect(page.getByRole("grid", { name: "notes.csv, 40 rows, 3 columns" })).toBeVisible();
  await page.getByText("Import report", { exact: true }).click();
  await expect(page.getByRole("heading", { name: /2 lines not read as rows/ })).toBeVisible();
  const press = () => page.getByRole("button", { name: "Download these lines" }).click();
  const { name, bytes } = await download(page, press);
  expect(name).toBe("notes-lines-not-read.csv");
  expect(bytes.toString().trim().split("\r\n")).toEqual([
    "line,reason,text",
    "1,stands above the table,'=Sales of the shop",
    '45,"stands below the table, as a note or a total",Source: the till',
  ]);
});

test("names and cells that look like code are shown as they are, and do nothing", async ({
  page,
  consoleErrors,
}, info) => {
  const attack = '<img src=x onerror="window.__pwned=1">';
  const quoted = `"${attack.replaceAll('"', '""')}"`;
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${i % 3},${i % 2 ? quoted : "plain"},${i % 5},${i % 2 ? "yes" : quoted}`,
  );
  await openTable(
    page,
    writeTable(info, "attack.csv", `__proto__,${quoted},constructor,label\n${rows.join("\n")}\n`),
  );
  await expect(page.getByRole("grid", { name: "attack.csv, 60 rows, 4 columns" })).toBeVisible();
  for (const name of ["__proto__", attack, "constructor", "label"])
    await expect(page.getByRole("columnheader", { name }).first()).toBeVisible();
  await expect(page.getByRole("gridcell", { name: attack }).first()).toBeVisible();
  await seeTrained(page, ["Baseline", "Decision tree", "Neural net"]);
  for (const step of ["Explore", "Prepare", "Evaluate", "Explain", "Export", "Predict"] as const) {
    await goTo(page, step);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("img[src=x]")).toHaveCount(0);
  }
  await goTo(page, "Export");
  await page.getByRole("button", { name: "Make and check" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ready to leave/, { timeout: 180_000 });
  expect(await page.evaluate(() => "__pwned" in window)).toBe(false);
  expect(consoleErrors).toEqual([]);
});

test("a file whose columns are all constant says what to choose, and stays usable", async ({
  page,
}, info) => {
  await start(page);
  await dropFile(page, writeTable(info, "constant.csv", `a,b\n${"1,x\n".repeat(50)}`));
  await expect(page.getByRole("grid", { name: "constant.csv, 50 rows, 2 columns" })).toBeVisible();
  await expect(page.getByText(/target|predicted/i).first()).toBeVisible();
  await goTo(page, "Train");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Nothing can be trained yet/);
  await expect(page.getByText("No column can be predicted yet")).toBeVisible(); // the table is open: not that one is lacking
  await stillWorks(page);
});

test("a target of one class is refused with its reason, and the models stay", async ({ page }, info) => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${(i * 7) % 11},always,${i % 2 ? "yes" : "no"}`);
  await openTable(page, writeTable(info, "one.csv", `a,b,same,label\n${rows.join("\n")}\n`));
  const target = page.getByRole("combobox", { name: "Predict" });
  await expect(target).toHaveValue("label");
  await trainingDone(page);
  await target.fill("same");
  await page.getByRole("option", { name: /same/ }).click();
  await expect(page.getByText(/“same” has only one value/)).toBeVisible();
  await page.keyboard.press("Escape"); // the first gives the old target back, the second closes the list
  await expect(target).toHaveValue("label");
  await page.keyboard.press("Escape");
  await goTo(page, "Train");
  await expect(boardRow(page, "Baseline")).toBeVisible();
});

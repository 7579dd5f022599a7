import { readFile, writeFile } from "node:fs/promises";
import { tableFormats } from "#core/export/table/table-formats.ts";
import { openTable as readTable } from "#core/ingest/open-table.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { cellsOf } from "#test/reading.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { download, dropFile, openTable, tick } from "./support/user.ts";

/** 40 rows; two cells would run as formulas in a spreadsheet. */
function shops(): string {
  const lines = ["shop,day,sold,open"];
  for (let i = 0; i < 40; i++) {
    const shop = i === 3 ? "=1+1" : i === 4 ? "-minus" : ["Café “A”", '"b, c"'][i % 2];
    const day = `2024-03-${String((i % 28) + 1).padStart(2, "0")}`;
    lines.push(`${shop},${day},${i === 9 ? "" : i / 4},${i % 3 ? "true" : "false"}`);
  }
  return lines.join("\n");
}

const read = async (bytes: Uint8Array, name: string) =>
  readTable(bytesSource(name, Uint8Array.from(bytes)), {}, async () => {});

test("the table is saved as it stands after an edit, and reads back equal", async ({ page }, info) => {
  const path = info.outputPath("shops.csv");
  await writeFile(path, shops());
  await openTable(page, path);
  const grid = page.getByRole("grid", { name: /shops.csv/ });
  await grid.getByRole("columnheader", { name: /sold/ }).getByText("sold").click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("menuitem", { name: "Rename sold…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("weight");
  await page.getByRole("button", { name: "Rename it" }).click();
  await expect(grid.getByRole("columnheader", { name: /weight/ })).toBeVisible();

  const { table } = await read(await readFile(path), "shops.csv");
  const expected = cellsOf(table).map(([name, ...cells]) => [name === "sold" ? "weight" : name, ...cells]);
  const dialog = page.getByRole("dialog");
  for (const { id, title } of tableFormats) {
    await page.getByRole("button", { name: "Save as…" }).click();
    await tick(dialog.getByRole("radio", { name: new RegExp(`^${title}`) }));
    const formulas = dialog.getByRole("checkbox", { name: /run as a formula/ });
    if (id === "csv") await tick(formulas, false);
    const file = await download(page, () => dialog.getByRole("button", { name: "Save 40 rows" }).click());
    expect(file.name).toBe(`shops-edited.${id}`);
    await expect(dialog).toBeHidden();
    expect(cellsOf((await read(file.bytes, file.name)).table), title).toEqual(expected);
  }
});

test("only the selected rows are saved, from the palette, safe for spreadsheets; Parquet and Arrow open again", async ({
  page,
}, info) => {
  const path = info.outputPath("shops.csv");
  await writeFile(path, shops());
  await openTable(page, path);
  await page.getByRole("columnheader", { name: /open/ }).getByText("open").click();
  const margin = page.getByRole("complementary", { name: "Column open" });
  await tick(margin.getByRole("checkbox", { name: /^false/ }));
  await margin.getByRole("button", { name: "Select rows" }).click();
  await expect(page.getByText("14 rows selected")).toBeVisible();
  await page.keyboard.press("Control+k");
  const find = page.getByRole("combobox", { name: "Find" });
  await find.fill("Save the table as");
  await expect(page.getByRole("menuitem")).toHaveCount(1);
  await find.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { name: /selected rows/ })).toBeChecked();
  await expectAccessible(page);
  const csv = await download(page, () => dialog.getByRole("button", { name: /^Save \d+ rows$/ }).click());
  expect(csv.name).toBe("shops-selected.csv");
  expect(csv.bytes.toString()).toContain("\n'=1+1,");

  for (const kind of ["parquet", "arrow"]) {
    await page.getByRole("button", { name: "Save as…" }).click();
    await tick(dialog.getByRole("radio", { name: new RegExp(`^${kind}`, "i") }));
    const onlySelected = dialog.getByRole("checkbox", { name: /selected rows/ });
    if (await onlySelected.isVisible()) await tick(onlySelected, false);
    const saved = await download(page, () => dialog.getByRole("button", { name: "Save 40 rows" }).click());
    const again = info.outputPath(`again.${kind}`);
    await writeFile(again, saved.bytes);
    await dropFile(page, again);
    await expect(page.getByRole("grid", { name: `again.${kind}, 40 rows, 4 columns` })).toBeVisible();
  }
});

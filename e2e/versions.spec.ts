import { writeFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { openTable, trainingDone } from "./support/user.ts";

function shops(): string {
  const lines = Array.from({ length: 60 }, (_, i) => {
    const age = i === 7 ? -999 : 20 + ((i * 7) % 40);
    return `${["north", "south", "west"][i % 3]},${age},${(i * 7) % 40 > 18 ? "yes" : "no"}`;
  });
  return ["place,age,buys", ...lines].join("\n");
}

test("a change of the table is a version that runs name, and one can go back to the version before it", async ({
  page,
}, info) => {
  const path = info.outputPath("shops.csv");
  await writeFile(path, shops());
  await openTable(page, path);
  await trainingDone(page);
  const grid = page.getByRole("grid", { name: /shops.csv/ });
  await grid.getByRole("gridcell", { name: "-999" }).dblclick();
  const cell = page.getByRole("textbox", { name: "age, row 7" });
  await cell.fill("");
  await cell.press("Enter");
  await expect(grid.getByRole("gridcell", { name: "-999" })).toHaveCount(0);

  const back = page.getByRole("button", { name: "Back to the alerts" });
  if (await back.isVisible()) await back.click();
  await page.getByRole("button", { name: "Versions", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Versions of the data" });
  const versions = dialog.getByRole("listitem");
  await expect(versions).toHaveCount(2);
  await expect(versions.first()).toContainText("Now");
  await expect(versions.last()).toContainText(/runs/);
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath("versions.png") });
  await versions.last().getByRole("button", { name: "Go back to it" }).click();
  await expect(versions.last()).toContainText("Now");
  await page.keyboard.press("Escape");
  await expect(grid.getByRole("gridcell", { name: "-999" })).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(grid.getByRole("gridcell", { name: "-999" })).toHaveCount(0);
});

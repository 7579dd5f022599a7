import { expect, test } from "./support/studio-test.ts";
import { openTable, sample, saved, trainingDone } from "./support/user.ts";

test("palette, keys and sheet name the same commands; what cannot be done now says why", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("No table is open.");

  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Everything by keyboard" });
  const withKeys = await sheet
    .getByRole("listitem")
    .filter({ hasText: /Ctrl\+|then/ })
    .allInnerTexts();
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find a command or column" });
  const items = palette.getByRole("menuitem");
  await expect(items.filter({ hasText: "Start" }).first()).toBeVisible();
  const names = await items.allInnerTexts();
  for (const line of withKeys) {
    const [title = ""] = line.split("\n");
    if (title === "Find a command or column") continue; // it is open
    expect(
      names.some((name) => name.startsWith(title)),
      title,
    ).toBe(true);
  }
  const box = palette.getByRole("searchbox", { name: "Find" });
  await box.fill("train all");
  const train = palette.getByRole("menuitem", { name: /Train all models/ });
  await expect(train).toHaveAccessibleDescription("Not now: No table is open");
  await page.keyboard.press("Enter");
  await expect(palette, "nothing was done, nothing was closed").toBeVisible();
  await page.keyboard.press("Escape");

  await openTable(page, sample("iris"));
  await trainingDone(page);
  await saved(page);
  await page.keyboard.press("Control+k");
  await box.fill("delete this");
  await expect(palette.getByRole("menuitem")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
});

import type { Page } from "playwright/test";
import { picture } from "./support/pictures.ts";
import { expect, test } from "./support/studio-test.ts";
import { openTable, putOnShelf, sample, seeTrained, tick } from "./support/user.ts";

/** What is done with a table and the charts that are built of it, photographed as `screens.spec.ts` does the screens. */
test.describe.configure({ timeout: 600_000 });
test.use({ viewport: { width: 1600, height: 1000 }, contextOptions: { reducedMotion: "reduce" } });
test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

async function close(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a table is searched, filtered, saved and read another way", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Baseline"]);
  const grid = page.getByRole("grid", { name: /penguins.csv/ });
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /^Data/ }).click();
  await page.getByRole("searchbox", { name: "Find in the table" }).fill("torg");
  await expect(page.getByRole("search").getByText("1 of 52", { exact: true })).toBeVisible();
  await picture(page, "table-find");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "8 columns", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await picture(page, "table-columns");
  await close(page);
  await grid.getByRole("columnheader", { name: /^island,/ }).click({ button: "right" });
  await picture(page, "table-header-menu");
  await page.getByRole("menuitem", { name: "Keep rows by island…" }).click();
  const dialog = page.getByRole("dialog");
  await tick(dialog.getByRole("checkbox", { name: /Dream/ }));
  await picture(page, "table-filter");
  await dialog.getByRole("button", { name: "Keep only these" }).click();
  await expect(page.getByText(/^Filtered, 124 rows$/)).toBeVisible();
  await picture(page, "table-filtered");
  await page.getByRole("button", { name: "Save as…" }).click();
  await expect(dialog).toBeVisible();
  await picture(page, "table-save");
  await close(page);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(dialog.getByRole("region", { name: "First rows", exact: true })).toBeVisible();
  await picture(page, "table-reading");
});

test("charts are built on shelves", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Neural net"]);
  const figure = page.getByRole("figure").first();
  await page.goto("./#/explore/island");
  await putOnShelf(page, "Up", "body_mass_g");
  await expect(figure).toContainText("Half of body_mass_g");
  await picture(page, "explore-box");
  await page.goto("./#/explore/bill_length_mm");
  await putOnShelf(page, "Panels", "species");
  await page.getByRole("switch", { name: "Trend line" }).press("Space");
  await expect(figure).toContainText("Lines are least squares");
  await picture(page, "explore-panels");
  await page.goto("./#/explore/species");
  await putOnShelf(page, "Up", "island");
  await expect(figure).toBeVisible();
  await picture(page, "explore-heat");
});

test("a line along time", async ({ page }) => {
  await openTable(page, sample("seattle_weather"));
  await seeTrained(page, ["Baseline"]);
  await page.goto("./#/explore/date");
  await putOnShelf(page, "Up", "temp_max");
  await expect(page.getByRole("figure").first()).toContainText("temp_max");
  await picture(page, "explore-line");
});

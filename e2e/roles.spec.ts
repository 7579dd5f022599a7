import { writeFile } from "node:fs/promises";
import type { Locator, Page } from "playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, trainingDone } from "./support/user.ts";

/** Visits of 30 customers over a year; the answer hangs on x. */
async function visitsTable(path: string): Promise<string> {
  const lines = Array.from({ length: 300 }, (_, i) => {
    const x = (i * 37) % 101;
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 53) % 360))).toISOString().slice(0, 10);
    const size = i % 11 === 0 ? "" : String((i * 13) % 17);
    return [`c${(i * 7) % 30}`, day, x, size, (i % 3) + 1, x > 50 ? "yes" : "no"].join(",");
  });
  await writeFile(path, ["customer,day,x,size,amount,bought", ...lines].join("\n"));
  return path;
}

async function openPrepare(page: Page, path: string): Promise<void> {
  await openTable(page, await visitsTable(path));
  await trainingDone(page);
  await goTo(page, "Prepare");
  await expect(page.getByRole("heading", { name: "Roles" })).toBeVisible();
}

const shelf = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const pill = (page: Page, name: string) => page.getByRole("row", { name, exact: true });

async function drag(page: Page, what: Locator, onto: Locator): Promise<void> {
  await what.hover({ position: { x: 8, y: 12 } }); // waits until it stays where it is, as a hand does
  await page.mouse.down();
  const to = await onto.boundingBox();
  if (!to) throw new Error("the shelf is on the page");
  await page.mouse.move(to.x + 20, to.y + 10, { steps: 8 });
  await page.mouse.move(to.x + 24, to.y + 14, { steps: 2 });
  await page.mouse.up();
}

test("a column is dragged onto a shelf, its consequence is said, and undo takes it back", async ({
  page,
  consoleErrors,
}, info) => {
  await openPrepare(page, info.outputPath("visits.csv"));
  await drag(page, pill(page, "customer"), shelf(page, "Group").getByRole("grid"));
  await expect(shelf(page, "Group").getByRole("row", { name: "customer" })).toBeVisible();
  await expect(shelf(page, "Group")).toContainText("30 groups of “customer” stay whole");
  await expect(page.getByRole("img", { name: /^Fold|groups/ })).toBeVisible();
  await page.screenshot({ path: info.outputPath("group.png") });
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(shelf(page, "Features").getByRole("row", { name: "customer" })).toBeVisible();
  await expectAccessible(page);
  expect(consoleErrors).toEqual([]);
});

test("a column is moved by keyboard, by drag and by menu; dates put folds in order", async ({
  page,
}, info) => {
  await openPrepare(page, info.outputPath("visits.csv"));
  await pill(page, "day").focus();
  await page.keyboard.press("Tab"); // the handle
  await page.keyboard.press("Tab"); // the name
  await expect(page.getByRole("button", { name: "day, feature: change its role" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Time" }).press("Enter");
  await expect(shelf(page, "Time")).toContainText("Folds go forward in “day”; the latest rows, from 2024-");
  await expect(page.getByText(/windows of 40 in order of time/)).toBeVisible();

  await pill(page, "amount").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const spot = page.getByRole("button", { name: /^Drop on Weight/ });
  for (let tabs = 0; tabs < 9; tabs++) {
    if (await spot.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(spot).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(shelf(page, "Weight").getByRole("row", { name: "amount" })).toBeVisible();
  await page.screenshot({ path: info.outputPath("time.png") });
  await page.getByRole("button", { name: /^Train \d+ models again$/ }).click();
  await trainingDone(page);
  await expect(page.getByText(/Nothing has changed/)).toBeVisible();
});

test("an open step shows its columns before and after", async ({ page }, info) => {
  await openPrepare(page, info.outputPath("visits.csv"));
  const recipe = page.getByRole("region", { name: "For linear models and nets" });
  await recipe.getByRole("button", { name: "Fill missing values", exact: true }).click();
  const preview = recipe.getByRole("region", { name: "Before and after" });
  await expect(preview).toContainText("the training rows of fold 1");
  await expect(preview.getByRole("table", { name: /size before and after/ })).toContainText("missing");
  await preview.scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath("preview.png") });
});

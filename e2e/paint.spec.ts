import type { Page } from "playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, leaderboard } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

const train = (page: Page) => page.getByRole("button", { name: "Train on these points" });
const drawn = (page: Page) => page.locator("[data-surface='60'] path");

async function stroke(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const box = await page.getByTestId("paint-sheet").boundingBox();
  if (box === null) throw new Error("there is no sheet");
  const at = ([x, y]: readonly [number, number]) =>
    [box.x + (x / 10) * box.width, box.y + (1 - y / 10) * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 12 });
  await page.mouse.up();
}

test("two painted classes become a table, are trained on, and the model is drawn under them", async ({
  page,
}) => {
  await page.goto("./");
  await page.getByRole("link", { name: "paint your own points" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Paint points/);
  await expectAccessible(page);
  await stroke(page, [1, 2], [9, 2]);
  await page.getByRole("radio", { name: "B", exact: true }).click();
  await stroke(page, [1, 8], [9, 8]);
  await expect(page.getByText(/\d+ A, \d+ B; room for/)).toBeVisible();
  await stroke(page, [1, 5], [9, 5]);
  const crowded = await page.getByText(/ B; room/).innerText();
  await page.getByRole("button", { name: "Undo the stroke" }).click();
  await expect(page.getByText(crowded)).toBeHidden();
  await train(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/drawn under your points/, {
    timeout: 180_000,
  });
  await expect.poll(() => drawn(page).count(), { timeout: 180_000 }).toBeGreaterThan(1);
  await expectAccessible(page);
  await goTo(page, "Data");
  await expect(page.getByRole("grid", { name: /^painted\.csv, .* 3 columns/ })).toBeVisible();
  await goTo(page, "Train");
  await expect(leaderboard(page)).toContainText("Decision tree");
});

test("a shape and a value can be painted and trained on with no pointer at all", async ({ page }) => {
  await page.goto("./#/paint");
  const press = async (name: RegExp | string) => {
    await page.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
  };
  await press(/^Hill/);
  await expect(page.getByText("300 points; room for 1,700 more")).toBeVisible();
  await page.getByRole("textbox", { name: "Value" }).last().fill("90");
  await press("Add the point");
  await expect(page.getByText("301 points; room for 1,699 more")).toBeVisible();
  await press("Train on these points");
  await expect(page.getByText(/Out-of-fold RMSE/)).toBeVisible({ timeout: 180_000 });
  await expect.poll(() => drawn(page).count(), { timeout: 180_000 }).toBeGreaterThan(3);
});

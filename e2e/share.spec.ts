import { expect, test } from "./support/studio-test.ts";
import { boardRow, goTo, seeTrained, setNumber, trainingDone } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));
test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("a copied link opens the same rows, pipeline and seed in another browser, and gives the same scores", async ({
  page,
  browser,
  studio,
}) => {
  await page.goto("./#/paint");
  await page.getByRole("button", { name: /^Circles/ }).click();
  await page.getByRole("button", { name: "Train on these points" }).click();
  await goTo(page, "Prepare");
  await setNumber(page, "Seed", 5);
  await goTo(page, "Train");
  await page.getByRole("button", { name: /Train all/ }).click();
  const tree = boardRow(page, /^Decision tree/);
  await expect(tree).toBeVisible({ timeout: 180_000 });
  await trainingDone(page);
  const score = await tree.innerText();
  await page.getByRole("button", { name: "Copy a link to this project" }).click();
  await expect(page.getByText(/^Link copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.startsWith(`${studio.address}#/share/`)).toBe(true);

  const other = await browser.newContext({ locale: "en-GB" });
  const there = await other.newPage();
  await there.goto(link);
  await expect(there).toHaveURL(/#\/paint$/, { timeout: 90_000 });
  await expect(there.getByText("150 A, 150 B; room for 1,700 more")).toBeVisible();
  await seeTrained(there, ["Decision tree"]);
  const [measured] = /\d+\.\d+ ± \d+\.\d+/.exec(score) ?? ["no score"];
  await expect(boardRow(there, "Decision tree")).toContainText(measured);
  await other.close();
});

test("a damaged link says so and leaves the page usable", async ({ page }) => {
  await page.goto("./#/share/AAAA");
  await expect(page.getByRole("alert")).toContainText("This link cannot be opened");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
});

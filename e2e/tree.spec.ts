import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, sample, seeTrained, showModel } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

test("a decision tree is walked by arrows, and a node selects its rows", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Decision tree"]);
  await goTo(page, "Explain");
  await showModel(page, "Decision tree");
  const tree = page.getByRole("tree", { name: /^Decision tree, The tree asks first whether / });
  const nodes = tree.getByRole("treeitem");
  await expect(nodes.first()).toHaveAccessibleName(/\? .*, 275 rows, 100.% of all\. all training rows$/);

  await nodes.first().focus();
  await page.keyboard.press("ArrowDown");
  const yes = tree.locator(":focus");
  await expect(yes).toHaveAttribute("aria-level", "2");
  const nRows = Number(/, (\d+) rows,/.exec((await yes.getAttribute("aria-label")) ?? "")?.[1]);
  await page.keyboard.press("-");
  await expect(yes).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowDown");
  await expect(yes).toHaveAttribute("aria-level", "3");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(yes).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText(`The way of ${nRows} selected rows is marked.`).first()).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(yes).toHaveAccessibleName(/\. not /);

  await goTo(page, "Data");
  await expect(page.getByText(new RegExp(`^${nRows} rows selected`))).toBeVisible();
});

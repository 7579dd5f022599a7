import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  choose,
  goTo,
  openTable,
  sample,
  seeTrained,
  setNumber,
  showModel,
} from "./support/user.ts";

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

test("any tree of boosting is drawn, by round and class, with what its leaves add", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Gradient boosting"]);
  await goTo(page, "Explain");
  await showModel(page, "Gradient boosting");
  const tree = page.getByRole("tree", { name: /^Gradient boosting, Tree 1 of Adelie asks first whether / });
  const nodes = tree.getByRole("treeitem");
  await expect(nodes.first()).toHaveAccessibleName(/\? missing.*: (yes|no)\. .*, 275 rows, 100.% of all/);
  await expect(
    page.getByText(/adds its number to the score of Adelie, which starts at/).first(),
  ).toBeVisible();
  await nodes.first().focus();
  const focused = page.locator(":focus");
  for (let level = 0; level < 12 && (await focused.getAttribute("aria-expanded")) !== null; level++)
    await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAccessibleName(/^adds [+−]\d/);
  await page.keyboard.press("Enter");
  await expect(focused).toHaveAttribute("aria-selected", "true");
  await choose(page, "Class", "Gentoo");
  await setNumber(page, "Tree", 2);
  await expect(page.getByRole("tree", { name: /Tree 2 of Gentoo asks first whether/ })).toBeVisible();
});

test("a tree is pruned along its path, and trained with another alpha", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Decision tree"]);
  await goTo(page, "Explain");
  await showModel(page, "Decision tree");
  const figure = page.getByRole("figure", { name: /do better than the \d+ leaves of this run|do best/ });
  await expect(figure).toBeVisible();
  const again = figure.getByRole("button", { name: "Train with this alpha" });
  await expect(again).toHaveAttribute("aria-disabled", "true");
  await choose(page, "Alpha", /· 2 leaves/);
  await again.click();
  await goTo(page, "Train");
  await expect(boardRow(page, "Decision tree 2")).toBeVisible({ timeout: 180_000 });
  await goTo(page, "Explain");
  await showModel(page, "Decision tree 2");
  await expect(page.getByText(/^The tree has 3 nodes, of which 2 are leaves/).first()).toBeVisible();
});

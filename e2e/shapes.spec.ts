import { expectAccessible } from "./support/accessibility.ts";
import { loans, writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, dropFile, goTo, showModel, trainingDone } from "./support/user.ts";

test("shapes of explainable boosting are ranked, drawn and read by keys", async ({ page }, info) => {
  await page.goto("./#/canvas");
  await expect(page.getByText(/Drop a file anywhere/)).toBeVisible();
  await dropFile(page, writeTable(info, "loans.csv", loans(240)));
  await expect(page.getByRole("group", { name: /^[a-z]+, Split, / })).toBeVisible();
  await page.getByRole("button", { name: "Explainable boosting", exact: true }).click();
  await goTo(page, "Train");
  await page.getByRole("button", { name: "Train all" }).click();
  await expect(boardRow(page, "Explainable boosting")).toBeVisible({ timeout: 180_000 });
  await trainingDone(page);
  await goTo(page, "Explain");
  await showModel(page, "Explainable boosting");

  const shapes = page.getByRole("list", { name: "Shapes, the largest first" });
  await shapes.getByRole("button", { name: /^home/ }).click();
  await expect(page.getByRole("figure", { name: /owned adds most to the log odds of yes/ })).toBeVisible();
  await shapes.getByRole("button", { name: /^debt \d/ }).click();
  const debt = page.getByRole("figure", { name: /as debt grows/ });
  await expect(debt).toBeVisible();

  await test.step("the curve is read by keys, and as a table", async () => {
    const brush = debt.getByRole("application", { name: /added to the log odds of yes by debt/ });
    await brush.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await expect(debt.getByText(/^debt .* to .*: .* ± /)).toHaveCount(1);
    await debt.getByRole("button", { name: "Show as a table" }).click();
    await expect(debt.getByRole("columnheader", { name: "standard deviation" })).toBeVisible();
    await debt.getByRole("button", { name: "Show the drawing" }).click();
  });
  await test.step("an edit is judged at once, logged, and undone", async () => {
    const edits = page.getByRole("region", { name: "Edits" });
    await expect(edits.getByText(/^No edits yet/)).toBeVisible();
    const editing = page.getByRole("region", { name: "Edit debt" });
    await editing.getByRole("button", { name: "Flatten" }).click();
    const log = edits.getByRole("list", { name: "Edits of this model" }).getByRole("listitem");
    await expect(log).toHaveCount(1);
    await expect(log).toContainText(/Flatten debt.*log loss .* → .*95.*/);
    await expect(page.getByRole("figure", { name: /debt moves nothing/ })).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
    await expect(edits.getByText(/^No edits yet/)).toBeVisible();
    await expect(debt).toBeVisible();
  });
  await test.step("a curve is locked by keys: its cost is said first, and the next fit keeps to it", async () => {
    const lock = page.getByRole("region", { name: "Lock debt" });
    const ways = lock.getByRole("radiogroup", { name: "As debt grows, the answer" });
    await expect(ways.getByRole("radio", { name: "free" })).toBeChecked();
    await ways.getByRole("radio", { name: "free" }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect(ways.getByRole("radio", { name: "falls" })).toBeChecked();
    await expect(lock.getByRole("status")).toContainText(/log loss .* → .*95.*/);
    const edits = page.getByRole("region", { name: "Edits" });
    await expect(edits.getByText(/^No edits yet/)).toBeVisible(); // nothing is changed before it is asked for
    await expectAccessible(page);
    await lock.getByRole("button", { name: "Lock it" }).press("Enter");
    await expect(edits.getByRole("listitem").filter({ hasText: "Lock debt to fall" })).toContainText(
      /log loss/,
    );
    await expect(lock).toContainText("Every later fit keeps to it");

    await goTo(page, "Train");
    await boardRow(page, "Explainable boosting")
      .getByRole("button", { name: "Explainable boosting", exact: true })
      .click();
    const settings = page.getByRole("complementary");
    await expect(
      settings
        .getByRole("radiogroup", { name: "As debt grows, the prediction" })
        .getByRole("radio", { name: "falls" }),
    ).toBeChecked();
    await goTo(page, "Explain");
    await shapes.getByRole("button", { name: /^debt \d/ }).click();
    await edits.getByRole("button", { name: "Take back: lock debt to fall" }).click();
    await expect(edits.getByText(/^No edits yet/)).toBeVisible();
    await expect(ways.getByRole("radio", { name: "free" })).toBeChecked();
  });
  await shapes.getByRole("button", { name: / × / }).first().click();
  await expect(page.getByRole("figure", { name: /^Fig\. \d+\. Together|Together/ })).toBeVisible();
  await expectAccessible(page);
});

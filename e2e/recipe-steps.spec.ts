import type { Locator, Page } from "playwright/test";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, sample, seeTrained, showModel, trainingDone } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

async function addStep(page: Page, recipe: Locator, title: string): Promise<Locator> {
  await recipe.getByRole("button", { name: "Add a preparation" }).click();
  await page.getByRole("menuitem", { name: title }).click();
  const row = recipe.getByRole("row", { name: title });
  await row.getByRole("button", { name: title, exact: true }).click();
  return row;
}

test("categories become mean answers, columns are combined and chosen, and the file says the same", async ({
  page,
}, info) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Logistic regression"]);
  await goTo(page, "Prepare");
  const recipe = page.getByRole("region", { name: "For linear models and nets" });

  const encode = await addStep(page, recipe, "Target encode");
  await expect(encode.getByText("Fitted on 220 rows, the training rows of fold 1.")).toBeVisible();
  // Encoded before one-hot has taken the categories: moved up by the keyboard.
  const grip = encode.getByRole("button", { name: "Move Target encode" });
  await grip.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await recipe
    .getByRole("row", { name: "Target encode" })
    .getByRole("button", { name: "Target encode", exact: true })
    .click();
  await expect(recipe.getByText(/share of Adelie/).first()).toBeVisible();

  const combine = await addStep(page, recipe, "Combine columns");
  await expect(combine.getByText(/bill_length_mm × bill_depth_mm/).first()).toBeVisible();
  const select = await addStep(page, recipe, "Select columns");
  await expect(select.getByText(/It changes \d+ columns/)).toBeVisible();

  await goTo(page, "Train");
  await page
    .getByRole("button", { name: /^Train/ })
    .first()
    .click();
  await trainingDone(page);
  const facts = page.getByRole("region", { name: /^Run .+ 2$/ });
  await expect(facts.getByText(/^\d+ of \d+ columns were kept in every fold; stability 0\.\d/)).toBeVisible();
  await facts.getByText("Select columns: how often each was kept").scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath("kept.png") });

  await goTo(page, "Export");
  await showModel(page, "Logistic regression 2");
  await page.getByRole("button", { name: "Make and check" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ready to leave/, { timeout: 180_000 });
});

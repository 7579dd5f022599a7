import { expectAccessible } from "./support/accessibility.ts";
import { loans, writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { choose, goTo, openTable, sample, seeTrained, setNumber, showModel } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

test("boosting is explained exactly: columns, one of them, pairs, and a row that adds up", async ({
  page,
}, info) => {
  await openTable(page, writeTable(info, "loans.csv", loans(400)));
  await seeTrained(page, ["Gradient boosting"]);
  await goTo(page, "Explain");
  await showModel(page, "Gradient boosting");

  const summary = page.locator("#figure-explain\\.shap");
  await expect(summary.getByRole("heading", { name: /moves the log odds of yes most/ })).toBeVisible({
    timeout: 90_000,
  });
  await expect(summary).toContainText(/that the folds held out are shown/);
  await expect(summary).toContainText(/Boosting adds up log odds/);

  await test.step("another column is chosen, and what shades it", async () => {
    const dependence = page.locator("#figure-explain\\.dependence");
    await choose(page, "Column", "age");
    await expect(dependence.getByRole("heading", { name: /age/ })).toBeVisible();
    await choose(page, "Shaded by", "income");
    await expect(dependence).toContainText("shades are those of income");
    await dependence.getByRole("button", { name: "Show as a table" }).click();
    await expect(dependence.getByRole("columnheader", { name: "SHAP value of age" })).toBeVisible();
    await dependence.getByRole("button", { name: "Show the drawing" }).click();
  });

  await test.step("pairs are told", async () => {
    const pairs = page.locator("#figure-explain\\.pairs");
    await expect(pairs.getByRole("heading", { name: /act together most/ })).toBeVisible();
  });

  await test.step("a row's values and the base are what the trees say", async () => {
    const row = page.locator("#figure-explain\\.row");
    await setNumber(page, "Which of 320 rows", 17);
    const words = await row
      .getByText(/all values together are .*; the trees say/)
      .first()
      .textContent();
    const [, sum, said] = /together are (\S+); the trees say (\S+)\./.exec(words ?? "") ?? [];
    expect(sum).toBeDefined();
    expect(sum).toBe(said);
  });
  await expectAccessible(page);

  await test.step("and so for a row that is typed", async () => {
    await goTo(page, "Predict");
    const row = page.locator("#figure-predict\\.row");
    await expect(row.getByRole("heading", { name: /moves it most/ })).toBeVisible();
    await expect(row).toContainText(/Expected of any row: .*, a chance of/);
    const words = await row
      .getByText(/all values together are .*; the trees say/)
      .first()
      .textContent();
    const [, sum, said] = /together are (\S+); the trees say (\S+)\./.exec(words ?? "") ?? [];
    expect(sum).toBe(said);
  });
});

test("a model that is no sum of trees has no SHAP figures, a class is chosen among several", async ({
  page,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Decision tree", "Logistic regression"]);
  await goTo(page, "Explain");
  await showModel(page, "Decision tree");
  const summary = page.locator("#figure-explain\\.shap");
  await expect(summary.getByRole("heading", { name: /moves the chance of Adelie most/ })).toBeVisible();
  await choose(page, "Class explained", "Gentoo");
  await expect(summary.getByRole("heading", { name: /moves the chance of Gentoo most/ })).toBeVisible();
  await showModel(page, "Logistic regression");
  await expect(page.getByRole("heading", { name: /It leans/ })).toBeVisible();
  await expect(summary).toHaveCount(0);
});

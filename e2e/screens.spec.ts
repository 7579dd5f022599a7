import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { loans, writeTable } from "./support/made-tables.ts";
import { picture } from "./support/pictures.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  dropFile,
  goTo,
  leaderboard,
  measured,
  openTable,
  sample,
  saved,
  seeTrained,
  showModel,
  trainingDone,
} from "./support/user.ts";

/**
 * Every screen in its main states, on paper and board, on a phone, a small and a wide window: looked at by people in
 * test-results/screens, and by the rules of composition here.
 */
test.describe.configure({ timeout: 600_000 });
test.use({
  viewport: { width: 1600, height: 1000 },
  contextOptions: { reducedMotion: "reduce" }, // nothing glides, so nothing is waited for
});
test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const at = (page: Page, place: string) =>
  page.evaluate((hash) => {
    location.hash = `#/${hash}`;
  }, place);

/** Closes what floats over the page. */
async function closeTop(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Checks a later table with the model shown. */
async function checkLater(page: Page, name: string, text: string): Promise<void> {
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chosen).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

test("before there is a table", async ({ page }, info) => {
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Three irises/ })).toBeVisible();
  await picture(page, "start-first-visit");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await picture(page, "palette");
  await closeTop(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await picture(page, "keys");
  await closeTop(page);
  await page.getByRole("button", { name: /what leaves this page/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await picture(page, "privacy");
  await closeTop(page);
  for (const empty of ["data", "train", "canvas"]) {
    await at(page, empty);
    await expect(
      page.getByText(/Choose a table|Drop a file anywhere|Nothing can be trained/).first(),
    ).toBeVisible();
    await expect(page.getByText("Opening it")).toBeHidden();
    await picture(page, `empty-${empty}`);
  }
  await dropFile(page, writeTable(info, "notes.csv", "\u0000\u0001\u0002 not a table"));
  await expect(page.getByRole("alert").first()).toBeVisible();
  await picture(page, "error-file");
});

test("two classes, every step", async ({ page }) => {
  await openTable(page, sample("breast_cancer"));
  await goTo(page, "Train");
  await expect(heading(page)).toBeVisible();
  await page.getByRole("button", { name: "Pause all" }).click();
  await page.getByRole("button", { name: /^Show \d+ jobs?$/ }).click();
  await picture(page, "train-running");
  await page.getByRole("button", { name: "Resume all" }).click();
  await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
  await picture(page, "train-done");

  await goTo(page, "Data");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await picture(page, "data-table");
  await page.getByRole("radio", { name: "Columns" }).click();
  await picture(page, "data-columns");
  await page.getByRole("radio", { name: "Import report" }).click();
  await picture(page, "data-import-report");

  await goTo(page, "Explore");
  await expect(page.getByRole("figure").first()).toBeVisible();
  await picture(page, "explore-share");
  await at(page, "explore/mean_texture");
  await expect(page.getByRole("figure").first()).toBeVisible();
  await picture(page, "explore-distribution");
  await page.getByRole("combobox", { name: /^Up/ }).fill("mean_area");
  await page
    .getByRole("option", { name: /mean_area/ })
    .first()
    .click();
  await expect(page.getByRole("figure").first()).toContainText("mean_area");
  await picture(page, "explore-scatter");
  await page.getByRole("combobox", { name: "Panels", exact: true }).fill("diagnosis");
  await page.getByRole("option", { name: /^diagnosis/ }).click();
  await expect(page.getByRole("region", { name: "diagnosis: benign" })).toBeVisible();
  await picture(page, "explore-panels");
  await page.getByRole("button", { name: "Clear panels" }).click();
  await at(page, "explore/diagnosis");
  await expect(page.getByRole("figure").first()).toContainText("Half of mean_area lies under");
  await picture(page, "explore-box");

  await goTo(page, "Evaluate");
  await showModel(page, "Logistic regression");
  await page.getByRole("button", { name: /rows?: was malignant, said benign/ }).click();
  await expect(page.getByRole("figure")).toHaveCount(4);
  await picture(page, "evaluate-two-classes");
  await page.getByRole("button", { name: "Open the sealed test set" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await picture(page, "dialog-seal");
  await closeTop(page);

  await goTo(page, "Explain");
  await measured(page);
  await picture(page, "explain");

  await goTo(page, "Export");
  await picture(page, "export-before");
  await page.getByRole("button", { name: "Make and check" }).click();
  await expect(heading(page)).toHaveText(/Ready to leave/, { timeout: 180_000 });
  await picture(page, "export-after");

  await goTo(page, "Predict");
  await expect(heading(page)).toHaveText(/^For this row/);
  await page.getByRole("button", { name: /^Fill from row/ }).click();
  await expect(
    page.getByRole("region", { name: "What moves it" }).getByRole("listitem").first(),
  ).toBeVisible();
  await picture(page, "predict");

  await at(page, "canvas");
  await expect(page.getByText("Leaderboard").first()).toBeVisible();
  await picture(page, "canvas");
  await page.getByRole("radio", { name: "List of steps" }).click();
  await picture(page, "canvas-list");

  await saved(page);
  await page.getByRole("link", { name: "Lathe, all projects" }).click();
  const projects = page.getByRole("region", { name: "Continue" }).getByRole("listitem");
  await expect(projects).toHaveCount(1);
  for (const count of [2, 3]) {
    await projects
      .first()
      .getByRole("button", { name: /^Duplicate/ })
      .click();
    await expect(projects).toHaveCount(count);
  }
  await picture(page, "start-with-projects");
});

test("several classes, and the inside of a net", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Neural net"]);
  await goTo(page, "Evaluate");
  await showModel(page, "Logistic regression");
  await expect(page.getByRole("button", { name: /was Chinstrap, said Chinstrap/ })).toBeVisible();
  await picture(page, "evaluate-many-classes");
  await goTo(page, "Monitor");
  await expect(page.getByRole("button", { name: "Choose a file" })).toBeVisible();
  await picture(page, "monitor-empty");
  const later = readFileSync(sample("penguins"), "utf8");
  await checkLater(page, "same.csv", later);
  await expect(heading(page)).toHaveText(/look like the rows the model learned from/);
  await picture(page, "monitor-calm");
  await checkLater(
    page,
    "grams-to-pounds.csv",
    later.replace(/,(\d{4})(?=,)/g, (_, grams) => `,${grams * 2}`),
  );
  await expect(heading(page)).toHaveText(/body_mass_g moved/);
  await picture(page, "monitor-drifted");
  await goTo(page, "Train");
  for (const run of ["Decision tree", "Logistic regression"]) {
    await boardRow(page, run)
      .getByRole("button", { name: /^Acts for/ })
      .click();
    await page.getByRole("menuitem", { name: "Pin and compare" }).click();
  }
  await expect(page.getByRole("region", { name: "2 runs side by side" })).toBeVisible();
  await picture(page, "train-compared");
  await leaderboard(page).getByRole("button", { name: "Neural net", exact: true }).click();
  await page.getByRole("button", { name: "Design layer by layer" }).click();
  const palette = page.getByRole("grid", { name: "Layers to add" });
  for (const layer of ["Batch norm", "Dropout"]) await palette.getByRole("row", { name: layer }).click();
  await picture(page, "network-designer", palette);
  await page.getByRole("button", { name: "Look inside the net" }).click();
  const plane = page.getByRole("figure", { name: /of this plane as it ended/ });
  await expect(plane).toBeVisible();
  await picture(page, "network-inside", plane);
});

test("a number to predict", async ({ page }) => {
  await openTable(page, sample("sacramento_homes"));
  await seeTrained(page, ["Baseline", "Ridge regression", "Neural net"]);
  await picture(page, "train-number");
  await goTo(page, "Evaluate");
  await showModel(page, "Ridge regression");
  await expect(page.getByRole("figure")).toHaveCount(2);
  await picture(page, "evaluate-number");
  await goTo(page, "Predict");
  await expect(heading(page)).toHaveText(/it expects price to be/);
  await picture(page, "predict-number");
});

test("a table that is mended, roles, recipes and a step before and after", async ({ page }, info) => {
  const misspelt = loans(400).replaceAll(/rented(?=,.*-01-)/g, "rentd");
  await openTable(page, writeTable(info, "loans.csv", misspelt));
  const grid = page.getByRole("grid", { name: /loans.csv/ });
  await grid.getByRole("columnheader", { name: /home/ }).getByText(/home/).first().click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("menuitem", { name: /Recode and merge values of home/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await picture(page, "data-recode");
  await page.getByRole("button", { name: "Merge into rented" }).click();
  await page.getByRole("button", { name: "Back to the alerts" }).click();
  await expect(page.getByRole("grid", { name: /Edits of the table/ }).getByRole("row")).toHaveCount(1);
  await picture(page, "data-edited");
  await trainingDone(page);
  await at(page, "canvas");
  await expect(page.getByRole("group", { name: /^b, Edit, / })).toBeVisible();
  await picture(page, "canvas-edited");
  await goTo(page, "Prepare");
  await expect(page.getByRole("heading", { name: "Roles" })).toBeVisible();
  await picture(page, "prepare-roles");
  const recipe = page.getByRole("region", { name: "For linear models and nets" });
  await recipe.getByRole("button", { name: "Fill missing values", exact: true }).click();
  const preview = recipe.getByRole("region", { name: "Before and after" });
  await expect(preview.getByRole("table").first()).toContainText("missing");
  await picture(page, "prepare-preview", preview);
});

test("painted points and a lesson", async ({ page }) => {
  await page.goto("./#/paint");
  await expect(heading(page)).toHaveText(/^Paint points/);
  await picture(page, "paint-empty");
  await page
    .getByRole("button", { name: /^Two moons|^Moons|^Spiral|^Ring/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Train on these points" }).click();
  await expect(heading(page)).toHaveText(/drawn under your points/, { timeout: 180_000 });
  await expect.poll(() => page.locator("[data-surface='60'] path").count()).toBeGreaterThan(1);
  await trainingDone(page);
  await picture(page, "paint-trained");
  await page.goto("./");
  await page.getByRole("button", { name: /Too good to be true/ }).click();
  const lesson = page.getByRole("complementary", { name: /^Lesson/ });
  await expect(lesson).toBeVisible();
  await picture(page, "lesson-begun");
  await expect(lesson).toContainText("2 of 4", { timeout: 180_000 });
  await trainingDone(page);
  await goTo(page, "Train");
  await expect(boardRow(page, "Neural net")).toBeVisible();
  await picture(page, "lesson-train");
});

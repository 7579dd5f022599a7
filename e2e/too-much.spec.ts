import { writeFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, sample, seeTrained } from "./support/user.ts";

/** So many classes that explainable boosting, which grows curves for each, would take hours; the others do not. */
function manyClasses(): string {
  let state = 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const columns = Array.from({ length: 16 }, (_, j) => `x${j}`);
  const rows = Array.from({ length: 2400 }, (_, i) =>
    [...columns.map(() => next().toFixed(4)), `kind ${i % 120}`].join(","),
  );
  return [[...columns, "kind"].join(","), ...rows].join("\n");
}

test("what would take hours is greyed out with the forecast, and begun when asked for", async ({
  page,
}, testInfo) => {
  const path = testInfo.outputPath("kinds.csv");
  await writeFile(path, manyClasses());
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "hardwareConcurrency", { value: 2 });
  });
  await openTable(page, path);
  const target = page.getByRole("combobox", { name: "Predict" });
  await target.fill("kind");
  await page.getByRole("option", { name: /^kind/ }).click();
  await expect(target).toHaveValue("kind");
  await goTo(page, "Train");
  const add = page.getByRole("button", { name: "Add a model" });
  await add.click();
  const item = page.getByRole("menuitem", { name: "Explainable boosting", exact: true });
  await expect(item).toHaveAttribute("aria-disabled", "true");
  await expect(item).toContainText(/It would take about [\d.]+ h here; what takes longer than an hour/);
  await expect(page.getByRole("menuitem", { name: "Decision tree", exact: true })).not.toHaveAttribute(
    "aria-disabled",
  );
  await page.getByRole("menuitem", { name: "Add Explainable boosting anyway" }).click();
  await expect(page.getByText("Too slow for this table here")).toBeVisible();
  await page.getByRole("button", { name: "Train all" }).click();
  await expect(page.getByText(/^Explainable boosting was not begun\. It would take about/)).toBeVisible();
  await expectAccessible(page);

  await test.step("the canvas says the same", async () => {
    await page
      .getByRole("navigation", { name: "Steps" })
      .getByRole("link", { name: /^Canvas/ })
      .click();
    const step = page.getByRole("button", { name: /^Explainable boosting It would take about/ });
    await expect(step).toHaveAttribute("aria-disabled", "true");
    await expect(page.getByRole("button", { name: "Add Explainable boosting anyway" })).toBeVisible();
  });

  await goTo(page, "Train");
  await page.getByRole("button", { name: "Explainable boosting", exact: true }).click();
  await page.getByRole("button", { name: "Train anyway" }).click();
  await expect(page.getByText(/^Explainable boosting was not begun/)).toHaveCount(0);
});

test("what does not fit into memory is greyed out, and nothing begins it", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "deviceMemory", { value: 0.001 }); // GiB
  });
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Decision tree"]);
  await goTo(page, "Train");
  await page.getByRole("button", { name: "Add a model" }).click();
  const item = page.getByRole("menuitem", { name: "Gradient boosting", exact: true });
  await expect(item).toHaveAttribute("aria-disabled", "true");
  await expect(item).toContainText(
    /It needs about \d+ MB of memory at once, and training may take 1 MB here/,
  );
  await expect(page.getByRole("menuitem", { name: /Gradient boosting anyway/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^Gradient boosting was not begun\. It needs about/)).toBeVisible();
  await page.getByRole("button", { name: "Gradient boosting", exact: true }).click();
  const train = page.getByRole("button", { name: "Train", exact: true });
  await expect(train).toHaveAttribute("aria-disabled", "true");
  await train.hover();
  await expect(train).toHaveAccessibleDescription(/It needs about \d+ MB of memory at once/);
});

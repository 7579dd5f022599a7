import { expect, test } from "./support/studio-test.ts";
import { choose, goTo, openTable, sample, seeTrained, trainingDone } from "./support/user.ts";

test("rows chosen by keys are left out of what is learned, and come back", async ({
  page,
  consoleErrors,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Logistic regression"]);
  await goTo(page, "Data");
  await page
    .getByRole("button", { name: "Columns" })
    .or(page.getByRole("radio", { name: "Columns" }))
    .first()
    .click();
  await page
    .getByRole("button", { name: /^body_mass_g/ })
    .first()
    .click();
  const inspector = page.getByRole("complementary", { name: "Column body_mass_g" });
  await page.getByRole("radio", { name: "Table" }).click();
  await inspector.getByRole("textbox", { name: "From" }).fill("6000");
  await inspector.getByRole("textbox", { name: "From" }).press("Enter");
  await inspector.getByRole("button", { name: "Select rows" }).click();
  await expect(page.getByText(/^\d+ rows selected$/)).toBeVisible();
  await choose(page, "Order of the table", "largest first");
  await expect(page.getByText("by body_mass_g, largest first")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /^body_mass_g/ })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.getByRole("button", { name: /^Leave them out/ }).click();
  await trainingDone(page);
  await goTo(page, "Prepare");
  await expect(page.getByText(/left out: nothing is learned from them/)).toBeVisible();
  await page.getByRole("button", { name: /^Take back: Leave out/ }).click();
  await expect(page.getByText(/left out: nothing is learned from them/)).toBeHidden();
  expect(consoleErrors).toEqual([]);
});

test("a line drawn around dots, and a clicked bar, select their rows", async ({ page, consoleErrors }) => {
  await openTable(page, sample("penguins"));
  await page.goto("./#/explore/bill_length_mm");
  await goTo(page, "Explore");
  await page.goto("./#/explore/bill_length_mm");
  await expect(page.getByRole("heading", { name: /distribution of bill_length_mm/i })).toBeAttached();
  const bars = page.locator(".plot svg").first();
  const box = (await bars.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByText(/rows? selected$/)).toBeVisible();
  await expect(page.getByText(/^bill_length_mm .* to /)).toBeVisible();
  await choose(page, "Up", /^bill_depth_mm/);
  await page.getByRole("radio", { name: "Lasso" }).click();
  const plot = (await page.locator(".plot svg").first().boundingBox())!;
  const at = (x: number, y: number) =>
    page.mouse.move(plot.x + plot.width * x, plot.y + plot.height * y, { steps: 8 });
  await at(0.1, 0.1);
  await page.mouse.down();
  for (const [x, y] of [
    [0.5, 0.1],
    [0.5, 0.9],
    [0.1, 0.9],
  ] as const)
    await at(x, y);
  await page.mouse.up();
  await expect(page.getByText(/as encircled/)).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test("rows selected in any view show in every other, and become a step there", async ({
  page,
  consoleErrors,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Logistic regression", "Decision tree"]);
  const bar = page.getByRole("region", { name: "Selected rows" });

  await test.step("a rectangle drawn by keys on the scatter", async () => {
    await page.goto("./#/explore/bill_length_mm");
    await choose(page, "Up", /^bill_depth_mm/);
    const plot = page.getByRole("application", { name: /^bill_depth_mm against bill_length_mm/ });
    await plot.focus();
    for (const key of ["Enter", ...Array.from({ length: 4 }, () => "Shift+ArrowRight"), "Shift+ArrowUp"])
      await page.keyboard.press(key);
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Enter");
    await expect(bar.getByText(/^\d+ rows selected$/)).toBeVisible();
    await expect(bar.getByText(/^bill_length_mm .*, bill_depth_mm/)).toBeVisible();
    await page.getByRole("button", { name: "Clear up" }).click();
    await expect(page.locator(".selected-part").first()).toBeVisible();
  });

  await test.step("is seen in the confusion, whose cell selects in turn", async () => {
    await goTo(page, "Evaluate");
    await expect(page.getByRole("button", { name: /; \d+ selected$/ }).first()).toBeVisible();
    const cell = page.getByRole("button", { name: /^\d+ rows?: was Adelie, said Adelie/ });
    await cell.focus();
    await page.keyboard.press("Enter");
    await expect(bar.getByText("said Adelie, was Adelie")).toBeVisible();
    await expect(cell).toHaveAttribute("aria-pressed", "true");
    await goTo(page, "Predict");
    const fill = page.getByRole("button", { name: /^Fill from selected row 1 of \d+$/ });
    await fill.click();
    await expect(page.getByText(/^Row \d+ of the table\.$/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Fill from selected row 2 of/ })).toBeVisible();
    await goTo(page, "Data");
    await expect(page.getByRole("row", { selected: true }).first()).toBeVisible();
  });

  await test.step("and is left out on the canvas, by a step between file and roles", async () => {
    await page.goto("./#/canvas");
    await bar.getByRole("button", { name: "Leave them out" }).click();
    await expect(page.getByRole("group", { name: /^[a-z]+, Leave out \d+ rows, / })).toBeVisible();
    await expect(bar).toBeHidden();
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("group", { name: /^[a-z]+, Leave out \d+ rows, / })).toHaveCount(0);
  });
  expect(consoleErrors).toEqual([]);
});

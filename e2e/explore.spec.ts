import type { Locator } from "playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { openTable, putOnShelf, sample, saved, tick } from "./support/user.ts";

test("a chart is built from shelves, cut into panels, and a press on a box selects its rows", async ({
  page,
  consoleErrors,
}) => {
  await openTable(page, sample("penguins"));
  await page.goto("./#/explore/island");
  const figure = page.getByRole("figure").first();

  await putOnShelf(page, "Up", "body_mass_g");
  await expect(page.getByRole("button", { name: /Auto: Box plot/ })).toBeVisible();
  await expect(figure).toContainText("Half of body_mass_g lies under 4775 where island is Biscoe");
  await figure.locator("svg text", { hasText: "Biscoe" }).locator("xpath=following-sibling::*[1]").click();
  await expect(page.getByText("167 rows selected")).toBeVisible();

  const dream = figure.getByRole("option", { name: /^Dream: median 3,688.*, 124 rows$/ });
  await figure.getByRole("option", { name: /^Biscoe: median/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(dream).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByText("291 rows selected")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("124 rows selected")).toBeVisible();

  await page.getByRole("button", { name: /Auto: Box plot/ }).click();
  const refused = page.getByRole("option", { name: /^Histogram/ });
  await expect(refused).toHaveAttribute("aria-disabled", "true");
  await expect(refused).toContainText("counts one column: clear Up");
  await page.keyboard.press("Escape");

  await page.goto("./#/explore/bill_length_mm");
  await putOnShelf(page, "Panels", "species");
  await page.getByRole("switch", { name: "Trend line" }).press("Space");
  await expect(page.getByRole("region", { name: "species: Gentoo" })).toContainText("r = 0.67");
  await expect(figure).toContainText("3 panels with the same axes");
  await expect(figure).toContainText("Lines are least squares");
  await figure.getByRole("button", { name: "Show as a table" }).click();
  await expect(figure.getByRole("columnheader", { name: "species", exact: true })).toBeVisible();
  await expectAccessible(page);
  expect(consoleErrors).toEqual([]);
});

test("the most telling charts are found, said and opened on the shelves", async ({ page, consoleErrors }) => {
  await openTable(page, sample("penguins"));
  await page.goto("./#/explore/species");
  const margin = page.getByRole("complementary", { name: "Worth drawing" });
  const first = margin.getByRole("button", { name: /flipper_length_mm/ }).first();
  await expect(first).toContainText("Half of flipper_length_mm lies under 216 where species is Gentoo");
  await first.click();
  await expect(page.getByRole("combobox", { name: "Up", exact: true })).toHaveValue("flipper_length_mm");
  await expect(page.getByRole("figure").first()).toContainText("under 190 at Adelie");
  await margin.getByRole("radio", { name: "Near target" }).click();
  await expect(margin.getByText(/Cramér’s V/)).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test("degrees are drawn as a map, and a rectangle on it selects its rows", async ({
  page,
  consoleErrors,
}) => {
  await openTable(page, sample("sacramento_homes"));
  await page.goto("./#/explore/longitude");
  await putOnShelf(page, "Up", "latitude");
  await expect(page.getByRole("button", { name: /Auto: Map/ })).toBeVisible();
  const figure = page.getByRole("figure").first();
  await expect(figure).toContainText(/Half of the rows lie within [\d.]+ km of 38\.62°\sN, 121\.38°\sW/);
  await expect(figure.locator("svg text", { hasText: "121.2° W" })).toBeVisible();
  await figure.getByRole("application").press("Enter");
  for (const key of ["Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowUp", "Enter"])
    await page.keyboard.press(key);
  await expect(page.getByText(/^\d+ rows selected$/)).toBeVisible();
  await page.getByRole("button", { name: "Swap across and up" }).click();
  await page.getByRole("button", { name: /Auto: Dots/ }).click();
  await expect(page.getByRole("option", { name: /^Map/ })).toContainText("swap them");
  expect(consoleErrors).toEqual([]);
});

test("more columns make a scatter matrix, then parallel axes, and both select rows", async ({
  page,
  consoleErrors,
}) => {
  await openTable(page, sample("penguins"));
  await page.goto("./#/explore/bill_length_mm");
  await putOnShelf(page, "Up", "bill_depth_mm");
  for (const column of ["flipper_length_mm", "body_mass_g"]) await putOnShelf(page, "Also", column);
  await page.keyboard.press("Escape");
  const figure = page.getByRole("figure").first();
  await expect(figure).toContainText(
    "body_mass_g rises closely with flipper_length_mm (r = 0.87), the closest of 6 pairs",
  );
  const cell = figure.getByRole("application", { name: /^body_mass_g against bill_length_mm/ });
  for (const key of [
    "Enter",
    "Shift+ArrowRight",
    "Shift+ArrowRight",
    "Shift+ArrowUp",
    "Shift+ArrowUp",
    "Enter",
  ])
    await cell.press(key);
  await expect(page.getByText(/^\d+ rows selected$/)).toBeVisible();
  await expect(figure.locator("svg .selected-part").first()).toBeAttached();
  await expectAccessible(page);
  const alone = figure.getByRole("listbox", { name: /^flipper_length_mm alone/ }).getByRole("option");
  const rowsOf = async (bar: Locator) =>
    Number(/: (\d+) row/.exec((await bar.getAttribute("aria-label")) ?? "")?.[1]);
  const [first, second] = [await rowsOf(alone.first()), await rowsOf(alone.nth(1))];
  for (const key of ["Home", "Enter"]) await alone.first().press(key);
  await expect(page.getByText(new RegExp(`^${first} rows? selected$`))).toBeVisible();
  await alone.first().press("ArrowRight");
  await alone.nth(1).press("Shift+Enter");
  await expect(page.getByText(`${first + second} rows selected`)).toBeVisible();

  await putOnShelf(page, "Also", "island");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /Auto: Parallel axes/ })).toBeVisible();
  const mass = figure.getByRole("application", { name: /^Rows by body_mass_g/ });
  for (const key of ["End", "Enter", "Home", "Enter"]) await mass.press(key);
  await expect(page.getByText("342 rows selected")).toBeVisible();
  const island = figure.getByRole("application", { name: /^Rows by island/ });
  for (const key of ["End", "Enter", "Shift+ArrowDown", "Shift+ArrowDown", "Enter"]) await island.press(key);
  await expect(page.getByText("167 rows selected")).toBeVisible();
  await island.press("Escape");
  await expect(page.getByText("342 rows selected")).toBeVisible();
  await expectAccessible(page);
  expect(consoleErrors).toEqual([]);
});

test("a filter is of this chart alone, until it is made a step of the table", async ({
  page,
  consoleErrors,
}) => {
  await openTable(page, sample("penguins"));
  await page.goto("./#/explore/island");
  await putOnShelf(page, "Up", "body_mass_g");
  const figure = page.getByRole("figure").first();
  await putOnShelf(page, "Filter", "species");
  const dialog = page.getByRole("dialog", { name: "Which rows does this chart draw?" });
  await tick(dialog.getByRole("checkbox", { name: /Adelie/ }));
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Filter the chart" }).click();
  await expect(figure).toContainText("Drawn are rows where species is “Adelie”; 192 rows are left out");
  await expect(figure).toContainText("n = 151.");
  const filters = page.getByRole("region", { name: "Filters of this chart" });
  await expect(filters).toContainText("species is “Adelie”");
  await filters.getByRole("button", { name: "Filter the table so" }).click();
  await expect(filters).toBeHidden();
  await expect(page.getByRole("link", { name: /^Data/ })).toContainText("152");
  expect(consoleErrors).toEqual([]);
});

test("charts are kept under names, opened again, and undone", async ({ page, consoleErrors }) => {
  await openTable(page, sample("penguins"));
  await page.goto("./#/explore/island");
  await putOnShelf(page, "Up", "body_mass_g");
  const kept = page.getByRole("region", { name: "Kept charts" });
  await kept.getByRole("button", { name: "Keep this chart" }).click();
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("Box plot of body_mass_g by island");
  await name.fill("Where the heavy ones live");
  await name.press("Enter");
  const chart = kept.getByRole("button", { name: "Where the heavy ones live", exact: true });
  await expect(chart).toHaveAttribute("aria-pressed", "true");

  await page.goto("./#/explore/year");
  await page.getByRole("button", { name: "Clear up" }).click();
  await expect(chart).toHaveAttribute("aria-pressed", "false");
  await chart.click();
  await expect(page.getByRole("figure").first()).toContainText("Half of body_mass_g lies under 4775");
  await expect(chart).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(chart).toBeHidden();
  await saved(page);
  await page.goto("./#/explore");
  await page.reload();
  await expect(page.getByRole("figure").first()).toContainText("Half of body_mass_g lies under 4775");
  expect(consoleErrors).toEqual([]);
});

import { expectAccessible } from "./support/accessibility.ts";
import { writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { openTable, sample, tick } from "./support/user.ts";

test("a bar over a column selects its rows, and does not open the column", async ({
  page,
  consoleErrors,
}) => {
  await openTable(page, sample("penguins"));
  const header = page.getByRole("columnheader", { name: /^body_mass_g/ });
  const bars = header.locator("svg.mini-bars[data-pressed-by-bar]");
  const { x, y, width, height } = (await bars.boundingBox())!;
  await page.mouse.click(x + width * 0.3, y + height / 2);
  await expect(page.getByText(/^\d+ rows selected$/)).toBeVisible();
  await expect(page.getByText(/^body_mass_g .* to /)).toBeVisible();
  await expect(page.getByRole("complementary", { name: "About the table" })).toBeVisible();
  await header.getByText("body_mass_g").click();
  await expect(page.getByRole("complementary", { name: "Column body_mass_g" })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

/** 3,000 rows × 40 columns; a city with an accent stands in two rows far apart, and 777 in a number. */
function wide(): string {
  const numbers = Array.from({ length: 38 }, (_, at) => `n${at}`);
  const lines = [["city", ...numbers, "buys"].join(",")];
  for (let i = 0; i < 3000; i++) {
    const city = i === 40 || i === 2900 ? "Málaga" : ["Lisbon", "Porto", "Braga"][i % 3];
    const cells = numbers.map((_, at) => (i === 1500 && at === 37 ? 987_777 : (i * 7 + at * 13) % 90));
    lines.push([city, ...cells, i % 2 === 0 ? "yes" : "no"].join(","));
  }
  return lines.join("\n");
}

test("a text is found in every row and column name, and gone to by keys", async ({
  page,
  consoleErrors,
}, info) => {
  await openTable(page, writeTable(info, "wide.csv", wide()));
  const grid = page.getByRole("grid", { name: /wide.csv/ });
  await page.keyboard.press("Control+f");
  const field = page.getByRole("searchbox", { name: "Find in the table" });
  await expect(field).toBeFocused();
  await field.fill("MALAGA");
  const bar = page.getByRole("search");
  await expect(bar.getByText("1 of 2", { exact: true })).toBeVisible();
  await expect(grid.locator("[data-found]")).toHaveText("Málaga");
  await field.press("Enter");
  await expect(bar.getByRole("status")).toHaveText("2 of 2: row 2900, Málaga");
  await expect(grid.getByRole("rowheader", { name: "2900", exact: true })).toBeInViewport();
  await field.press("Enter");
  await expect(bar.getByText("1 of 2", { exact: true })).toBeVisible();

  await field.fill("777");
  await expect(bar.getByText("1 of 1", { exact: true })).toBeVisible();
  await expect(grid.getByRole("gridcell", { name: "987777" })).toBeInViewport();

  await field.fill("buys");
  await expect(bar.getByText("1 of 1", { exact: true })).toBeVisible();
  await expect(grid.getByRole("columnheader", { name: /^buys/ })).toBeInViewport();

  await field.fill("no such thing");
  await expect(bar.getByText("not found", { exact: true })).toBeVisible();
  await field.press("Escape");
  await expect(field).toHaveValue("");
  await field.press("Escape");
  await expect(grid).toBeFocused();
  expect(consoleErrors).toEqual([]);
});

test("columns are hidden, pinned and shown again, by pointer and by keys, and it can be undone", async ({
  page,
  consoleErrors,
}, info) => {
  await openTable(page, writeTable(info, "wide.csv", wide()));
  const grid = page.getByRole("grid", { name: /wide.csv/ });
  const header = (name: string) => grid.getByRole("columnheader", { name: new RegExp(`^${name},`) });

  await header("n1").hover();
  await header("n1").getByRole("button", { name: "Acts for n1" }).click();
  await page.getByRole("menuitem", { name: "Hide n1" }).click();
  await expect(header("n1")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "39 of 40 columns" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(header("n1")).toBeVisible();

  await header("city").click({ button: "right" });
  await expect(page.getByRole("menu", { name: "Acts for city" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "Pin city at the left" }).click();
  await expect(grid).toBeFocused();
  await page.keyboard.press("Control+End");
  await expect(grid.getByRole("gridcell", { name: "no", exact: true }).last()).toBeInViewport();
  await expect(grid.getByRole("gridcell", { name: "Braga" }).last()).toBeInViewport();
  await page.keyboard.press("Shift+F10"); // of the column that the marked cell stands in
  await page.getByRole("menuitem", { name: "Hide buys" }).press("Enter");
  await expect(header("buys")).toHaveCount(0);

  await page.getByRole("button", { name: "39 of 40 columns" }).click();
  const chooser = page.getByRole("dialog", { name: "Which columns are in view?" });
  await expect(chooser.getByRole("searchbox", { name: "Find a column" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("n3");
  await chooser.getByRole("button", { name: "Hide these" }).click();
  await expect(chooser.getByText(/10 columns out of view/)).toBeVisible();
  await chooser.getByRole("button", { name: "Go to n37" }).click();
  await expect(header("n37")).toBeInViewport();
  await page.getByRole("button", { name: "31 of 40 columns" }).click();
  await chooser.getByRole("button", { name: "Show all" }).click();
  await chooser.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "40 columns", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeEnabled();
  expect(consoleErrors).toEqual([]);
});

test("rows are kept by several conditions at once, each a chip that can be taken back", async ({
  page,
  consoleErrors,
}, info) => {
  await openTable(page, writeTable(info, "wide.csv", wide()));
  const header = (name: string) => page.getByRole("columnheader", { name: new RegExp(`^${name},`) });
  const ask = async (name: string) => {
    await header(name).click({ button: "right" });
    await page.getByRole("menuitem", { name: `Keep rows by ${name}…` }).click();
  };
  const dialog = page.getByRole("dialog", { name: "Which rows stay in the table?" });
  await ask("city");
  await tick(dialog.getByRole("checkbox", { name: /Porto/ }));
  await tick(dialog.getByRole("checkbox", { name: /Málaga/ }));
  await expect(dialog.getByText("1,001 of 3,000 rows")).toBeVisible();
  await dialog.getByRole("button", { name: "Keep only these" }).click();
  await expect(page.getByRole("grid", { name: /wide.csv, 1,001 rows/ })).toBeVisible();
  await expect(page.getByText("city is “Porto” or “Málaga”", { exact: true })).toBeVisible();

  await ask("n0");
  await dialog.getByRole("textbox", { name: "From" }).fill("80");
  await dialog.getByRole("button", { name: "Leave these out" }).click();
  await expect(page.getByText("not where n0 is at least 80", { exact: true })).toBeVisible();
  await expect(page.getByText(/^Filtered, \d{3} rows$/)).toBeVisible();
  await page.getByRole("button", { name: /^Take back: keep rows where city/ }).click();
  await expect(page.getByText(/^Filtered, 2,\d{3} rows$/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/^Filtered, \d{3} rows$/)).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

/** 40 towns; one row in a thousand says Marienburq, which is none of the twenty most frequent values. */
function towns(): string {
  const ends = ["burg", "heim", "stadt", "feld", "dorf"];
  const names = ["Marien", "Alten", "Neuen", "Ober", "Unter", "Sankt", "Gross", "Klein"].flatMap((begin) =>
    ends.map((end) => `${begin}${end}`),
  );
  const lines = ["town,code,sold"];
  for (let i = 0; i < 1000; i++) {
    const town = i === 620 ? "Marienburq" : names[i % 40];
    lines.push(`${town},${i % 90},${i % 2 === 0 ? "yes" : "no"}`);
  }
  return lines.join("\n");
}

test("what is found is replaced, with its effect said before, and rare misspellings are merged", async ({
  page,
  consoleErrors,
}, info) => {
  await openTable(page, writeTable(info, "towns.csv", towns()));
  const grid = page.getByRole("grid", { name: /towns.csv/ });
  await page.getByRole("searchbox", { name: "Find in the table" }).fill("STADT");
  await expect(page.getByRole("search").getByText("1 of 200", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Replace it…" }).click();
  const dialog = page.getByRole("dialog", { name: "What is to be replaced?" });
  await expect(dialog.getByRole("textbox", { name: "Find" })).toHaveValue("STADT");
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Replace by" }).fill("city");
  await expect(dialog.getByText("This gives: 200 cells changed in 1 column.")).toBeVisible();
  await dialog.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(grid.getByRole("gridcell", { name: "Mariencity" }).first()).toBeVisible();

  await grid.getByRole("columnheader", { name: /^town,/ }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Recode and merge values of town…" }).click();
  const recode = page.getByRole("dialog", { name: /mean the same/ });
  await recode.getByRole("searchbox", { name: "Find a value" }).fill("marienb");
  await expect(recode.getByRole("checkbox", { name: "Marienburq 1" })).toBeAttached();
  await recode.getByRole("button", { name: "Merge into Marienburg" }).click();
  await expect(page.getByRole("grid", { name: /Edits of the table/ })).toContainText("1 cell changed");
  expect(consoleErrors).toEqual([]);
});

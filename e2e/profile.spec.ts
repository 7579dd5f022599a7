import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

test("the whole table is profiled, and a cell of the matrix opens its two columns on Explore by keys", async ({
  page,
}) => {
  await page.goto("./");
  await page.getByRole("button", { name: /iris/ }).click();
  await goTo(page, "Data");
  await page.getByRole("radio", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { name: /go together most: / })).toBeVisible({
    timeout: 180_000,
  });
  await expect(page.getByRole("heading", { name: /tells most of / })).toBeVisible();
  await expect(page.getByText("No value is missing").last()).toBeVisible();
  await expectAccessible(page);
  const matrix = page.getByRole("button", { name: /Association of every column with every other/ });
  await matrix.focus();
  for (const key of ["ArrowDown", "ArrowRight"]) await matrix.press(key);
  await matrix.press("Enter");
  await expect(page).toHaveURL(/#\/explore\/[^/]+/);
});

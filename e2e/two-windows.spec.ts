import { expect, test } from "./support/studio-test.ts";
import { openTable, sample, saved, seeTrained } from "./support/user.ts";

test("a second window reads, takes over without losing a thing, and gives back", async ({
  page,
  context,
  consoleErrors,
}) => {
  await openTable(page, sample("iris"));
  await seeTrained(page, ["Decision tree"]);
  await saved(page);

  const second = await context.newPage();
  await second.goto("./#/train");
  await expect(second.getByText("Another window works on this project")).toBeVisible();
  await expect(second.getByText("Read only", { exact: true })).toBeVisible();
  await expect(second.getByRole("button", { name: "Decision tree", exact: true }).first()).toBeVisible();

  const rename = async (window: typeof page, name: string) => {
    await window.getByRole("button", { name: /: rename$/ }).click();
    await window.getByRole("textbox", { name: "Project name" }).fill(name);
    await window.getByRole("textbox", { name: "Project name" }).press("Enter");
  };
  await rename(page, "Flowers");
  await second.getByRole("button", { name: "Take over" }).click();
  await expect(second.getByText("Another window works on this project")).toBeHidden();
  await expect(second).toHaveTitle(/Flowers/);
  await expect(page.getByText("Another window works on this project")).toBeVisible();

  await rename(second, "More flowers");
  await expect(page).toHaveTitle(/More flowers/);
  await page.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByText("Another window works on this project")).toBeHidden();
  await expect(second.getByText("Another window works on this project")).toBeVisible();

  await page.close();
  await second.getByRole("button", { name: "Take over" }).click();
  await expect(second.getByText("Another window works on this project")).toBeHidden();
  await second.reload();
  await expect(second).toHaveTitle(/More flowers/);
  await expect(second.getByText("Another window works on this project")).toBeHidden();
  expect(consoleErrors).toEqual([]);
});

import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  choose,
  goTo,
  leaderboard,
  openTable,
  sample,
  seeTrained,
  setNumber,
  showModel,
} from "./support/user.ts";

test("boosting is told its loss, a direction and a group of columns, and gone back through round by round", async ({
  page,
}) => {
  await openTable(page, sample("sacramento_homes"));
  await seeTrained(page, ["Gradient boosting"]);
  await leaderboard(page).getByRole("button", { name: "Gradient boosting", exact: true }).click();
  const settings = page.getByRole("complementary");

  await test.step("settings of a loss come with it", async () => {
    await expect(settings.getByRole("heading", { name: "Gradient boosting", exact: true })).toBeVisible();
    await expect(settings.getByRole("textbox", { name: "Power" })).toBeHidden();
    await choose(page, "Loss", /^Tweedie/);
    await setNumber(page, "Power", 1.6);
    await choose(page, "Loss", /^Gamma/);
    await expect(settings.getByRole("textbox", { name: "Power" })).toBeHidden();
  });

  await test.step("columns are given a direction, and grouped", async () => {
    await settings.getByText(/^All settings/).click();
    const sqft = settings.getByRole("radiogroup", { name: "As sqft grows, the prediction" });
    await sqft.getByRole("radio", { name: "rises" }).click();
    await expect(sqft.getByRole("radio", { name: "rises" })).toBeChecked();
    await settings.getByRole("button", { name: "Add a group" }).click();
    await choose(page, "Add a column to group 1", "sqft");
    await choose(page, "Add a column to group 1", "beds");
    await expect(settings.getByRole("group", { name: "Group 1" })).toContainText("beds");
    await expectAccessible(page);
  });

  await test.step("what does not go together is said before anything is trained", async () => {
    await choose(page, "Loss", /^Absolute error/);
    const said = settings.getByRole("alert").filter({ hasText: "A direction cannot be kept to: leaves" });
    await expect(said).toBeVisible();
    await choose(page, "Loss", /^Gamma/);
    await expect(said).toBeHidden();
  });

  await page.getByRole("button", { name: "Train with these settings" }).click();
  await expect(boardRow(page, "Gradient boosting 2")).toBeVisible({ timeout: 180_000 });

  await test.step("what was judged follows the rounds", async () => {
    await goTo(page, "Evaluate");
    await showModel(page, "Gradient boosting 2");
    const slider = page.getByRole("slider", { name: "Back through training" });
    await slider.focus();
    await page.keyboard.press("Home");
    await expect(page.getByText(/after round 1 on \d+ fold 1’s held-out rows/)).toBeVisible();
    await page.keyboard.press("End");
    await expect(page.getByText(/Gradient boosting 2 on \d+ out-of-fold rows/)).toBeVisible();
  });
});

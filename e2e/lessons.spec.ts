import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, trainingDone } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

test("a learner finds the leak: a question, a role, and the honest score", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: /Too good to be true/ }).click();
  const lesson = page.getByRole("complementary", { name: "Lesson: Too good to be true" });
  await expect(lesson).toContainText("2 of 4", { timeout: 180_000 });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await lesson.getByRole("button", { name: "Hint" }).click();
  await expect(lesson).toContainText("Explain scrambles");
  await lesson.getByRole("button", { name: "Go to Explain" }).click();
  await expect(page).toHaveURL(/#\/explain$/);
  await lesson.getByRole("button", { name: "income" }).click();
  await expect(lesson).toContainText("Not income.");
  await lesson.getByRole("button", { name: "reminders" }).click();
  await expect(lesson).toContainText("3 of 4");
  await page.reload();
  await expect(lesson).toContainText("3 of 4");
  await goTo(page, "Prepare");
  await page.getByRole("radio", { name: "List" }).click();
  await page.getByRole("combobox", { name: "Role of reminders" }).selectOption("ignore");
  await expect(lesson).toContainText("4 of 4");
  await goTo(page, "Train");
  await page.getByRole("button", { name: /Train all/ }).click();
  await trainingDone(page);
  await expect(lesson).toContainText("A column that is filled in after the answer is known is the answer.");
  await lesson.getByRole("button", { name: "Leave the lesson" }).click();
  await expect(lesson).toBeHidden();
});

test("the tour is offered once, can be left, and is found again in Help; the page stays usable", async ({
  page,
}) => {
  await page.goto("./");
  await page.getByRole("button", { name: /iris/ }).click();
  await page.getByRole("button", { name: "Take the tour" }).click();
  const mark = page.getByRole("dialog");
  await expect(mark).toContainText("1 of 5");
  await goTo(page, "Explore"); // the page under the mark is in use as before
  await expect(mark).toContainText("1 of 5");
  await expectAccessible(page);
  await mark.getByRole("button", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await expect(mark).toContainText("2 of 5");
  await mark.getByRole("button", { name: "Skip" }).click();
  await expect(mark).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "Take the tour" })).toBeHidden();
  await page.getByRole("button", { name: "Keyboard and help" }).click();
  await page.getByRole("button", { name: "Take the tour" }).click();
  for (const place of [1, 2, 3, 4, 5]) {
    await expect(mark).toContainText(`${place} of 5`);
    await mark.getByRole("button", { name: place === 5 ? "Done" : "Next" }).click();
  }
  await expect(mark).toBeHidden();
});

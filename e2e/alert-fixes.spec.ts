import { createRandom } from "#core/shared/random.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

/** 400 orders: two wild amounts, mostly no tip, and one return in eleven. */
function orders(): string {
  const random = createRandom(4);
  const lines = ["amount,tip,weight,returned"];
  for (let i = 0; i < 400; i++) {
    const amount = i === 7 || i === 300 ? 5000 : 20 + 8 * random.next();
    const tip = random.next() < 0.6 ? 0 : 1 + 5 * random.next();
    lines.push(
      [amount.toFixed(2), tip.toFixed(2), (2 + random.next()).toFixed(3), i % 11 === 0 ? "yes" : "no"].join(
        ",",
      ),
    );
  }
  return lines.join("\n");
}

test("an alert is mended by one press: a step is seen on Prepare, and one step of undo takes it back", async ({
  page,
}, info) => {
  await openTable(page, writeTable(info, "orders.csv", orders()));
  const alerts = page.getByRole("region", { name: "Alerts" });
  const wild = alerts.getByRole("listitem").filter({ hasText: "2 values of “amount” stand far" });
  await wild.getByRole("button", { name: "Select their rows" }).click();
  await expect(page.getByText(/2 rows/).first()).toBeVisible();
  await wild.getByRole("button", { name: "Clip it in the recipe" }).click();
  await expect(wild).toContainText("A step on Prepare does this now.");

  const uneven = alerts.getByRole("listitem").filter({ hasText: "of the rows are “no”" });
  await uneven.getByRole("button", { name: "Weigh classes alike" }).click();
  await expect(uneven).toContainText("weigh classes alike do so now");

  const zeros = alerts.getByRole("listitem").filter({ hasText: "“tip” is mostly one number: 0" });
  await zeros.getByRole("button", { name: "Add whether it is 0" }).click();
  await expect(page.getByRole("columnheader", { name: /tip is 0/ })).toBeVisible();

  await goTo(page, "Prepare");
  const linear = page.getByRole("region", { name: "For linear models and nets" });
  const clip = linear.getByRole("row", { name: "Clip far values" });
  await expect(clip).toContainText("It touches amount alone.");
  await expect(
    page.getByRole("region", { name: "For trees" }).getByRole("row", { name: "Clip" }),
  ).toHaveCount(0);
  await clip.getByRole("button", { name: "Clip far values", exact: true }).click();
  await expect(clip.getByText(/It changes 1 column/)).toBeVisible();
  const more = clip.getByRole("combobox", { name: "Add a column" });
  await expect(async () => {
    await more.fill(""); // scrolling there closes the list that typing opens: typed again, it opens again
    await more.fill("weight");
    await page.getByRole("option", { name: /^weight/ }).click({ timeout: 5000 });
  }).toPass();
  await expect(clip).toContainText("It touches amount and weight alone.");
  await page.keyboard.press("Escape"); // the list asks for the next column
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expectAccessible(page);

  const undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  for (let step = 0; step < 4; step++) await undo.click();
  await expect(clip).toHaveCount(0);
  await goTo(page, "Data");
  await expect(wild.getByRole("button", { name: "Clip it in the recipe" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /tip is 0/ })).toHaveCount(0);
});

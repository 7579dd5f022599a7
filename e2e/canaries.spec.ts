import { expectAccessible } from "./support/accessibility.ts";
import { writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, sample, seeTrained } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

test("the canaries of an honest table pass, and what was tried can be read", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Logistic regression"]);
  await goTo(page, "Evaluate");
  const card = page.getByRole("region", { name: "Canaries" });
  await expect(card).toContainText(/All \d trials that could be made of this score passed/, {
    timeout: 180_000,
  });
  await card.getByText("What was tried").click();
  await expect(card.getByRole("listitem").filter({ hasText: "Shuffled answers" })).toContainText(
    "nothing leaks",
  );
  await expectAccessible(page);
});

test("rows that come twice are found on both sides of the split, and it is said what to do", async ({
  page,
}, info) => {
  const rows = Array.from(
    { length: 300 },
    (_, i) => `${(i * 7919) % 1009},${(i * 104729) % 997},${(i * 31 + (i % 7)) % 501}`,
  );
  await openTable(page, writeTable(info, "twice.csv", ["a,b,price", ...rows, ...rows].join("\n")));
  await seeTrained(page, ["Ridge regression"]);
  await goTo(page, "Evaluate");
  const card = page.getByRole("region", { name: "Canaries" });
  const copies = card.getByRole("listitem").filter({ hasText: "Rows on both sides of the split, failed" });
  await expect(copies).toContainText("Take repeated rows away on Data", { timeout: 180_000 });
});

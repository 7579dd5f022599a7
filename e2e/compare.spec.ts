import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, choose, goTo, leaderboard, openTable, sample, saved, seeTrained } from "./support/user.ts";

test("runs are sorted by any metric, pinned, noted, and set side by side by what differs", async ({
  page,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
  const act = async (run: string, name: string) => {
    await boardRow(page, run)
      .getByRole("button", { name: /^Acts for/ })
      .click();
    await page.getByRole("menuitem", { name }).click();
  };
  const first = leaderboard(page).getByRole("row").nth(1);
  const last = leaderboard(page).getByRole("row").last();

  await test.step("sorted by a head, and by a metric that has no column", async () => {
    await leaderboard(page).getByRole("button", { name: "accuracy", exact: false }).first().click();
    await expect(last).toContainText("Baseline");
    await leaderboard(page).getByRole("button", { name: "accuracy", exact: false }).first().click();
    await expect(first).toContainText("Baseline");
    await choose(page, "Sorted by", "Macro F1");
    await expect(leaderboard(page).getByRole("columnheader", { name: /macro F1/ })).toHaveAttribute(
      "aria-sort",
      "ascending",
    );
    await expect(last).toContainText("Baseline");
    await choose(page, "Sorted by", "How they are judged");
    await expect(first).toContainText("Baseline");
  });

  await test.step("pinned runs stand on top and are compared", async () => {
    await act("Decision tree", "Pin and compare");
    await expect(first).toContainText("Decision tree");
    await act("Logistic regression", "Pin and compare");
    const compared = page.getByRole("region", { name: "2 runs side by side" });
    await expect(compared.getByRole("row", { name: /^Model/ })).toContainText("Decision tree");
    await expect(compared.getByRole("row", { name: /^Greatest depth/ })).toContainText("has none");
    await act("Decision tree", "Add a note");
    await page.getByRole("textbox", { name: "Note" }).fill("the one to beat");
    await page.getByRole("button", { name: "Keep the note" }).click();
    await expect(compared.getByRole("row", { name: /^Note/ })).toContainText("the one to beat");
    await expectAccessible(page);
  });

  await test.step("all of it is kept, and undone by name", async () => {
    await saved(page);
    await page.reload();
    await goTo(page, "Train");
    await expect(boardRow(page, "Decision tree")).toContainText("the one to beat");
    await act("Logistic regression", "Unpin the run");
    await expect(page.getByRole("region", { name: "2 runs side by side" })).toBeVisible(); // beside the leader now
    await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
    await expect(boardRow(page, "Logistic regression").getByLabel("pinned")).toBeVisible();
  });
});

import { expect, test } from "./support/studio-test.ts";
import { boardRow, choose, leaderboard, openTable, sample, seeTrained, setNumber } from "./support/user.ts";

test("a net is designed layer by layer, by pointer and keyboard, explained and trained", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Neural net"]);
  await leaderboard(page).getByRole("button", { name: "Neural net", exact: true }).click();
  await page.getByRole("button", { name: "Design layer by layer" }).click();
  const net = page.getByRole("region", { name: "Layers of the net" });
  const layers = net.getByRole("grid", { name: "Layers, first to last" }).getByRole("row");
  await expect(layers).toHaveText([/Dense.*100/]);

  await test.step("layers come from the palette", async () => {
    const palette = net.getByRole("grid", { name: "Layers to add" });
    await palette.getByRole("row", { name: "Batch norm" }).click();
    await palette.getByRole("row", { name: "Embedding" }).click();
    await palette.getByRole("row", { name: "Dropout" }).dragTo(layers.nth(1));
    await expect(layers).toHaveCount(4);
    await expect(layers.first()).toContainText(/Embedding of island.*3 categories|Embedding of island/);
    await expect(net).toContainText(/\d parameters, .*kB\. Training takes/);
  });

  await test.step("the keyboard moves a layer, and the place that makes no sense is explained", async () => {
    await net.getByRole("button", { name: "Move Embedding of island, layer 1" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(net).toContainText("so it comes before every other kind of layer");
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect(net).not.toContainText("so it comes before every other kind of layer");
  });

  await test.step("settings are edited in place", async () => {
    await setNumber(page, "Units", 12);
    await choose(page, "Activation", "tanh");
    await expect(layers.nth(1)).toContainText("→ 12");
  });

  await page.getByRole("button", { name: "Train with these settings" }).click();
  await expect(boardRow(page, "Neural net 2")).toBeVisible({ timeout: 60_000 });
});

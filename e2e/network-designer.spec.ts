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
  tick,
} from "./support/user.ts";

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
    await palette.getByRole("row", { name: "Dropout" }).hover();
    await page.mouse.down();
    await layers.nth(1).hover({ position: { x: 30, y: 40 } });
    await page.mouse.up();
    await expect(layers).toHaveCount(4);
    await expect(layers.first()).toContainText("Embedding of island");
    await expect(net).toContainText(/\d parameters, .*kB\. Training takes/);
  });

  await test.step("the keyboard moves a layer, and the place that makes no sense is explained", async () => {
    await net.getByRole("button", { name: "Move Embedding of island, layer 1", exact: true }).focus();
    await page.keyboard.press("Enter");
    const focused = page.locator(":focus");
    await expect(focused).toHaveAccessibleName("Insert after Batch norm, layer 4");
    await page.keyboard.press("Enter");
    await expect(net).toContainText("so it comes before every other kind of layer");
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect(net).not.toContainText("so it comes before every other kind of layer");
  });

  await test.step("settings are edited in place", async () => {
    await setNumber(page, "Units", 12);
    await choose(page, "Activation", "tanh");
    await expect(layers.nth(2)).toContainText("→ 12");
  });

  await test.step("a residual block keeps the width, and says so", async () => {
    await net
      .getByRole("grid", { name: "Layers to add" })
      .getByRole("row", { name: "Residual block" })
      .click();
    await expect(layers.last()).toContainText(/Residual block.*12 → 12 · 336 parameters/);
    await tick(layers.last().getByRole("checkbox", { name: "Batch norm first" }), false);
    await expect(layers.last()).toContainText("12 → 12 · 312 parameters");
  });

  await page.getByRole("button", { name: "Train with these settings" }).click();
  await expect(boardRow(page, "Neural net 2")).toBeVisible({ timeout: 180_000 });

  await test.step("training is gone back through, and what was judged follows", async () => {
    await page.getByRole("button", { name: "Look inside the net" }).click();
    const slider = page.getByRole("slider", { name: "Back through training" });
    await expect(page.getByRole("heading", { name: /of this plane as it ended/ })).toBeVisible();
    await slider.focus();
    await page.keyboard.press("Home");
    await expect(page.getByRole("heading", { name: /of this plane after epoch 1$/ })).toBeVisible();
    await expectAccessible(page);
    await goTo(page, "Evaluate");
    await showModel(page, "Neural net 2");
    await expect(page.getByText(/after epoch 1 on \d+ fold 1’s held-out rows/)).toBeVisible();
  });
});

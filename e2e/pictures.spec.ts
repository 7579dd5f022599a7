import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { expect, test } from "./support/studio-test.ts";
import { dropFile, goTo, measured, putOnShelf, sample, seeTrained, showModel } from "./support/user.ts";

/**
 * The README's pictures are what this very build shows. They replace those in docs/pictures only when
 * LATHE_PICTURES is set: their times and figures differ a little with each run.
 */
const place = process.env.LATHE_PICTURES ? "../docs/pictures/" : "../test-results/pictures/";
const folder = fileURLToPath(new URL(place, import.meta.url));
mkdirSync(folder, { recursive: true });

/** Waits until a thing that glides into place has been in one place for ten frames. */
function standsStill(page: Page, selector: string): Promise<unknown> {
  return page.waitForFunction(async (thing) => {
    const placeNow = () => document.querySelector(thing)?.getAttribute("style");
    const before = placeNow();
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    return before !== undefined && placeNow() === before;
  }, selector);
}

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1600, height: 1000 }, deviceScaleFactor: 1 });
    test(`the README's pictures in ${colorScheme}`, async ({ page }) => {
      const heading = page.getByRole("heading", { level: 1 });
      const picture = async (name: string) => {
        await page.mouse.move(0, 0);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: `${folder}${name}-${colorScheme}.png`, animations: "disabled" });
      };
      await page.goto("./");
      await expect(page.getByRole("button", { name: /Three irises/ })).toBeVisible();
      await expect(page.locator(".samples svg:empty")).toHaveCount(0);
      await picture("start");
      await dropFile(page, sample("breast_cancer"));
      await expect(page.getByRole("grid")).toBeVisible();
      // The offer of a tour would lie over the pictures.
      await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Dismiss" }).click();
      await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
      await picture("train");
      await goTo(page, "Data");
      await expect(page.getByRole("gridcell").first()).toBeVisible();
      await picture("data");
      await goTo(page, "Evaluate");
      await showModel(page, "Logistic regression");
      await page.getByRole("button", { name: /rows?: was malignant, said benign/ }).click();
      await expect(page.getByRole("figure")).toHaveCount(4);
      await picture("evaluate");
      await page.goto("./#/canvas");
      await expect(page.getByText("Leaderboard").first()).toBeVisible();
      await standsStill(page, ".react-flow__viewport");
      await picture("canvas");
      await goTo(page, "Explain");
      await measured(page);
      await picture("explain");
      await goTo(page, "Export");
      await page.getByRole("button", { name: "Make and check" }).click();
      await expect(heading).toHaveText(/Ready to leave/, { timeout: 180_000 });
      await picture("export");
      await dropFile(page, sample("penguins"));
      await expect(page.getByRole("grid", { name: /penguins/ })).toBeVisible(); // the new table's own screen comes first
      await seeTrained(page, ["Neural net"]);
      await page.goto("./#/explore/bill_length_mm");
      await putOnShelf(page, "Up", "body_mass_g");
      await putOnShelf(page, "Panels", "species");
      await page.getByRole("switch", { name: "Trend line" }).press("Space");
      await expect(page.getByRole("figure").first()).toContainText("Lines are least squares");
      await expect(page.getByRole("complementary", { name: "Worth drawing" })).toContainText(
        "where species is",
      );
      await picture("explore");
    });
  });

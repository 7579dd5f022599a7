import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "playwright/test";
import { faultsOfComposition } from "./composed.ts";

const folder = fileURLToPath(new URL("../../test-results/screens/", import.meta.url));

const widths = [1600, 1024, 390] as const;
const heights = { 1600: 1000, 1024: 768, 390: 844 } as const;

mkdirSync(folder, { recursive: true });

/** Everything asked for is drawn: fonts are here, sizes were measured, nothing glides. */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < 2000)
        .map((animation) => animation.finished.catch(() => undefined)),
    );
  });
}

/**
 * Photographs what stands on the page, on paper and board, at three widths, and looks at its composition.
 * The page is resized rather than opened anew, so one training serves all six.
 */
export async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  for (const width of widths) {
    await page.setViewportSize({ width, height: heights[width] });
    await standsStill(page);
    expect.soft(await faultsOfComposition(page), `${name}, ${width} px wide`).toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await standsStill(page);
      await page.screenshot({ path: `${folder}${name}-${width}-${colorScheme}.png` });
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize({ width: 1600, height: heights[1600] });
}

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CDPSession, expect, type Locator, type Page } from "playwright/test";
import { faultsOfComposition } from "./composed.ts";

const folder = fileURLToPath(new URL("../../test-results/screens/", import.meta.url));

const widths = [1600, 1024, 390] as const;
const heights = { 1600: 1000, 1024: 768, 390: 844 } as const;

mkdirSync(folder, { recursive: true });

/** Fonts are here and sizes were measured. Nothing glides: the spec asks for reduced motion. */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

/** Parts of a screen are drawn one after the other: waits until none came for a while, though not for ever, as models may train. */
async function allDrawn(page: Page): Promise<void> {
  await page.evaluate(
    ({ quiet, longest }) =>
      new Promise<void>((done) => {
        const end = () => {
          observer.disconnect();
          done();
        };
        let timer = setTimeout(end, quiet);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, quiet);
        });
        observer.observe(document.body, { subtree: true, childList: true });
        setTimeout(end, longest);
      }),
    { quiet: 200, longest: 2000 },
  );
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The browser's own camera, told to spend no time on small files: these are hundreds, and nobody keeps them. */
async function photograph(page: Page, path: string): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const { data } = await (await session).send("Page.captureScreenshot", {
    format: "png",
    optimizeForSpeed: true,
  });
  writeFileSync(path, data, "base64");
}

/**
 * Photographs what stands on the page, on paper and board, at three widths, and looks at its composition.
 * The page is resized rather than opened anew, so one training serves all six. `shown` is scrolled to at each width.
 */
export async function picture(page: Page, name: string, shown?: Locator): Promise<void> {
  await page.mouse.move(0, 0);
  for (const width of widths) {
    await page.setViewportSize({ width, height: heights[width] });
    await allDrawn(page);
    await standsStill(page);
    await shown?.scrollIntoViewIfNeeded();
    expect.soft(await faultsOfComposition(page), `${name}, ${width} px wide`).toEqual([]);
    await photograph(page, `${folder}${name}-${width}-light.png`);
    await page.emulateMedia({ colorScheme: "dark" });
    await standsStill(page);
    await photograph(page, `${folder}${name}-${width}-dark.png`);
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize({ width: 1600, height: heights[1600] });
}

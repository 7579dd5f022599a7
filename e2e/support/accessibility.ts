import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/** Fails with a readable list when axe finds a breach of WCAG 2.2 A or AA in what is on the screen now. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .setLegacyMode() // one page, no frames: nothing has to be opened beside it
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} — ${target.join(" ")}`),
  );
  expect(found).toEqual([]);
  expect(passes.length, "axe checked something").toBeGreaterThan(0);
}

/** A colour on its way from one theme to the other is neither's: waits until what ends has ended. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
}

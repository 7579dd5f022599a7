import type { Page } from "playwright/test";
import { loans, writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, dropFile, goTo, trainingDone } from "./support/user.ts";

/** Cumulative layout shift, as web.dev defines it; up to 0.1 is good, and this page means to do better:
 * 0.01 to 0.03 were seen. A busy machine shows more steps of the same progress, so each counts for a little more. */
const bound = 0.05;

interface Shift {
  readonly value: number;
  /** What moved, and from where to where: for the one who mends it. */
  readonly moved: readonly string[];
}

/** Records every shift of the layout that no press caused, from the start of the page. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Shift[] = [];
    Object.assign(globalThis, { layoutShifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as LayoutShift[]) {
        if (entry.hadRecentInput) continue;
        const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          const box = (rect: DOMRectReadOnly) =>
            [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(" ");
          return `${element?.tagName} ${element?.getAttribute("class")}: ${box(previousRect)} to ${box(currentRect)}`;
        });
        seen.push({ value: entry.value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
    interface LayoutShift {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly {
        readonly node: Node | null;
        readonly previousRect: DOMRectReadOnly;
        readonly currentRect: DOMRectReadOnly;
      }[];
    }
  });
}

const shiftsSoFar = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { layoutShifts: Shift[] }).layoutShifts.splice(0));

for (const place of ["Data", "Prepare", "Train", "Canvas"] as const)
  test(`nothing jumps on ${place} from the drop of a table until its models are trained`, async ({
    page,
  }, info) => {
    await watchShifts(page);
    await page.goto("./");
    await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    await shiftsSoFar(page);
    await dropFile(page, writeTable(info, "loans.csv", loans(1500)));
    await expect(page.getByRole("grid")).toBeVisible();
    const shifts = await shiftsSoFar(page);
    if (place === "Train" || place === "Prepare") await goTo(page, place);
    if (place === "Canvas") {
      await page.getByRole("link", { name: /^Canvas/ }).click();
      await expect(page.getByRole("group", { name: /, Split, / })).toBeVisible();
    }
    // Going there was a press, however late a busy machine showed it: all that moved for it is not counted.
    if (place !== "Data") await shiftsSoFar(page);
    await trainingDone(page);
    shifts.push(...(await shiftsSoFar(page)));
    const total = shifts.reduce((sum, { value }) => sum + value, 0);
    const worst = shifts.toSorted((a, b) => b.value - a.value).slice(0, 5);
    expect(total, JSON.stringify(worst, null, 1)).toBeLessThan(bound);
    await goTo(page, "Train");
    await expect(boardRow(page, "Neural net")).toBeVisible();
  });

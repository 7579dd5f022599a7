import type { Page } from "playwright/test";
import { shoppers, writeTable } from "./support/made-tables.ts";
import { type PageTask, recordTasks } from "./support/page-tasks.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, sample, trainingDone } from "./support/user.ts";

/**
 * How long the page's own tasks take is told, not asserted: it is a figure of the machine as much as of the page. What is
 * asserted holds on any machine: every screen comes while models train, and steps that are moved are not drawn again.
 */
const longTask = 50;

test("while models train, no screen keeps the page from answering", async ({ page, consoleErrors }, info) => {
  await openTable(page, writeTable(info, "shoppers.csv", shoppers(10_000)));
  const stop = await recordTasks(page);
  for (const step of [
    "Train",
    "Explore",
    "Prepare",
    "Evaluate",
    "Explain",
    "Export",
    "Predict",
    "Data",
  ] as const)
    await goTo(page, step);
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Canvas" }).click();
  await expect(page.getByRole("group", { name: /, Split, / })).toBeVisible();
  await page.mouse.move(700, 560);
  await page.mouse.wheel(0, -240);
  await expect(
    page.getByRole("complementary", { name: "Inspector" }).getByRole("heading").first(),
  ).toBeVisible();
  const tasks = await stop();
  tell("opening every screen while models train", tasks);
  expect(tasks.length, "tasks were recorded").toBeGreaterThan(500);
  expect(consoleErrors).toEqual([]);
});

test("two hundred steps are panned and zoomed without drawing any of them again", async ({ page }) => {
  await openTable(page, sample("iris"));
  await trainingDone(page);
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Canvas" }).click();
  await expect(page.getByRole("group", { name: /, Split, / })).toBeVisible();
  await page.getByRole("group", { name: /, Decision tree, / }).focus();
  await page.evaluate(() => {
    const nodes = Array.from({ length: 190 }, (_, at) => ({
      id: `tree-${at}`,
      kind: "decision-tree",
      params: { params: { maxDepth: 1 + (at % 9) }, engine: null },
    }));
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", JSON.stringify({ lathe: "steps", version: 1, nodes, edges: [] }));
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await expect(page.getByRole("link", { name: /Canvas/ }).getByText("203 steps")).toBeAttached();
  await page.keyboard.press("f");
  await page.mouse.move(640, 520);
  const stop = await recordTasks(page);
  const panned = await whileMoving(page, async () => {
    await page.mouse.down();
    for (let at = 0; at < 60; at++) await page.mouse.move(640 + 3 * Math.min(at, 60 - at), 520 + at);
    await page.mouse.up();
  });
  const zoomed = await whileMoving(page, async () => {
    for (let at = 0; at < 24; at++) await page.mouse.wheel(0, at < 12 ? -40 : 40);
  });
  const tasks = await stop();
  tell("panning and zooming 200 steps", tasks);
  const words = ({ gaps }: { readonly gaps: readonly number[] }) =>
    `median ${quantile(gaps, 0.5)}, 95 % within ${quantile(gaps, 0.95)}`;
  console.log(`  ms between frames: panning ${words(panned)}; zooming ${words(zoomed)}`);
  expect(panned.redrawn, "changes inside steps while they are panned").toBe(0);
});

/** Times between frames, ms, and changes inside the steps of the drawing, while something is done. */
async function whileMoving(
  page: Page,
  act: () => Promise<void>,
): Promise<{ gaps: readonly number[]; redrawn: number }> {
  const watching = await page.evaluateHandle(() => {
    const seen = { gaps: [] as number[], redrawn: 0, isOver: false };
    const steps = new WeakSet<Element>(document.querySelectorAll(".step-node"));
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const step = (target instanceof Element ? target : target.parentElement)?.closest(".step-node");
        if (step && steps.has(step)) seen.redrawn++;
      }
    });
    observer.observe(document.querySelector(".board")!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    let last = performance.now();
    const frame = (now: number) => {
      seen.gaps.push(Math.round(10 * (now - last)) / 10);
      last = now;
      if (seen.isOver) observer.disconnect();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return seen;
  });
  await act();
  return watching.evaluate((seen) => {
    seen.isOver = true;
    return { gaps: seen.gaps.slice(1), redrawn: seen.redrawn };
  });
}

function tell(what: string, tasks: readonly PageTask[]): void {
  const above = (of: keyof PageTask) => tasks.filter((task) => task[of] > longTask).length;
  const most = (of: keyof PageTask) => Math.round(Math.max(...tasks.map((task) => task[of])));
  console.log(
    `  ${what}: longest task ${most("worked")} ms of work, felt as ${most("felt")}; above 50 ms: ${above("worked")} of work, ${above("felt")} felt`,
  );
}

function quantile(values: readonly number[], q: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? Number.NaN;
}

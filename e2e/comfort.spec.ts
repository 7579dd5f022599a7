import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { download, measured, openTable, sample, seeTrained } from "./support/user.ts";

/** What people set for their eyes and hands, emulated: still pictures, system colours, double size, fingers. */

const screens = [
  "",
  "canvas",
  "data",
  "explore",
  "prepare",
  "train",
  "evaluate",
  "explain",
  "export",
  "predict",
];
const folder = fileURLToPath(new URL("../test-results/comfort/", import.meta.url));
mkdirSync(folder, { recursive: true });

async function show(page: Page, screen: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#/${to}`;
  }, screen);
  await measured(page);
}

async function openTrained(page: Page): Promise<void> {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
}

test("with reduced motion nothing moves, on no screen", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openTrained(page);
  for (const screen of screens) {
    await show(page, screen);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0) > 20)
        .map((animation) => {
          const target = (animation.effect as KeyframeEffect | null)?.target;
          return `${target?.tagName} ${target?.className}`;
        }),
    );
    expect(moving, screen).toEqual([]);
  }
});

test("in forced colours, focus, rules and the figures' marks stay apart from the ground", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openTrained(page);
  for (const screen of screens) {
    await show(page, screen);
    await page.screenshot({ path: `${folder}forced-${screen || "start"}.png`, animations: "disabled" });
    await page.keyboard.press("Tab");
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      const ground = getComputedStyle(document.body).backgroundColor;
      return {
        isDrawn: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1,
        differs: outlineColor !== ground,
      };
    });
    expect(ring, `focus on ${screen}`).toEqual({ isDrawn: true, differs: true });
    const unseen = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const marks = document.querySelectorAll<SVGElement>("figure svg :is(path, rect, circle, line)");
      return [...marks]
        .filter((mark) => mark.closest("defs, [aria-hidden=true] .hit") === null)
        .filter((mark) => {
          const { fill, stroke, opacity } = getComputedStyle(mark);
          const isNothing = fill === "none" && stroke === "none";
          return (
            !isNothing &&
            Number(opacity) > 0 &&
            [fill, stroke].every((ink) => ink === "none" || ink === ground)
          );
        })
        .map((mark) => mark.outerHTML.slice(0, 120));
    });
    expect(unseen, `marks in the colour of the ground on ${screen}`).toEqual([]);
  }
});

test.describe("at 200 % zoom", () => {
  // A window of 1440 × 900 at twice the size: half of it in CSS pixels, two device pixels each.
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  test("nothing is cut, lost or out of reach", async ({ page }) => {
    await openTrained(page);
    const lost: string[] = [];
    for (const screen of screens) {
      await show(page, screen);
      await page.screenshot({ path: `${folder}zoom-${screen || "start"}.png`, animations: "disabled" });
      lost.push(
        ...(await page.evaluate((name) => {
          const root = document.documentElement;
          const found: string[] = [];
          if (root.scrollWidth > innerWidth)
            found.push(`${name}: scrolls sideways by ${root.scrollWidth - innerWidth}`);
          for (const control of document.querySelectorAll<HTMLElement>("button, a[href], input, select")) {
            if (control.closest(".react-flow, .scroll-x, [role=grid]") !== null || !control.checkVisibility())
              continue;
            control.scrollIntoView({ block: "center", inline: "nearest" });
            const { left, right, top, bottom, width } = control.getBoundingClientRect();
            if (width < 2 || control.matches(".skip")) continue; // for screen readers; shown when focused
            const isOut = right < 1 || left > innerWidth - 1 || bottom < 1 || top > innerHeight - 1;
            if (isOut) found.push(`${name}: ${control.ariaLabel ?? control.textContent}`);
          }
          return found;
        }, screen || "start")),
      );
    }
    expect(lost).toEqual([]);
    await expectAccessible(page);
  });
});

/** What is pressed and drawn smaller than a finger finds. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main button, aside button, nav a, header button")]
      .filter((control) => control.checkVisibility())
      .map((control) => ({
        words: control.ariaLabel ?? control.textContent,
        box: control.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 2 && Math.min(box.width, box.height) < 24)
      .map(({ words, box }) => `${words}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`),
  );
}

for (const [device, viewport] of [
  ["phone", { width: 390, height: 844 }],
  ["tablet", { width: 820, height: 1180 }],
] as const)
  test.describe(`by touch on a ${device}`, () => {
    test.use({ viewport, hasTouch: true, isMobile: true });
    test("a sample is opened, trained, judged, predicted from and taken away", async ({ page }) => {
      await page.goto("./");
      await page.getByRole("button", { name: /Three irises/ }).tap();
      await expect(page.getByRole("grid")).toBeVisible();
      const step = (name: string) =>
        page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name });
      await step("Train").tap();
      const board = page
        .getByRole("table")
        .filter({ has: page.getByRole("columnheader", { name: "verdict" }) });
      await expect(board.getByRole("button", { name: "Neural net", exact: true })).toBeVisible({
        timeout: 180_000,
      });
      await expect(page.getByRole("region", { name: "Jobs" })).toBeHidden({ timeout: 180_000 });
      await step("Evaluate").tap();
      await page.getByRole("button", { name: /was versicolor, said versicolor/ }).tap();
      await step("Data").tap();
      await expect(page.getByText(/^\d+ rows selected$/)).toBeVisible();
      await step("Predict").tap();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(/setosa|versicolor|virginica/, {
        timeout: 90_000,
      });
      await step("Export").tap();
      await page.getByRole("button", { name: "Make and check" }).tap();
      const save = page.getByRole("button", { name: "Download ONNX" });
      await expect(save).toBeVisible({ timeout: 180_000 });
      const { bytes } = await download(page, () => save.tap());
      expect(bytes.length).toBeGreaterThan(100);

      const small: string[] = [];
      for (const link of await page.getByRole("navigation", { name: "Steps" }).getByRole("link").all()) {
        await link.tap();
        await expect(link).toHaveAttribute("aria-current", "page");
        await measured(page);
        small.push(...(await tooSmall(page)));
      }
      expect(small, "nothing under 24 px to touch (WCAG 2.5.8)").toEqual([]);
    });
  });

test("with the processor slowed four times, the page opens and answers", async ({ page }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const started = performance.now();
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  const opened = performance.now() - started;
  await openTrained(page);
  const answers: [place: string, ms: number][] = [];
  for (const place of ["data", "explore", "prepare", "train"]) {
    const took = await page.evaluate(
      (to) =>
        new Promise<number>((resolve) => {
          const pressed = performance.now();
          document.querySelector<HTMLElement>(`nav a[href$="/${to}"]`)?.click();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
        }),
      place,
    );
    answers.push([place, took]);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const each = answers.map(([place, ms]) => `${place} ${ms.toFixed(0)}`).join(", ");
  console.info(
    `at a quarter of the speed: open in ${(opened / 1000).toFixed(1)} s (goal 2), answers in ms (goal 100): ${each}`,
  );
});

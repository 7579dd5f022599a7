import type { Locator, Page } from "playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  download,
  goTo,
  leaderboard,
  measured,
  openTable,
  sample,
  seeTrained,
  type StepName,
} from "./support/user.ts";

const steps: readonly StepName[] = [
  "Data",
  "Explore",
  "Prepare",
  "Train",
  "Evaluate",
  "Explain",
  "Export",
  "Predict",
  "Monitor",
];

/** The screen has drawn what it says: its heading stands and nothing is being fetched. */
async function settled(page: Page): Promise<void> {
  await measured(page);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
}

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test(`every step is clean for axe in ${colorScheme}`, async ({ page }) => {
      await page.goto("./");
      await expect(page.getByRole("button", { name: /Three irises/ })).toBeVisible();
      await expectAccessible(page);
      await openTable(page, sample("penguins"));
      await seeTrained(page, ["Neural net"]);
      for (const step of steps)
        await test.step(step, async () => {
          await goTo(page, step);
          await settled(page);
          await expectAccessible(page);
        });
    });

    test(`the canvas, what opens over it and painting are clean for axe in ${colorScheme}`, async ({
      page,
    }) => {
      await openTable(page, sample("penguins"));
      await seeTrained(page, ["Neural net"]);
      await test.step("Canvas, as a drawing and as a list", async () => {
        await page.keyboard.press("g");
        await page.keyboard.press("c");
        await expect(page.getByRole("group", { name: /, Split, / })).toBeVisible();
        await expectAccessible(page);
        await page.getByText("List of steps").click();
        await expect(page.getByRole("list", { name: "Steps in reading order" })).toBeVisible();
        await expectAccessible(page);
        await page.getByRole("radio", { name: "Canvas" }).click();
      });
      for (const [keys, name] of [
        ["Control+k", "the palette"],
        ["?", "the keys"],
      ] as const)
        await test.step(name, async () => {
          await page.keyboard.press(keys);
          await expect(page.getByRole("dialog")).toBeVisible();
          await expectAccessible(page);
          await page.keyboard.press("Escape");
          await expect(page.getByRole("dialog")).toBeHidden();
        });
      await test.step("what leaves this page", async () => {
        await page.getByRole("button", { name: /what leaves this page/ }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
      });
      await test.step("painting", async () => {
        await page.evaluate(() => {
          location.hash = "#/paint";
        });
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Paint points/);
        await expectAccessible(page);
      });
    });
  });

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("the keyboard alone opens a sample, trains, chooses a model, selects its mistakes and takes the file", async ({
  page,
}) => {
  await page.goto("./");
  const sampleCard = page.getByRole("button", { name: /Three irises/ });
  await expect(sampleCard).toBeVisible();
  await tabTo(page, sampleCard);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid")).toBeVisible();
  const link = (step: StepName) =>
    page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: step });
  await tabTo(page, link("Train"));
  await page.keyboard.press("Enter");
  await expect(boardRow(page, "Neural net")).toBeVisible({ timeout: 180_000 });
  await tabTo(page, leaderboard(page).getByRole("button", { name: "Decision tree", exact: true }));
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("complementary").getByRole("heading", { name: "Decision tree" }).first(),
  ).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("5");
  await expect(link("Evaluate")).toHaveAttribute("aria-current", "page");
  const first = page.getByRole("button", { name: /was setosa, said setosa/ });
  await expect(first).toBeVisible();
  await tabTo(page, first);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: /was versicolor, said versicolor/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, link("Data"));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^\d+ rows selected$/)).toBeVisible();
  await tabTo(page, link("Export"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Make and check" }));
  await page.keyboard.press("Enter");
  const save = page.getByRole("button", { name: "Download ONNX" });
  await expect(save).toBeVisible({ timeout: 180_000 });
  await tabTo(page, save);
  const { name, bytes } = await download(page, () => page.keyboard.press("Enter"));
  expect(name).toBe("decision-tree.onnx");
  expect(bytes.length).toBeGreaterThan(100);
});

test("no screen scrolls sideways, from a phone to a wide monitor", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Neural net"]);
  const wide: string[] = [];
  for (const width of [390, 768, 1024, 1600]) {
    await page.setViewportSize({ width, height: 900 });
    for (const step of ["", ...steps.map((name) => name.toLowerCase())]) {
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, step);
      await settled(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wide.push(`${step || "start"} at ${width}: ${over} px`);
    }
  }
  expect(wide).toEqual([]);
});

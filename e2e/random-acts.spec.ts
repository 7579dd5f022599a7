import type { Locator, Page } from "playwright/test";
import { createRandom } from "#core/shared/random.ts";
import { expect, test } from "./support/studio-test.ts";
import { dropFile, openTable, sample, saved, trainingDone } from "./support/user.ts";

/** Another seed makes another walk: LATHE_SEED=7. */
const seed = Number(process.env["LATHE_SEED"] ?? 20);
const nActs = 150;

/** What may be pressed: all that is on the screen but what leaves it (a file picker, another window, a download). */
const pressable =
  "button, a[href^='#'], [role=radio], [role=switch], [role=menuitem], [role=option], summary";
const leaves = /open a file|choose one|download|save|copy|take over|reload|drop a csv/i;

async function anyOf(page: Page, random: () => number): Promise<Locator | null> {
  const shown = page.locator(pressable).filter({ visible: true });
  const count = await shown.count();
  for (let tries = 0; tries < 8 && count > 0; tries++) {
    const one = shown.nth(Math.floor(random() * count));
    const words = await one
      .evaluate((element) => `${element.textContent} ${element.ariaLabel}`)
      .catch(() => "");
    if (words !== "" && !leaves.test(words)) return one;
  }
  return null;
}

test("random presses and keys on every screen leave no error, no report of the policy and an app that answers", async ({
  page,
  consoleErrors,
}) => {
  test.setTimeout(600_000); // models train on both cores while it walks
  const source = createRandom(seed);
  const random = () => source.next();
  page.on("filechooser", () => {}); // one that opens all the same is left alone
  await openTable(page, sample("iris"));
  await trainingDone(page);
  const acts: string[] = [];
  const places = new Set<string>();
  const keys = [
    "Escape",
    "Control+z",
    "Control+Shift+z",
    "?",
    "Control+k",
    "Tab",
    "Enter",
    "ArrowDown",
    "Space",
  ];
  for (let act = 0; act < nActs; act++) {
    if (random() < 0.12) {
      const steps = [
        "canvas",
        "data",
        "explore",
        "prepare",
        "train",
        "evaluate",
        "explain",
        "export",
        "predict",
        "",
      ];
      const place = steps[Math.floor(random() * steps.length)]!;
      acts.push(`go ${place}`);
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, place);
    } else if (random() < 0.3) {
      const key = keys[Math.floor(random() * keys.length)]!;
      acts.push(key);
      await page.keyboard.press(key);
    } else {
      const one = await anyOf(page, random);
      if (one === null) continue;
      acts.push(`press ${(await one.innerText({ timeout: 500 }).catch(() => "gone")).slice(0, 30)}`);
      await one.click({ timeout: 500 }).catch(() => page.keyboard.press("Escape")); // covered, or gone by now
    }
    places.add(
      await page.evaluate(() => `${location.hash} ${document.querySelector("h1")?.textContent ?? ""}`),
    );
    expect(consoleErrors, `after ${acts.slice(-5).join(", ")}`).toEqual([]);
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    location.hash = "#/train";
  });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("This screen could not be drawn")).toHaveCount(0);
  // Whatever was pressed, be it “Delete” or “New project”: the next table opens, and is kept.
  await dropFile(page, sample("penguins"));
  await expect(page.getByRole("grid", { name: /penguins.csv, 344 rows/ })).toBeVisible();
  await saved(page);
  console.info(`${acts.length} random acts (seed ${seed}), ${places.size} distinct views`);
});

import type { Page } from "playwright/test";
import { loans, writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  dropFile,
  goTo,
  leaderboard,
  openTable,
  sample,
  saved,
  seeTrained,
  setNumber,
  trainingDone,
} from "./support/user.ts";

/** A net that trains for minutes if nobody stops it. */
async function startLongTraining(page: Page): Promise<void> {
  await boardRow(page, "Neural net").getByRole("button", { name: "Neural net", exact: true }).click();
  await page.getByText(/^All settings/).click();
  await setNumber(page, "Epochs, at most", 10_000);
  await setNumber(page, "Patience", 1000);
  await page.getByRole("textbox", { name: "Hidden layers" }).fill("256, 256");
  await page.getByRole("button", { name: "Train with these settings" }).click();
  const job = page.getByRole("region", { name: "Training Neural net 2" });
  await expect(job.getByText(/\d+ of at most 10/)).toBeVisible({ timeout: 180_000 });
}

test("an import is cancelled midway: nothing of it is left, and the next file opens", async ({
  page,
}, info) => {
  const [header = "", ...rows] = loans(2000).split("\n");
  const block = `${rows.join("\n")}`;
  const path = writeTable(info, "huge.csv", `${header}\n${block.repeat(1200)}`);
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await dropFile(page, path);
  await expect(page.getByText(/^Reading .huge\.csv.$/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Continue" })).toHaveCount(0);
  await dropFile(page, sample("iris"));
  await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  await page.getByRole("link", { name: "Lathe, all projects" }).click();
  await expect(page.getByRole("region", { name: "Continue" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText("huge")).toHaveCount(0);
});

test("training pauses and goes on, stops with the best so far, and is dropped without a trace", async ({
  page,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Neural net"]);
  await startLongTraining(page);
  const job = page.getByRole("region", { name: "Training Neural net 2" });
  const epoch = job.getByText(/\d+ of at most 10/);

  await test.step("pause holds the epoch, resume moves it", async () => {
    await job.getByRole("button", { name: "Pause" }).click();
    await expect(job.getByRole("button", { name: "Resume" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Jobs" })).toContainText("1 paused");
    const still = await heldText(page, () => epoch.innerText());
    await job.getByRole("button", { name: "Resume" }).click();
    await expect(epoch).not.toHaveText(still);
  });

  await test.step("stop keeps the best so far", async () => {
    await job.getByRole("button", { name: "Stop, keep best" }).click();
    await expect(boardRow(page, "Neural net 2")).toContainText("stopped");
    await trainingDone(page);
  });

  await test.step("cancel leaves nothing", async () => {
    await page.getByRole("button", { name: "Train again" }).click();
    const again = page.getByRole("region", { name: "Training Neural net 3" });
    await expect(again.getByText(/\d+ of at most 10/)).toBeVisible({ timeout: 180_000 });
    await again.getByRole("button", { name: "Cancel" }).click();
    await trainingDone(page);
    await expect(leaderboard(page).getByRole("button", { name: /^Acts for/ })).toHaveCount(6);
  });
});

test("a long training survives looking elsewhere, and goes on after a reload where it was", async ({
  page,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Neural net"]);
  await startLongTraining(page);
  await goTo(page, "Explore");
  await expect(page.getByRole("region", { name: "Jobs" })).toBeVisible();
  await saved(page);
  await expect.poll(() => keptFits(page), { timeout: 180_000 }).toBeGreaterThan(0);

  const asked = page.waitForEvent("dialog");
  void page.reload();
  const dialog = await asked;
  expect(dialog.type(), "leaving in the middle of a training is asked").toBe("beforeunload");
  await dialog.accept();
  await goTo(page, "Train");
  const told = page
    .getByRole("alert")
    .filter({ hasText: "One training was cut off by a reload and runs again" });
  await expect(told).toContainText(/\d fits? had been kept: they go on from there/);
  const job = page.getByRole("region", { name: /^Training Neural net/ });
  await job.getByRole("button", { name: "Stop, keep best" }).click({ timeout: 180_000 });
  await trainingDone(page);
  await expect(page.getByText("A reload cut this off. It went on from what was kept.").first()).toBeVisible();
  await expect.poll(() => keptFits(page), "what was kept goes with the job").toBe(0);
  await page.goto("about:blank"); // and nothing is asked when nothing is under way
});

/** Files of fits under way, as they stand in the page's own file system. */
function keptFits(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const projects = await root.getDirectoryHandle("projects");
    let count = 0;
    for await (const folder of projects.values())
      if (folder.kind === "directory")
        for await (const name of (folder as FileSystemDirectoryHandle).keys())
          if (name.startsWith("part-")) count++;
    return count;
  });
}

test("train pressed twice trains once", async ({ page }) => {
  await openTable(page, sample("iris"));
  await seeTrained(page, [
    "Baseline",
    "Logistic regression",
    "Decision tree",
    "Gradient boosting",
    "Neural net",
  ]);
  await page.getByRole("button", { name: "Train all" }).dblclick();
  for (const model of [
    "Baseline 2",
    "Logistic regression 2",
    "Decision tree 2",
    "Gradient boosting 2",
    "Neural net 2",
  ])
    await expect(boardRow(page, model)).toBeVisible({ timeout: 180_000 });
  await trainingDone(page);
  await expect(leaderboard(page).getByRole("button", { name: /^Acts for/ })).toHaveCount(10);
});

/** The text once it stays the same over thirty frames. */
async function heldText(page: Page, read: () => Promise<string>): Promise<string> {
  let text = "";
  await expect(async () => {
    text = await read();
    await page.evaluate(async () => {
      for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
    });
    expect(await read()).toBe(text);
  }).toPass();
  return text;
}

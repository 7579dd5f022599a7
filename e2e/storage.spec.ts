import type { Page } from "playwright/test";
import { readLatheFile } from "#core/project/lathe-file.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  download,
  dropFile,
  goTo,
  openTable,
  sample,
  saved,
  seeTrained,
  trainingDone,
} from "./support/user.ts";

async function rename(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole("button", { name: `Project ${from}: rename` }).click();
  const box = page.getByRole("textbox", { name: "Project name" });
  await box.fill(to);
  await box.press("Enter");
}

test("a full disk is told, a backup is offered, nothing is lost, and saving goes on when there is room", async ({
  page,
  studio,
}) => {
  await openTable(page, sample("iris"));
  await seeTrained(page, ["Baseline", "Neural net"]);
  await saved(page);
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(studio.address);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await page.getByRole("button", { name: "Train all" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Not saved: the browser gives this page no more room");
  await expect(page.getByRole("banner").getByText("Not saved")).toBeVisible();
  await expect(boardRow(page, "Neural net 2")).toBeVisible({ timeout: 180_000 });
  await trainingDone(page);

  const backup = await download(page, () => page.getByRole("button", { name: "Download a backup" }).click());
  const { project, runs, table } = readLatheFile(backup.bytes);
  expect([project.name, runs.length, table !== null]).toEqual(["iris", 10, true]);

  await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await rename(page, "iris", "room again");
  await saved(page);
  await expect(alert).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("button", { name: "Project room again: rename" })).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net", "Neural net 2"]);
});

test("where nothing can be kept at all, the page says so and works on", async ({ page, studio }) => {
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(studio.address);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await openTable(page, sample("iris"));
  await expect(page.getByText("In this tab only")).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net"]);
});

test("a second tab only reads the project of the first, and has it when the first is closed", async ({
  page,
}) => {
  await openTable(page, sample("iris"));
  await seeTrained(page, ["Baseline", "Neural net"]);
  await saved(page);
  const second = await page.context().newPage();
  await second.goto("./");
  await expect(second.getByText("Another window works on this project")).toBeVisible();
  await dropFile(second, sample("penguins")); // another project: this tab's own
  await expect(second.getByText("Another window works on this project")).toBeHidden();
  await expect(second.getByRole("grid", { name: "penguins.csv, 344 rows, 8 columns" })).toBeVisible();
  await page.close();
  await second.getByRole("link", { name: "Lathe, all projects" }).click();
  await second
    .getByRole("region", { name: "Continue" })
    .getByRole("button", { name: "iris", exact: true })
    .click();
  await expect(second.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  await seeTrained(second, ["Baseline", "Neural net"]);
});

test.describe("a worker whose file does not come", () => {
  // Once the service worker has kept the file, no fault of the network keeps the worker from starting.
  test.use({ serviceWorkers: "block" });

  test("a reading worker that does not start is told, and the next try works", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
    await page.route(/data\.worker-/, (route) => route.abort());
    await dropFile(page, sample("iris"));
    await expect(page.getByText(/A background worker stopped while/)).toBeVisible();
    await expect(page.getByRole("progressbar")).toHaveCount(0);
    await page.unroute(/data\.worker-/);
    await dropFile(page, sample("iris"));
    await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  });

  test("training workers that do not start are told in each run, and training again works", async ({
    page,
  }) => {
    await page.route(/train\.worker-/, (route) => route.abort());
    await openTable(page, sample("iris"));
    await trainingDone(page);
    await goTo(page, "Train");
    await expect(page.getByText(/A background worker stopped while/).first()).toBeVisible();
    await page.unroute(/train\.worker-/);
    await page.getByRole("button", { name: "Train all" }).click();
    await expect(boardRow(page, /^Decision tree/).filter({ hasNotText: "failed" })).toBeVisible({
      timeout: 180_000,
    });
  });
});

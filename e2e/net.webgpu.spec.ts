import type { Page } from "playwright/test";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, choose, openTable, sample, seeTrained, setNumber, trainingDone } from "./support/user.ts";

/** The only WebGPU here is a software one: correct and slow, about a fifth of a second a step. */
async function netOnWebGpu(page: Page, epochs: number): Promise<void> {
  await openTable(page, sample("iris"));
  await seeTrained(page, ["Neural net"]);
  await boardRow(page, "Neural net").getByRole("button", { name: "Neural net", exact: true }).click();
  await choose(page, "Runs on", /WebGPU/);
  await setNumber(page, "Epochs, at most", epochs);
  await page.getByRole("button", { name: /^Train (again|with these settings)$/ }).click();
}

const score = async (page: Page, model: string) =>
  Number.parseFloat(await boardRow(page, model).getByRole("cell").nth(2).innerText());

test("a software GPU is shown with its reason and never proposed", async ({ page }) => {
  await openTable(page, sample("iris"));
  await seeTrained(page, ["Neural net"]);
  await boardRow(page, "Neural net").getByRole("button", { name: "Neural net", exact: true }).click();
  await setNumber(page, "Epochs, at most", 10_000);
  await page.getByRole("textbox", { name: "Hidden layers" }).fill("1024, 1024"); // so wide that another engine could gain
  await page.getByRole("button", { name: "Train with these settings" }).click();
  const timed = page.getByRole("table", { name: /Timed on this job/ });
  await expect(timed.getByRole("row", { name: /WebGPU/ })).toContainText("software", { timeout: 180_000 });
  await expect(timed.getByRole("row", { name: /WebAssembly .tfjs/ })).toContainText("ms");
  await expect(page.getByRole("button", { name: /Runs on$/ })).toContainText(/Fused|WebAssembly|JavaScript/);
  await page.getByRole("region", { name: "Jobs" }).getByRole("button", { name: "Show 1 job" }).click();
  await page.getByRole("button", { name: "Drop Neural net 2" }).click();
  await trainingDone(page);
});

test("a forced WebGPU trains the net, and is written down", async ({ page }) => {
  await netOnWebGpu(page, 3);
  await expect(boardRow(page, "Neural net 2")).toBeVisible({ timeout: 180_000 });
  await expect(page.getByRole("region", { name: "Run Neural net 2" })).toContainText("tfjs-webgpu");
  expect(await score(page, "Neural net 2")).toBeGreaterThan(0.2);
});

test("a GPU process that crashes while a net trains costs neither the run nor the truth", async ({
  page,
  browser,
}) => {
  await netOnWebGpu(page, 200);
  const job = page.getByRole("region", { name: "Training Neural net 2" });
  await expect(job.getByText(/^[1-9]\d* of at most 200$/)).toBeVisible({ timeout: 180_000 });
  const cdp = await browser.newBrowserCDPSession();
  await cdp.send("Browser.crashGpuProcess");
  await cdp.detach();

  await expect(page.getByText(/WebGPU.* was lost while training.*Training goes on with/).first()).toBeVisible(
    {
      timeout: 180_000,
    },
  );
  await expect(boardRow(page, "Neural net 2")).toBeVisible({ timeout: 180_000 });
  const run = page.getByRole("region", { name: "Run Neural net 2" });
  await expect(run).toContainText("fused");
  await expect(run).toContainText("was lost while training");
  const [before, after] = [await score(page, "Neural net"), await score(page, "Neural net 2")];
  expect(Math.abs(after - before)).toBeLessThan(0.05);
  expect(after).toBeGreaterThan(0);
});

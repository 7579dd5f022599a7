import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { expect, type Page, test as base } from "playwright/test";
import { securityHeaders } from "../scripts/headers.mjs";
import { serve } from "../scripts/serve.mjs";
import { builtFolder } from "./support/studio-test.ts";
import { download, goTo, seeTrained } from "./support/user.ts";

/** A server of its own for each test, under a path of its own, that can be taken away. */
type Host = Awaited<ReturnType<typeof serve>>;
const test = base.extend<{ sendsHeaders: boolean; host: Host }>({
  sendsHeaders: [true, { option: true }],
  host: async ({ sendsHeaders }, use) => {
    const headers = sendsHeaders ? securityHeaders() : {};
    const host = await serve({ root: builtFolder, port: 0, base: "/a/folder/", headers });
    await use(host);
    await host.close();
  },
});

async function worksOffline(page: Page): Promise<void> {
  const chip = page.getByRole("button", { name: /outside requests, works offline/ });
  await expect(chip).toBeVisible({ timeout: 180_000 });
  await chip.click();
  await expect(page.getByRole("dialog")).toContainText(/Works offline.*takes \d+\.\d\s?MB/);
  await page.keyboard.press("Escape");
}

for (const sendsHeaders of [true, false])
  test.describe(sendsHeaders ? "on a host that sends our headers" : "on a plain host", () => {
    test.use({ sendsHeaders });
    test("after one visit a sample opens, trains and leaves as ONNX with no network at all", async ({
      page,
      context,
      host,
    }) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(host.address);
      await worksOffline(page);
      await host.close();
      await context.setOffline(true);
      await page.reload();
      await expect.poll(() => page.evaluate(() => crossOriginIsolated)).toBe(true);
      await page.getByRole("button", { name: /penguins/ }).click();
      await expect(page.getByRole("grid")).toBeVisible();
      await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
      await goTo(page, "Export");
      await page.getByRole("button", { name: "Make and check" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ready to leave/, {
        timeout: 180_000,
      });
      const onnx = await download(page, () => page.getByRole("button", { name: "Download ONNX" }).click());
      expect(onnx.bytes.length).toBeGreaterThan(100);
      expect(errors).toEqual([]);
    });
  });

test("a newer version waits until the person reloads for it, and the old one's files go", async ({
  page,
}, info) => {
  const folder = info.outputPath("built");
  cpSync(builtFolder, folder, { recursive: true });
  const host = await serve({ root: folder, port: 0 });
  await page.goto(host.address);
  await worksOffline(page);
  const names = () => page.evaluate(() => caches.keys());
  const [before] = await names();
  // The same build under another version number: the worker's text differs, as after any change.
  const worker = `${folder}/service-worker.js`;
  const text = readFileSync(worker, "utf8");
  writeFileSync(worker, text.replace(/const version = "[0-9a-f]+"/, 'const version = "0123"'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(page.getByText("A new version is ready")).toBeVisible({ timeout: 180_000 });
  expect((await names()).length).toBe(2);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByText("A new version is ready")).toBeHidden();
  await expect.poll(async () => (await names().catch(() => [])).length).toBe(1);
  expect((await names())[0]).not.toBe(before);
  await worksOffline(page);
  await host.close();
});

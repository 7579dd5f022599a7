import { startRawBrowser } from "./support/raw-browser.ts";
import { expect, test } from "./support/studio-test.ts";
import { sample } from "./support/user.ts";

test("training goes on in a hidden tab", async ({ studio }) => {
  const browser = await startRawBrowser();
  try {
    const { targetId } = await browser.send("Target.createTarget", { url: studio.address });
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
    const ask = async (expression: string) => {
      const { result } = await browser.send("Runtime.evaluate", { expression }, sessionId as string);
      return (result as { readonly value?: unknown }).value;
    };
    const size = { width: 1440, height: 900, deviceScaleFactor: 1, mobile: false };
    await browser.send("Emulation.setDeviceMetricsOverride", size, sessionId as string);
    // Until its first document is there, the tab has nothing to ask: that is no answer yet.
    const text = () => ask("document.body?.innerText ?? ''").catch(() => "");
    await expect.poll(text).toContain("Drop a CSV, Excel, Parquet or JSON file");
    const drag = { x: 400, y: 300, data: { items: [], files: [sample("penguins")], dragOperationsMask: 1 } };
    for (const type of ["dragEnter", "dragOver", "drop"])
      await browser.send("Input.dispatchDragEvent", { type, ...drag }, sessionId as string);
    await expect.poll(text).toContain("344 rows");
    await ask("location.hash = '#/train'");

    const other = await browser.send("Target.createTarget", { url: "about:blank" });
    await browser.send("Target.activateTarget", { targetId: other.targetId });
    await expect.poll(() => ask("document.visibilityState")).toBe("hidden");
    await expect.poll(text, { timeout: 180_000 }).toMatch(/Neural net[\s\S]*(leader|tied|behind)/);
    await expect.poll(text, { timeout: 180_000 }).toContain("5 runs");
    expect(await ask("document.visibilityState")).toBe("hidden");
  } finally {
    await browser.close();
  }
});

import { defineConfig } from "playwright/test";
import { chromiumFlags, findChromium, softwareWebGpuFlags } from "./scripts/chromium.mjs";

const executablePath = findChromium();
const chromium = (...flags: readonly string[]) => ({
  launchOptions: { ...(executablePath ? { executablePath } : {}), args: [...chromiumFlags, ...flags] },
});

/** Each worker serves dist itself (e2e/support/studio-test.ts), so no port is fixed. Specs named *.webgpu.spec.ts run with a software WebGPU; all others run without any, as on most machines. */
const webGpuSpecs = /[.]webgpu[.]spec[.]ts$/;
/** What they see depends on how long the page takes: they run after the others, one by one (scripts/test.mjs). */
const timedSpecs = /(?:comfort|new-user|smooth|stable-layout)[.]spec[.]ts$/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  workers: 2, // most of a test's time is a page that waits: two side by side take the time of one and a half
  retries: 0,
  forbidOnly: true,
  // A machine may be several times slower than ours and must come to the same result: these only end what hangs.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : "list",
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 45_000,
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: process.env.LATHE_TRACE ? "retain-on-failure" : "off", // it doubles the time of every test
  },
  projects: [
    { name: "chromium", testIgnore: [webGpuSpecs, timedSpecs], use: chromium() },
    { name: "chromium-alone", testMatch: timedSpecs, use: chromium() },
    { name: "chromium-software-webgpu", testMatch: webGpuSpecs, use: chromium(...softwareWebGpuFlags) },
  ],
});

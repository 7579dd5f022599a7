import { test as base, expect } from "playwright/test";
import { type ListeningServer, startListeningServer } from "./listening-server.ts";
import { contentSecurityPolicy, securityHeaders } from "../../scripts/headers.mjs";
import { serve } from "../../scripts/serve.mjs";

/** What is tested; LATHE_BUILT names another build. */
export const builtFolder = process.env.LATHE_BUILT ?? "dist";

interface StudioServer {
  readonly address: string;
  /** Where the browser sends its report of each thing the policy stopped, in the page or in a worker. */
  readonly reports: ListeningServer;
}

interface PerWorker {
  readonly studio: StudioServer;
  /** Somewhere else on the network; nothing may ever arrive there. */
  readonly outsider: ListeningServer;
}

interface PerTest {
  /** `test.use({ probesPolicy: true })` in a spec that tries to break out: the policy then has something to stop. */
  readonly probesPolicy: boolean;
  /** Errors of the page's console and uncaught exceptions. A spec that expects some empties the list. */
  readonly consoleErrors: string[];
  /** After every test: nothing was asked of any other origin, and the policy had nothing to stop. */
  readonly nothingLeaves: undefined;
}

/** The test function of every spec: the built studio, served with our headers, and watched. */
export const test = base.extend<PerTest, PerWorker>({
  studio: [
    async ({}, use) => {
      const reports = await startListeningServer();
      const policy = `${contentSecurityPolicy}; report-uri ${reports.origin}/csp`;
      const served = await serve({ root: builtFolder, port: 0, headers: securityHeaders(policy) });
      await use({ address: served.address, reports });
      await served.close();
      await reports.close();
    },
    { scope: "worker" },
  ],

  outsider: [
    async ({}, use) => {
      const outsider = await startListeningServer();
      await fetch(`${outsider.origin}/alive`);
      expect(outsider.hits.length, "the outsider does listen").toBe(1);
      await use(outsider);
      await outsider.close();
    },
    { scope: "worker" },
  ],

  probesPolicy: [false, { option: true }],

  baseURL: async ({ studio }, use) => use(studio.address),

  consoleErrors: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    await use(errors);
  },

  nothingLeaves: [
    async ({ context, studio, outsider, probesPolicy }, use) => {
      const reported = studio.reports.hits.length;
      const heard = outsider.hits.length;
      const outside: string[] = [];
      context.on("request", (request) => {
        const url = new URL(request.url());
        const own = url.origin === new URL(studio.address).origin;
        if (!own && !["blob:", "data:", "about:"].includes(url.protocol)) outside.push(request.url());
      });
      await use(undefined);
      expect(outsider.hits.slice(heard), "arrivals on another port").toEqual([]);
      if (probesPolicy) return;
      expect(outside, "requests to other origins").toEqual([]);
      expect(studio.reports.hits.slice(reported), "reports of the content security policy").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
